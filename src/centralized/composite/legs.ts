import { type CoinCode, LBR, VAULT } from "../../scenario/composite/rail.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Leg } from "../ledger/chains.ts";
import { post, postIfAny } from "../schemes/legs.ts";
import { names } from "./accounts.ts";

const MICRO_PER_UNIT = 1_000_000n;

/** How much of each coin is in one ≋LBR, in the order of the basket. */
export type Amounts = readonly (readonly [coin: CoinCode, perUnit: Micro])[];

/** What the holder brings is rounded up. */
export function createLegs(holder: ParticipantId, units: Micro, amounts: Amounts): readonly Leg[] {
  return [
    ...amounts.flatMap(([coin, perUnit]) => bring(coin, holder, roundedUp(units * perUnit))),
    post(names.backing(LBR), names.coins(LBR, holder), units),
  ];
}

/** What the holder takes is rounded down. */
export function unpackLegs(holder: ParticipantId, units: Micro, amounts: Amounts): readonly Leg[] {
  return [
    post(names.coins(LBR, holder), names.backing(LBR), units),
    ...amounts.flatMap(([coin, perUnit]) => take(coin, holder, (units * perUnit) / MICRO_PER_UNIT)),
  ];
}

/** What the vault needs under the announced amounts, against what it has. */
export function swapLegs(
  holder: ParticipantId,
  supply: Micro,
  announced: Amounts,
  heldOf: (coin: CoinCode) => Micro,
): readonly Leg[] {
  return announced.flatMap(([coin, perUnit]) => {
    const missing = roundedUp(supply * perUnit) - heldOf(coin);
    return [...bring(coin, holder, missing), ...take(coin, holder, -missing)];
  });
}

function bring(coin: CoinCode, holder: ParticipantId, amount: Micro): readonly Leg[] {
  return postIfAny(names.coins(coin, holder), names.coins(coin, VAULT), amount);
}

function take(coin: CoinCode, holder: ParticipantId, amount: Micro): readonly Leg[] {
  return postIfAny(names.coins(coin, VAULT), names.coins(coin, holder), amount);
}

function roundedUp(product: bigint): Micro {
  return (product + MICRO_PER_UNIT - 1n) / MICRO_PER_UNIT;
}
