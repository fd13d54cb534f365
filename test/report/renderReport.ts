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

  it("says in one line what the user holds, who owes it and what backs it", () => {
    const text = page.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
    const line = [
      "alipay-2.0, gross and net",
      "wallet balances, owed by payment institutions",
      "client reserves, owed by central bank",
      "100.00 %",
      "1,200.01 yuan",
      "0.00",
      "0.00",
    ];
    expect(text).to.contain(`|${line.join("|")}|`);
  });

  it("says what changed at the central bank, or that nothing did", () => {
    expect(page).to.contain("banks&#39; deposits changed by −200.01 and");
    const still = sampleResult();
    for (const { referee } of still.families) referee.closingSheets = referee.openingSheets;
    const files = renderReport(still, GAS);
    expect(files[0]?.contents).to.contain("which the day left as it was");
    expect(files.filter(({ name }) => name.startsWith("charts/central-bank"))).to.be.empty;
  });

  it("shows a shortfall as one", () => {
    const short = sampleResult();
    for (const { referee } of short.families) {
      const sheet = referee.closingSheets.find(({ kind }) => kind === "institution");
      Object.assign(sheet?.assets ?? {}, { client_reserve: "120000" });
    }
    const csv = renderReport(short, GAS).find(({ name }) => /backing.*csv$/.test(name))?.contents;
    expect(csv).to.contain("alipay,closing,1200.01,1200.00,99.99 %");
  });

  it("shows once what gross and net settlement end in alike, and twice what they don't", () => {
    const charts = (name: RegExp) => files.filter((file) => name.test(file.name));
    expect(charts(/money-.*csv$/)).to.have.length(1);
    const apart = sampleResult();
    apart.families[1]?.referee.flows.pop();
    expect(renderReport(apart, GAS).filter(({ name }) => /money-.*csv$/.test(name))).to.have.length(2);
  });
});
