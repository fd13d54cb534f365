import { randomFrom } from "../generate/random.ts";
import type { Micro } from "../libra/convert.ts";
import { type LibraDay, type LibraHolder, libraDay } from "../libra/libraDay.ts";
import type { ParticipantId } from "../participants.ts";
import type { ReserveRunParameters } from "./parameters.ts";
import type { RunEvent } from "./rail.ts";

export interface Handed {
  readonly holder: ParticipantId;
  readonly coins: Micro;
}

export interface RunPlan {
  readonly day: LibraDay;
  /** What the custodians attest after the shock. */
  readonly reserveAfterShock: Micro;
  /** The dealer redeems its whole inventory before it is declared inactive. */
  readonly dealerCoins: Micro;
  /** In the order in which they hand coins in. */
  readonly redeemers: readonly Handed[];
  /** Who hands nothing in, or not all: what they keep, in an order in which they might have come. */
  readonly stayers: readonly Handed[];
  readonly events: readonly RunEvent[];
}

/** The day with so many of its holders as the parameters allow. */
export function dayOfRun(day: LibraDay, { mostHolders, seed }: ReserveRunParameters): LibraDay {
  const { participants, parameters } = day;
  const all = [...participants.holders.values()];
  if (all.length <= mostHolders) return day;
  const drawn = randomFrom(`${seed}/holders`).shuffled(all).slice(0, mostHolders);
  const isDrawn = new Set(drawn.map(({ id }) => id));
  const holders = new Map(all.filter(({ id }) => isDrawn.has(id)).map((holder) => [holder.id, holder]));
  return libraDay({ ...participants, holders }, parameters);
}

/**
 * Draws who runs: holders in an order of chance hand in all that they can, until the percentage is reached, the last of
 * them so much that it is reached exactly. If too much is frozen for that, everybody who can takes part.
 */
export function planReserveRun(
  day: LibraDay,
  parameters: ReserveRunParameters,
  opensAtSeconds: number,
): RunPlan {
  const order = randomFrom(`${parameters.seed}/order`).shuffled([...day.holders.values()]);
  const held = order.reduce((sum, { coins }) => sum + coins, 0n);
  let wanted = percentOf(held, parameters.redeemPercent);
  const redeemers: Handed[] = [];
  const stayers: Handed[] = [];
  for (const holder of order) {
    const { id, coins } = holder;
    const handed = smaller(freeCoinsOf(holder), wanted);
    wanted -= handed;
    if (handed > 0n) redeemers.push({ holder: id, coins: handed });
    if (coins > handed) stayers.push({ holder: id, coins: coins - handed });
  }
  const reserveAfterShock = percentOf(day.coinsOutstanding, 100 - parameters.shockPercent);
  const plan = { day, reserveAfterShock, dealerCoins: day.inventoryTarget, redeemers, stayers };
  return { ...plan, events: eventsOf(plan, parameters.delaySeconds, opensAtSeconds) };
}

const SPACING_SECONDS = 10;

/** With the attempts that the rules must refuse: before the council has decided, before the delay, out of turn. */
export function eventsOf(
  { reserveAfterShock, dealerCoins, redeemers }: Omit<RunPlan, "events">,
  delaySeconds: number,
  opensAtSeconds: number,
): readonly RunEvent[] {
  let atSeconds = opensAtSeconds;
  const next = () => (atSeconds += SPACING_SECONDS);
  const requests = () =>
    redeemers.map(({ holder, coins: amount }): RunEvent => ({
      kind: "request",
      atSeconds: next(),
      holder,
      amount,
    }));
  const settlement = (number: number): RunEvent => ({ kind: "settle", atSeconds: next(), number });
  const events: RunEvent[] = [{ kind: "attest", atSeconds: next(), reserve: reserveAfterShock }];
  if (dealerCoins > 0n) events.push({ kind: "dealer_redeems", atSeconds: next(), amount: dealerCoins });
  if (redeemers.length === 0) return events;
  events.push(...requests().slice(0, 1), { kind: "declare_inactive", atSeconds: next() }, ...requests());
  events.push(settlement(0));
  atSeconds += delaySeconds;
  if (redeemers.length > 1) events.push(settlement(redeemers.length - 1));
  events.push(...redeemers.map((_, number) => settlement(number)));
  return events;
}

function freeCoinsOf({ walletStatus, coins, frozen }: LibraHolder): Micro {
  if (walletStatus !== "open") return 0n;
  return coins > frozen ? coins - frozen : 0n;
}

function percentOf(amount: Micro, percent: number): Micro {
  return (amount * BigInt(percent)) / 100n;
}

function smaller(a: Micro, b: Micro): Micro {
  return a < b ? a : b;
}
