import { expect } from "chai";

import { renderReport } from "../../src/report/page/renderReport.ts";
import { result as resultShape } from "../../src/report/result.ts";
import { renderResult } from "../../src/report/terminal.ts";
import { formatFigure } from "../../src/report/timed/figures.ts";
import { sampleResult } from "./sampleResult.ts";
import { sampleTimed } from "./sampleTimed.ts";

describe("the report of a timed run", () => {
  const files = renderReport({ ...sampleResult(), timed: sampleTimed() }, {});
  const page = files[0]?.contents ?? "";
  const text = page.replace(/<(?!\/?(?:h3|table|caption)\b)[^>]+>/g, "|").replace(/\|+/g, "|");

  it("is a part of the result that may be left out, and then nothing shows of it", () => {
    expect(resultShape.parse(JSON.parse(JSON.stringify({ ...sampleResult(), timed: sampleTimed() })))).to.have.property("timed");
    expect(renderReport(sampleResult(), {})[0]?.contents).to.not.contain("stopwatch");
    expect(renderResult(sampleResult())).to.not.contain("stopwatch");
  });

  it("keeps finality and inclusion in tables and charts of their own, and says why", () => {
    const [, finality = "", inclusion = ""] = text.split("<h3>Settled ");
    expect(finality).to.match(/^with finality/);
    expect(inclusion).to.match(/^by inclusion/);
    const tableIn = (part: string) => part.slice(part.indexOf("<table>"), part.indexOf("</table>"));
    expect(tableIn(finality)).to.contain("books").and.not.contain("contracts");
    expect(tableIn(inclusion)).to.contain("contracts").and.not.contain("books");
    expect(finality).to.contain("what counts for the books");
    expect(text).to.contain("figures of one group are never ranked against another");
    const charts = files.map(({ name }) => name).filter((name) => /latency|throughput/.test(name));
    expect(charts).to.have.members(
      ["latency", "throughput"].flatMap((chart) =>
        ["finality", "inclusion"].flatMap((kind) => ["svg", "csv"].map((extension) => `charts/${chart}-${kind}.${extension}`)),
      ),
    );
  });

  it("shows the median and the spread of the repetitions, and what wasn't measured", () => {
    expect(text).to.contain("|7.50|(5–10)|");
    expect(text).to.contain("|1,200|(800–1,600)|");
    expect(text).to.contain("|not measured|");
    expect(text).to.contain("|in execute|");
  });

  it("gives the highest rate sustained with every rate tried, where it was looked for", () => {
    expect(text).to.contain("|1,500|1,000 ✓ (p99 100 ms), 1,500 ✓ (p99 150 ms), 2,250 ✗ (p99 225 ms)|");
    const withoutSearch = sampleTimed();
    for (const rail of withoutSearch.rails) delete rail.capacity;
    expect(renderReport({ ...sampleResult(), timed: withoutSearch }, {})[0]?.contents).to.not.contain("Highest rate");
  });

  it("says in the terminal what it says on the page", () => {
    const terminal = renderResult({ ...sampleResult(), timed: sampleTimed() });
    for (const fact of ["7.50 (5–10)", "1,200 (800–1,600)", "not measured", "the batching of the books", "never ranked", "4,320 times as fast", "0.5, 0.25, 0.125"]) {
      expect(terminal).to.contain(fact);
    }
  });

  it("writes the numbers of each chart beside it", () => {
    const csv = (name: string) => files.find((file) => file.name === `charts/${name}.csv`)?.contents;
    expect(csv("latency-finality")).to.equal(
      "rail,percent,settled within ms\nalipay-2.0 gross: books,0,0.5\nalipay-2.0 gross: books,50,5\nalipay-2.0 gross: books,100,20\n",
    );
    expect(csv("throughput-inclusion")).to.equal("second,offered,alipay-2.0 gross: contracts\n0,100,90\n1,140,130\n2,0,20\n");
  });

  it("draws each line within its axes, with a reference that is grey", () => {
    const svg = files.find(({ name }) => name === "charts/throughput-inclusion.svg")?.contents ?? "";
    expect(svg).to.contain("#8a8177").and.to.contain("#0072b2");
    expect(svg).to.contain("second of the run");
  });

  it("gives figures as many digits as mean something", () => {
    expect([0, 7, 0.123_4, 9.876, 45.67, 123.4, 12_345.6, -0.5].map(formatFigure)).to.deep.equal(["0", "7", "0.12", "9.88", "45.7", "123", "12,346", "−0.50"]);
  });
});
