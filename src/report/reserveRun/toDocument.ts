import { firstComePayouts } from "../../comparison/reserveRun/firstCome.ts";
import type { RunResult } from "../../comparison/reserveRun/runReserveRun.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ReserveRunParameters } from "../../scenario/reserveRun/parameters.ts";
import type { Handed, RunPlan } from "../../scenario/reserveRun/plan.ts";
import type { ReserveRunDocument } from "./document.ts";

export interface PlayedRun {
  readonly parameters: ReserveRunParameters;
  /** How many holders the day has. */
  readonly holdersOfTheDay: number;
  readonly plan: RunPlan;
  readonly result: RunResult;
  readonly rails: ReserveRunDocument["rails"];
  readonly contractsLeftOutBecause?: string | undefined;
  /** The first holder's payment, had it come last. */
  readonly firstPaidAsLast?: Micro | undefined;
}

type Payout = ReserveRunDocument["payouts"][number];

const QUARTERS = ["first", "second", "third", "last"] as const;

/** A run as a document; the same run gives the same bytes. */
export function toReserveRunDocument(run: PlayedRun): ReserveRunDocument {
  const { parameters, plan, result, rails, contractsLeftOutBecause } = run;
  const payouts = payoutsOf(plan, result);
  const [first] = plan.redeemers;
  const paidAsFirst = payouts.find(({ order }) => order === 1)?.proRata;
  return {
    parameters: { ...parameters },
    holders: {
      ofTheDay: run.holdersOfTheDay,
      inTheRun: plan.day.holders.size,
      redeeming: plan.redeemers.length,
    },
    coins: plan.day.coinsOutstanding.toString(),
    reserveBefore: result.opening.reserve.toString(),
    reserveAfterShock: plan.reserveAfterShock.toString(),
    groups: groupsOf(plan, result, payouts),
    payouts: [...payouts],
    ifEverybodyCame: ifEverybodyCame(plan),
    ...(first === undefined || paidAsFirst === undefined || run.firstPaidAsLast === undefined
      ? {}
      : {
          firstHadItComeLast: {
            holder: first.holder,
            coins: first.coins.toString(),
            paidAsFirst,
            paidAsLast: run.firstPaidAsLast.toString(),
          },
        }),
    refused: refusedIn(result),
    rails,
    ...(contractsLeftOutBecause === undefined ? {} : { contractsLeftOutBecause }),
    agree: result.firstDifference === undefined,
    ...(result.firstDifference === undefined ? {} : { firstDifference: result.firstDifference }),
  };
}

/** The dealer, if it has coins, and the holders in the order in which they came. */
function comersOf({ dealerCoins, redeemers }: RunPlan): readonly Handed[] {
  return [...(dealerCoins > 0n ? [{ holder: DEALER, coins: dealerCoins }] : []), ...redeemers];
}

function payoutsOf(plan: RunPlan, { closing }: RunResult): readonly Payout[] {
  const comers = comersOf(plan);
  const firstCome = firstComePayouts(plan.reserveAfterShock, comers.map(({ coins }) => coins));
  const firstOrder = plan.dealerCoins > 0n ? 0 : 1;
  return comers.map(({ holder, coins }, index) => {
    const paid = closing.paid.get(holder) ?? 0n;
    return { order: firstOrder + index, holder, ...bothRules(coins, paid, firstCome[index] ?? 0n) };
  });
}

function groupsOf(plan: RunPlan, { closing }: RunResult, payouts: readonly Payout[]): ReserveRunDocument["groups"] {
  const dealer = payouts.filter(({ order }) => order === 0);
  const holders = payouts.filter(({ order }) => order > 0);
  const paidFirstCome = payouts.reduce((sum, { firstCome }) => sum + BigInt(firstCome), 0n);
  const left = plan.reserveAfterShock - paidFirstCome;
  const stay = {
    name: "who keep their coins: what is left for them",
    holders: plan.stayers.length,
    ...bothRules(closing.supply, smaller(closing.reserve, closing.supply), smaller(left, closing.supply)),
  };
  return [
    ...(dealer.length === 0 ? [] : [groupOf("the dealer, before the emergency", dealer)]),
    ...quartersOf(holders),
    stay,
  ];
}

function quartersOf(holders: readonly Payout[]): ReserveRunDocument["groups"] {
  if (holders.length === 0) return [];
  if (holders.length < QUARTERS.length) return [groupOf("those who redeem", holders)];
  return QUARTERS.map((name, quarter) => {
    const [from, to] = [quarter, quarter + 1].map((part) => Math.ceil((holders.length * part) / QUARTERS.length));
    return groupOf(`${name} quarter of those who redeem`, holders.slice(from, to));
  });
}

function groupOf(name: string, members: readonly Payout[]): ReserveRunDocument["groups"][number] {
  const sum = (of: "coins" | "proRata" | "firstCome") =>
    members.reduce((total, member) => total + BigInt(member[of]), 0n);
  return { name, holders: members.length, ...bothRules(sum("coins"), sum("proRata"), sum("firstCome")) };
}

function bothRules(coins: Micro, proRata: Micro, firstCome: Micro) {
  return {
    coins: coins.toString(),
    proRata: proRata.toString(),
    proRataPerCoin: perCoin(proRata, coins),
    firstCome: firstCome.toString(),
    firstComePerCoin: perCoin(firstCome, coins),
  };
}

function ifEverybodyCame(plan: RunPlan): ReserveRunDocument["ifEverybodyCame"] {
  const everybody = [...comersOf(plan), ...plan.stayers].map(({ coins }) => coins);
  const all = everybody.reduce((sum, coins) => sum + coins, 0n);
  const paid = firstComePayouts(plan.reserveAfterShock, everybody).reduce((sum, amount) => sum + amount, 0n);
  return { paidInFull: paid.toString(), paidNothing: (all - paid).toString() };
}

function refusedIn({ answered }: RunResult): ReserveRunDocument["refused"] {
  return answered.flatMap(({ event, answer }) => {
    if (answer.status !== "refused") return [];
    const who = "holder" in event ? ` by ${event.holder}` : "number" in event ? ` of request ${event.number}` : "";
    return [{ event: `${event.kind}${who}`, reason: answer.reason }];
  });
}

/** Six decimals, rounded down; nothing for no coins. */
function perCoin(amount: Micro, coins: Micro): string {
  const micro = coins === 0n ? 0n : (amount * 1_000_000n) / coins;
  return `${micro / 1_000_000n}.${String(micro % 1_000_000n).padStart(6, "0")}`;
}

function smaller(a: Micro, b: Micro): Micro {
  return a < b ? a : b;
}
