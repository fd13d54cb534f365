import { isSettled } from "../../catalogue/interbankStates.ts";
import type { GasTally } from "../../onchain/interbank/settlementChain.ts";
import type { GridlockEpisode } from "../../comparison/interbank/gridlock.ts";
import type { OrderHistory } from "../../comparison/interbank/history.ts";
import { type Measures, measure, measureBanks } from "../../comparison/interbank/measures.ts";
import type { InterbankDifference, InterbankResult } from "../../comparison/interbank/runInterbankDay.ts";
import { formatChinaTime } from "../../scenario/chinaTime.ts";
import type { InterbankRules } from "../../scenario/interbank/rail.ts";
import { formatYuan } from "../../scenario/yuan.ts";

/** What each ratio and bound is, printed with it. */
export const FORMULAS = {
  lowerBound: "LB = Σ_banks max(0, sent − received), over all payments submitted and not cancelled",
  upperBound: "UB = Σ_banks max over time of (sent − received), each payment settling when submitted",
  multilateralNettingRatio: "1 − LB / G, G = value submitted and not cancelled",
  bilateralNettingRatio: "1 − (Σ_pairs |sent each way, netted|) / G",
  liquidityLevel: "(L − LB) / (UB − LB), L = opening balances",
  liquidityUsed: "Σ_banks max over time of (sent − received) as settled; one event counts as one moment",
  turnoverRatio: "value settled / liquidity used",
  delayIndicator: "Σ x·(min(settled, T) − submitted) / Σ x·(T − submitted), T = end of day; 0 none, 1 all at the end or never",
  liquiditySaved: "1 − liquidity used / liquidity used in mode gross with the same files",
} as const;

/** Rows and figures of a settled day, ready to print; amounts are decimal yuan, times China Standard Time. */
export interface SettlementReport {
  readonly rules: InterbankRules;
  readonly rails: readonly string[];
  readonly agree: boolean;
  readonly firstDifference?: InterbankDifference;
  readonly measures: Readonly<Record<string, string | number>>;
  readonly formulas: typeof FORMULAS;
  readonly states: Readonly<Record<string, number>>;
  readonly orders: readonly Readonly<Record<string, string>>[];
  readonly banks: readonly Readonly<Record<string, string>>[];
  readonly gridlock: readonly Readonly<Record<string, string | number>>[];
  readonly gas: Readonly<Record<string, { calls: number; averageGas: number; mostGas: number }>>;
}

export function toReport(
  result: InterbankResult,
  rules: InterbankRules,
  rails: readonly string[],
  gas: ReadonlyMap<string, GasTally>,
  grossUsedFen?: bigint,
): SettlementReport {
  const { firstDifference } = result;
  return {
    rules,
    rails,
    agree: firstDifference === undefined,
    ...(firstDifference === undefined ? {} : { firstDifference }),
    measures: printable(measure(result), grossUsedFen),
    formulas: FORMULAS,
    states: countStates(result.orders),
    orders: result.orders.map(orderRow),
    banks: bankRows(result),
    gridlock: result.episodes.map(episodeRow),
    gas: Object.fromEntries(
      [...gas].map(([name, { calls, gas: total, mostGas }]) => [
        name,
        { calls, averageGas: Number(total / BigInt(calls)), mostGas: Number(mostGas) },
      ]),
    ),
  };
}

/** Amounts, named `…Fen` inside, become `…Yuan`. */
function printable(measures: Measures, grossUsedFen?: bigint): Record<string, string | number> {
  const entries = Object.entries(measures).map(([name, value]: [string, string | number | bigint]) =>
    typeof value === "bigint" ? [name.replace(/Fen$/, "Yuan"), formatYuan(value)] : [name, value],
  );
  const saved =
    grossUsedFen === undefined || grossUsedFen === 0n
      ? {}
      : { liquiditySaved: 1 - Number((measures.liquidityUsedFen * 1_000_000n) / grossUsedFen) / 1_000_000 };
  return { ...(Object.fromEntries(entries) as Record<string, string | number>), ...saved };
}

function countStates(orders: readonly OrderHistory[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of orders) counts[state] = (counts[state] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const MANNERS: Readonly<Record<string, string>> = {
  SETTLED_AT_ONCE: "immediately",
  SETTLED_BY_RELEASE: "release",
  SETTLED_BY_OFFSET: "offset",
  SETTLED_IN_SESSION: "session",
};

function orderRow({ order, state, atSeconds, repeated }: OrderHistory): Readonly<Record<string, string>> {
  const isPayment = order.kind === "payment";
  return {
    id: order.id,
    time: formatChinaTime(order.atSeconds),
    kind: order.kind,
    payer: order.payer,
    payee: isPayment ? order.payee : "",
    amount_yuan: isPayment ? formatYuan(order.amountFen) : "",
    priority: isPayment ? (order.urgent ? "urgent" : "normal") : "",
    cancels: isPayment ? "" : order.paymentId,
    status: isSettled(state) ? "settled" : state,
    settled_by: MANNERS[state] ?? "",
    decided_at: formatChinaTime(atSeconds),
    waited_seconds: String(atSeconds - order.atSeconds),
    repeated: String(repeated),
  };
}

function bankRows(result: InterbankResult): readonly Readonly<Record<string, string>>[] {
  const losses = new Map(result.losses.map(({ bank, lossFen }) => [bank, lossFen]));
  return measureBanks(result).map(({ bank, ...amounts }) => ({
    bank,
    opening_yuan: formatYuan(amounts.openingFen),
    sent_yuan: formatYuan(amounts.sentFen),
    received_yuan: formatYuan(amounts.receivedFen),
    loss_yuan: formatYuan(losses.get(bank) ?? 0n),
    closing_yuan: formatYuan(result.closing.get(bank) ?? 0n),
    liquidity_used_yuan: formatYuan(amounts.liquidityUsedFen),
    lower_bound_yuan: formatYuan(amounts.lowerBoundFen),
    upper_bound_yuan: formatYuan(amounts.upperBoundFen),
  }));
}

function episodeRow(episode: GridlockEpisode): Readonly<Record<string, string | number>> {
  return {
    from: formatChinaTime(episode.fromSeconds),
    to: formatChinaTime(episode.toSeconds),
    seconds: episode.toSeconds - episode.fromSeconds,
    payments: episode.payments,
    value_yuan: formatYuan(episode.valueFen),
    ended_by: episode.endedBy,
  };
}
