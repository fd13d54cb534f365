import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { Instruction } from "../../../src/scenario/instructions.ts";
import { toMicro, toMicroInstruction } from "../../../src/scenario/libra/convert.ts";

const PAYMENT: Instruction = { id: "p", atSeconds: 0, kind: "payment", payer: "a", payee: "b", amount: 1n };

describe("yuan at a stated rate", () => {
  it("become whole micro-≋USD, rounded down", () => {
    expect(toMicro(700n, 700n)).to.equal(1_000_000n);
    expect(toMicro(1n, 700n)).to.equal(1_428n); // 1,428.57…
    expect(toMicro(699n, 700n)).to.equal(998_571n); // 998,571.43
    expect(toMicro(0n, 700n)).to.equal(0n);
  });

  it("stay exact beyond what a float can hold", () => {
    expect(toMicro(10n ** 24n + 1n, 3n)).to.equal((10n ** 30n + 10n ** 6n) / 3n);
  });

  it("leave the rest of an instruction as it is", () => {
    expect(toMicroInstruction(PAYMENT, 800n)).to.deep.equal({ ...PAYMENT, amount: 1_250n });
  });

  it("are bad input where nothing would be left, or more than the contracts can keep", () => {
    expect(toMicroInstruction(PAYMENT, 1_000_000n).amount).to.equal(1n);
    const most = (2n ** 96n - 1n) / 10_000n;
    expect(toMicroInstruction({ ...PAYMENT, amount: most }, 100n).amount).to.be.lessThan(2n ** 96n);
    for (const [amount, rate] of [
      [1n, 1_000_001n],
      [most + 1n, 100n],
    ] as const) {
      expect(() => toMicroInstruction({ ...PAYMENT, amount }, rate))
        .to.throw(JiaoziError)
        .with.property("code", "BAD_FIELD");
    }
  });
});
