import { expect } from "chai";

import { feeOf } from "../../../src/comparison/referee/alipay1/fee.ts";
import { openingMoney } from "../../../src/comparison/referee/alipay1/money.ts";
import { defaultPooledTerms } from "../../../src/scenario/alipay1/pooledTerms.ts";
import { OPENS_AT, smallWorld } from "../smallWorld.ts";

/** Fen: the amount, what was withdrawn before, and what it costs a person. */
const CASES: readonly (readonly [bigint, bigint, bigint])[] = [
  [2_000_000n, 0n, 0n],
  [2_000_001n, 0n, 10n],
  [1n, 2_000_000n, 10n],
  [10_000n, 2_000_000n, 10n],
  [10_001n, 2_000_000n, 11n],
  [2_050_000n, 0n, 50n],
  [100_000n, 1_950_000n, 50n],
];

describe("the referee of alipay-1.0: what a withdrawal costs", () => {
  const participants = smallWorld();
  const terms = defaultPooledTerms(participants);
  const withdrawal = { id: "w", atSeconds: OPENS_AT, kind: "withdrawal", payee: "icbc" } as const;

  for (const [amount, withdrawnFen, feeFen] of CASES) {
    it(`${amount} fen after ${withdrawnFen} cost a person ${feeFen}, and a merchant nothing`, () => {
      const money = openingMoney(participants, withdrawnFen);
      expect(feeOf({ ...withdrawal, payer: "ann", amount }, money, terms)).to.equal(feeFen);
      expect(feeOf({ ...withdrawal, payer: "shop", amount }, money, terms)).to.equal(0n);
    });
  }
});
