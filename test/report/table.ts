import { expect } from "chai";
import stringWidth from "string-width";

import { table } from "../../src/report/table.ts";

describe("a table", () => {
  const rendered = table([{ title: "who" }, { title: "yuan", align: "right" }], [["支付宝", "1.00"], ["Tenpay", "22.50"]]);

  it("lines up, Chinese characters counted as two", () => {
    expect(new Set(rendered.split("\n").slice(1).map((line) => stringWidth(line)))).to.deep.equal(new Set([13]));
  });

  it("puts figures on the right", () => {
    expect(rendered.split("\n").at(-1)).to.equal("Tenpay  22.50");
    expect(rendered.split("\n").at(-2)).to.equal("支付宝   1.00");
  });
});
