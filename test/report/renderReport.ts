import { expect } from "chai";

import { renderReport } from "../../src/report/page/renderReport.ts";
import { sampleResult } from "./sampleResult.ts";

const GAS = { Token: { transfer: 37_000, batch: 2_000_000 } };

describe("the report", () => {
  const files = renderReport(sampleResult(), GAS);
  const page = files[0]?.contents ?? "";

  it("is the same to the byte for the same data, though ECharts counts on", () => {
    expect(renderReport(sampleResult(), GAS)).to.deep.equal(files);
  });

  it("asks for nothing from elsewhere and runs nothing", () => {
    for (const { name, contents } of files) {
      const addresses = [...contents.matchAll(/(?:https?:)?\/\/[^\s"'<>)]+/g)].map(([address]) => address);
      expect(new Set(addresses), name).to.satisfy((found: Set<string>) =>
        [...found].every((address) => address === "http://www.w3.org/2000/svg"),
      );
      expect(contents, name).to.not.match(/<script|<link|<iframe|<img|javascript:|@import|url\((?!#)| on\w+=/i);
    }
  });

  it("has a CSV beside every chart", () => {
    const named = (extension: string) =>
      files.filter(({ name }) => name.endsWith(extension)).map(({ name }) => name.slice(0, -4));
    expect(named(".svg")).to.have.length.greaterThan(5);
    expect(named(".svg")).to.deep.equal(named(".csv"));
    for (const name of named(".svg")) expect(page).to.contain(`href="${name}.csv"`);
  });

  it("gives every picture a title and a description, and every id once", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).to.have.length(new Set(ids).size);
    const labelled = [...page.matchAll(/<svg [^>]*aria-labelledby="([^"]+)"/g)].flatMap(([, list = ""]) => list.split(" "));
    expect(labelled).to.have.length.greaterThan(10);
    expect(ids).to.include.members(labelled);
    const used = [...page.matchAll(/(?:url\(|href=")#([\w-]+)/g)].map(([, id]) => id);
    expect(ids).to.include.members(used);
  });

  it("shows names from files as text", () => {
    const hostile = `<script>alert("1")</script><b onclick='x'>&`;
    const result = sampleResult();
    result.scenario.name = hostile;
    result.scenario.seed = hostile;
    for (const { referee, rails } of result.families) {
      for (const { openingSheets, closingSheets } of [referee, ...rails]) {
        for (const sheet of [...openingSheets, ...closingSheets]) {
          if (sheet.kind === "institution") sheet.entity = hostile;
        }
      }
    }
    for (const { name, contents } of renderReport(result, { [hostile]: { [hostile]: 1 } })) {
      if (name.endsWith(".csv")) continue;
      expect(contents, name).to.not.match(/<script|<b /);
    }
  });

  it("prints what is needed to run it again", () => {
    for (const fact of ["by-hand", "abcdef123456", "v24.0.0", "0.8.37", "0123456789abcdef".repeat(4), "inclusion"]) {
      expect(page).to.contain(fact);
    }
  });

  it("shows once what gross and net settlement end in alike, and twice what they don't", () => {
    const charts = (name: RegExp) => files.filter((file) => name.test(file.name));
    expect(charts(/money-.*csv$/)).to.have.length(1);
    const apart = sampleResult();
    apart.families[1]?.referee.flows.pop();
    expect(renderReport(apart, GAS).filter(({ name }) => /money-.*csv$/.test(name))).to.have.length(2);
  });
});
