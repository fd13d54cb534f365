import { expect } from "chai";

import { issuanceRows } from "../../src/report/issuance.ts";
import { measureRows } from "../../src/report/measures.ts";
import { renderReport } from "../../src/report/page/renderReport.ts";
import { type Result, result } from "../../src/report/result.ts";
import { renderResult } from "../../src/report/terminal.ts";
import { sampleResult } from "./sampleResult.ts";

type Measure = NonNullable<Result["families"][number]["measures"]>[number];

const FREEZE: Measure = {
  at: "2019-11-11T10:00:00+08:00",
  kind: "freeze",
  by: "freeze",
  subject: "chen",
  amount: "0",
  reference: "case-1",
  outcome: "done",
};
const HALT: Measure = {
  ...FREEZE,
  ...{ at: "2019-11-11T09:00:00+08:00", kind: "halt", by: "council", subject: "", reference: "decision-1" },
};

/** The first family knows both measures, and takes nothing for a while; the other knows one. */
function dayOfMeasures(): Result {
  const sample = sampleResult();
  const [first, second] = sample.families as [Result["families"][number], Result["families"][number]];
  const halted = { ...first, referee: { ...first.referee, notTaken: 3 }, measures: [FREEZE, HALT] };
  return result.parse({ ...sample, families: [halted, { ...second, measures: [FREEZE] }] });
}

describe("the measures of a day in the report", () => {
  it("stand once each, in order of time, with the schemes that knew them", () => {
    const rows = measureRows(dayOfMeasures());
    expect(rows.map(({ kind, outcome }) => `${kind}: ${outcome}`)).to.deep.equal([
      "halt: alipay-2.0 gross: done",
      "freeze: done",
    ]);
  });

  it("say what a refusal's reason was", () => {
    const sample = sampleResult();
    const refused: Measure = { ...FREEZE, outcome: "refused", reason: "BECAUSE" };
    const families = sample.families.map((family, index) => (index === 0 ? { ...family, measures: [refused] } : family));
    const [row] = measureRows({ families });
    expect(row?.outcome).to.equal("alipay-2.0 gross: refused (BECAUSE)");
  });

  it("are told on the page and in the terminal, with what a halted network didn't take", () => {
    const day = dayOfMeasures();
    const [page] = renderReport(day, {});
    for (const text of [page?.contents ?? "", renderResult(day)]) {
      expect(text).to.contain("What authorities did within the day").and.to.contain("chen");
    }
    expect(page?.contents).to.contain("(alipay-2.0, gross: 3)");
    expect(renderResult(day)).to.match(/\(not taken while halted\) +3 +0/);
  });

  it("show how coins came to life and ended in a table of their own, with what each step left", () => {
    const step: Measure = {
      ...{ ...FREEZE, kind: "approve_mint", by: "compliance-1", subject: "m2", reference: "m3" },
      ...{ outcome: "refused", reason: "ReserveInsufficient" },
      issuance: { reserve: "250", outstanding: "300", room: "0" },
    };
    const sample = sampleResult();
    const families = sample.families.map((family, index) => (index === 0 ? { ...family, measures: [step] } : family));
    const day = result.parse({ ...sample, families });
    expect(measureRows(day)).to.deep.equal([]);
    const [row] = issuanceRows(day);
    expect(row?.slice(3)).to.deep.equal([
      ...["m2", "compliance-1", "", "refused (ReserveInsufficient)"],
      ...["2.50", "3.00", "0.00", "83.33 %"],
    ]);
    const [page] = renderReport(day, {});
    for (const text of [page?.contents ?? "", renderResult(day)]) {
      expect(text).to.contain("How coins came to life and ended").and.to.contain("ReserveInsufficient");
      expect(text).to.not.contain("What authorities did");
    }
  });

  it("are left out of a day without any", () => {
    const [page] = renderReport(sampleResult(), {});
    expect(page?.contents).to.not.contain("authorities");
    expect(renderResult(sampleResult())).to.not.match(/authorities|halted/);
  });
});
