import { expect } from "chai";
import fc from "fast-check";

import { FEN_LIMIT, formatYuan, parseYuan } from "../../src/scenario/yuan.ts";

const FUZZ = { seed: 20_191_111 };

describe("yuan", () => {
  it("reads decimal yuan as fen, exactly", () => {
    const cases: readonly [string, bigint][] = [
      ["0", 0n],
      ["0.1", 10n],
      ["0.01", 1n],
      ["12.30", 1_230n],
      ["007.5", 750n],
      // where a float would be off by a fen or more
      ["0.29", 29n],
      ["90071992547409.93", 9_007_199_254_740_993n],
      ["792281625142643375935439503.35", FEN_LIMIT - 1n],
    ];
    for (const [text, fen] of cases) expect(parseYuan(text), text).to.equal(fen);
  });

  it("says what is wrong with other text", () => {
    const cases: readonly [string, RegExp][] = [
      ["-1", /negative/],
      ["−1", /negative/],
      ["1.234", /two decimals/],
      ["792281625142643375935439503.36", /too large/],
      ["9".repeat(10_000), /too large/],
      ["", /isn't an amount/],
      ["1,000.00", /isn't an amount/],
      ["1e3", /isn't an amount/],
      ["0x10", /isn't an amount/],
      [" 1", /isn't an amount/],
      ["1.", /isn't an amount/],
      [".5", /isn't an amount/],
      ["１２", /isn't an amount/],
      ["12元", /isn't an amount/],
      ["NaN", /isn't an amount/],
    ];
    for (const [text, fault] of cases) {
      const result = parseYuan(text);
      expect(typeof result === "bigint" ? `read as ${result}` : result.fault, text).to.match(fault);
    }
  });

  it("reads back every amount that it writes", () => {
    const amounts = fc.bigInt({ min: 0n, max: FEN_LIMIT - 1n });
    fc.assert(
      fc.property(amounts, (amountFen) => parseYuan(formatYuan(amountFen)) === amountFen),
      FUZZ,
    );
  });

  it("writes negative amounts with their sign", () => {
    expect(formatYuan(-5n)).to.equal("-0.05");
    expect(formatYuan(-12_345n)).to.equal("-123.45");
  });
});
