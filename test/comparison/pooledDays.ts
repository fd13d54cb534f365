import fc from "fast-check";

import type { PooledTerms } from "../../src/scenario/alipay1/pooledTerms.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  signed,
  smallParticipants,
} from "../centralized/schemes/smallDay.ts";

const holder = fc.constantFrom(...smallParticipants.holders.keys());
const bank = fc.constantFrom(...smallParticipants.banks.keys());
const amount = fc.oneof(fc.bigInt({ min: 1n, max: 400n }), fc.bigInt({ min: 500n, max: 2_500n }));
/** Mostly the bank where the holder has an account. */
const bankOf = (id: string) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(smallParticipants.holders.get(id)?.bank ?? "") }, bank);
const drawn = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.constant("payment" as const), holder, holder, amount) },
  {
    weight: 1,
    arbitrary: holder.chain((id) =>
      fc.tuple(fc.constant("top_up" as const), bankOf(id), fc.constant(id), amount),
    ),
  },
  {
    weight: 3,
    arbitrary: holder.chain((id) =>
      fc.tuple(fc.constant("withdrawal" as const), fc.constant(id), bankOf(id), amount),
    ),
  },
);

/** Of scheme alipay-1.0. */
export const parameters: fc.Arbitrary<PooledTerms> = fc.record({
  depositoryBank: bank,
  rebalancingsPerDay: fc.nat(6),
  fee: fc.record({
    freeFen: fc.constantFrom(0n, 400n, 2_000_000n),
    perMille: fc.constantFrom(1n, 33n, 400n),
    minimumFen: fc.constantFrom(0n, 60n),
    withdrawnBeforeFen: fc.constantFrom(0n, 100n),
  }),
});

/** What is instructed on a small day, in order. */
export const plans = fc.array(drawn, { minLength: 40, maxLength: 90, size: "max" });

type Drawn = readonly ["payment" | "top_up" | "withdrawal", string, string, bigint];

/** Spread over the day; every tenth is the first one again. */
export function signedDay(plan: readonly Drawn[]): readonly SignedInstruction[] {
  const spacing = (CLOSES_AT_SECONDS - OPENS_AT_SECONDS) / plan.length;
  return plan.map(([kind, payer, payee, fen], index) => {
    const [first] = plan;
    const again = index % 10 === 9 && first !== undefined;
    const [what, from, to, much] = again ? first : ([kind, payer, payee, fen] as const);
    const atSeconds = OPENS_AT_SECONDS + Math.floor(index * spacing);
    return signed(what, from, to, much, { id: again ? "0" : String(index), atSeconds });
  });
}
