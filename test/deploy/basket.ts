import { expect } from "chai";

import { WEIGHTS_OF_2019, basketAmounts } from "../../deploy/basket.ts";
import { LIBRA_CURRENCIES } from "../../deploy/currencies.ts";

describe("the basket of ≋LBR", () => {
  it("has the nominal amounts that the shares of 2019 come to, worked out by hand", () => {
    // 50, 18, 11 and 7 of 86 parts, divided by 1, 1.1, 1.25 and 0.72 dollars
    expect(basketAmounts()).to.deep.equal({ USD: 581_395n, EUR: 190_275n, GBP: 102_326n, SGD: 113_049n });
  });

  it("is worth a dollar at the rates of its conversion, to a few millionths", () => {
    const amounts = basketAmounts();
    const worth = LIBRA_CURRENCIES.reduce(
      (sum, currency) => sum + amounts[currency] * WEIGHTS_OF_2019[currency].microUsd,
      0n,
    );
    const off = worth - 1_000_000n * 1_000_000n;
    expect(Number(off < 0n ? -off : off)).to.be.at.most(4 * 1_250_000);
  });
});
