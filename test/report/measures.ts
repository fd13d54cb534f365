import { expect } from "chai";

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

  it("are left out of a day without any", () => {
    const [page] = renderReport(sampleResult(), {});
    expect(page?.contents).to.not.contain("authorities");
    expect(renderResult(sampleResult())).to.not.match(/authorities|halted/);
  });
});
