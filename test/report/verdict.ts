import { expect } from "chai";

import { verdictOf } from "../../src/report/model/verdict.ts";
import { renderReport } from "../../src/report/page/renderReport.ts";
import type { Result } from "../../src/report/result.ts";
import { sampleResult } from "./sampleResult.ts";

type Rail = Result["families"][number]["referee"];

const OTHER_HASH = "f".repeat(64);

/** Each changes one thing in one rail of one family. */
const DEPARTURES: Readonly<Record<string, (rail: Rail) => void>> = {
  accepted: (rail) => (rail.accepted += 1),
  reasons: (rail) => (rail.rejected = { PAYER_FROZEN: 1 }),
  decisions: (rail) => (rail.decisionsHash = OTHER_HASH),
  "end balances": (rail) => (rail.endStateHash = OTHER_HASH),
  "opening sheets": (rail) => rail.openingSheets.pop(),
  "closing sheets": (rail) => rail.closingSheets.pop(),
};

describe("the report's verdict", () => {
  it("is good when every rail has the referee's figures", () => {
    expect(verdictOf(sampleResult()).agree).to.equal(true);
    expect(pageOf(sampleResult())).to.contain("All rails agree with the referee in 2 of 2 families");
  });

  for (const [what, depart] of Object.entries(DEPARTURES)) {
    it(`is bad when the ${what} of one rail differ, whatever the document says of itself`, () => {
      const result = sampleResult();
      depart(railOf(result));
      const { agree, families } = verdictOf(result);
      expect(agree).to.equal(false);
      expect(families.map((family) => family.differences)).to.deep.equal([[], [`books: ${what}`]]);
      expect(pageOf(result)).to.contain("The rails do not agree: 1 of 2 families differ");
    });
  }

  it("is bad when the comparison says so, and gives its first difference", () => {
    const result = sampleResult();
    Object.assign(result.families[0] ?? {}, {
      agree: false,
      firstDifference: { rail: "books", where: "instruction 7", referee: "accepted", answer: "no decision" },
    });
    expect(verdictOf(result).families[0]?.differences).to.deep.equal([
      "books at instruction 7: no decision; the referee: accepted",
    ]);
  });

  it("is bad when the comparison says so without saying where, or when nothing was compared", () => {
    const silent = sampleResult();
    Object.assign(silent.families[0] ?? {}, { agree: false });
    expect(verdictOf(silent).agree).to.equal(false);
    const alone = sampleResult();
    Object.assign(alone.families[0] ?? {}, { rails: [] });
    expect(verdictOf(alone).agree).to.equal(false);
  });
});

function railOf(result: Result): Rail {
  const rail = result.families[1]?.rails[1];
  if (rail === undefined) throw new Error("the sample has two families of two rails");
  return rail;
}

function pageOf(result: Result): string {
  return renderReport(result, {})[0]?.contents ?? "";
}
