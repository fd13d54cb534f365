import fc from "fast-check";

import { DEFAULT_LIBRA, type LibraParameters } from "../../src/scenario/libra/parameters.ts";
import type { PaymentRules } from "../../src/scenario/libra/paymentRules.ts";
import type { Participants } from "../../src/scenario/participants.ts";
import { smallWorld } from "./smallWorld.ts";
import type { Step } from "./steps.ts";

/** `smallWorld` with so much in the wallets that rules for payments are met more often than empty wallets. */
export function richWorld(): Participants {
  const { banks, institutions, holders } = smallWorld();
  const rich = [...holders.values()].map((holder) => {
    const walletFen = holder.walletStatus === "none" ? 0n : 4n * holder.walletFen + 200n;
    return { ...holder, walletFen, depositFen: 5n * holder.depositFen + 100n };
  });
  return { banks, institutions, holders: new Map(rich.map((holder) => [holder.id, holder])) };
}

/** A fen is this many micro at the default rate, less what is rounded off. */
const MICRO_PER_FEN = 1_428;

const micro = (leastFen: number, mostFen: number) =>
  fc.integer({ min: leastFen * MICRO_PER_FEN, max: mostFen * MICRO_PER_FEN }).map(BigInt);

const someIds = (most: number) => fc.subarray(Array.from({ length: most }, (_, position) => `i${position}`));

/** Rules near what random instructions move, each at times off, and with windows that end within the day. */
export const paymentRules: fc.Arbitrary<PaymentRules> = fc
  .record({
    travelRule: fc.option(fc.record({ thresholdMicro: micro(20, 200), pairSums: fc.boolean() })),
    vaspLimits: fc.option(
      fc.record({
        maxInflowMicro: micro(80, 300),
        maxOutflowMicro: micro(80, 300),
        maxHoldingMicro: micro(900, 1_600),
        periodSeconds: fc.constantFrom(1, 4_000, 15_000, 86_400),
        vasps: fc.constantFrom(["alipay"], ["tenpay"], ["alipay", "tenpay"]),
      }),
    ),
    unhosted: fc.option(
      fc.record({
        maxPaymentMicro: micro(40, 130),
        maxBalanceMicro: micro(601, 800),
        holders: fc.constantFrom([], ["ann"], ["bo", "dan"], ["cai", "shop"]),
      }),
    ),
    fees: fc.option(
      fc.record({
        basisPoints: fc.constantFrom(0n, 1n, 37n, 2_500n, 10_000n),
        flatMicro: fc.constantFrom(1n, 999n, 20_000n),
      }),
    ),
    attested: fc.oneof(someIds(10), someIds(60), fc.record({ allBut: someIds(60) })),
  })
  .map(({ travelRule, vaspLimits, unhosted, fees, attested }) => ({
    ...(travelRule && { travelRule }),
    ...(vaspLimits && { vaspLimits }),
    ...(unhosted && { unhosted }),
    ...(fees && { fees }),
    attested,
  }));

/** Of the instructions only one in four is left to be a top-up or withdrawal, so that more goes from VASP to VASP. */
export function mostlyPayments(plan: readonly Step[]): Step[] {
  return plan.map((step, position) =>
    step.does === "instruct" && position % 4 !== 0 ? { ...step, kind: "payment" } : step,
  );
}

/** Inventory and cash that run out now and then. */
export function underRules(rules: PaymentRules): LibraParameters {
  return { ...DEFAULT_LIBRA, inventoryPercent: 60n, dealerDepositPercent: 80n, ...rules };
}
