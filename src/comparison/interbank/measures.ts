import { isSettled } from "../../catalogue/interbankStates.ts";
import type { BankId, BankPayment, SettlementBank } from "../../scenario/interbank/orders.ts";
import type { Fen } from "../../scenario/participants.ts";
import { type OrderHistory, type SettledTogether, mostSentAhead } from "./history.ts";
import { sums } from "./offset.ts";

/** The day in figures; amounts in fen, ratios as fractions, absent where a divisor is zero. */
export interface Measures {
  /** Submitted and not cancelled; the figures below up to the level are about these. */
  readonly submitted: number;
  readonly submittedFen: Fen;
  /** Sum over banks of what they send net: the least money with which all could settle, at the end of the day. */
  readonly lowerBoundFen: Fen;
  /** Sum over banks of how far they are ahead at most if everything settles when submitted. */
  readonly upperBoundFen: Fen;
  readonly bilateralNetFen: Fen;
  /** 1 − multilateral net / gross. */
  readonly multilateralNettingRatio?: number;
  /** 1 − bilateral net / gross. */
  readonly bilateralNettingRatio?: number;
  /** On the accounts when the day opens. */
  readonly liquidityFen: Fen;
  /** (liquidity − lower bound) / (upper bound − lower bound). */
  readonly liquidityLevel?: number;
  readonly settled: number;
  readonly settledFen: Fen;
  /** Sum over banks of how far they were ahead at most as payments settled. */
  readonly liquidityUsedFen: Fen;
  /** Settled value / liquidity used. */
  readonly turnoverRatio?: number;
  /** Value-weighted waiting until settlement, or the end of the day, as a part of the longest possible. */
  readonly delayIndicator?: number;
}

export interface BankMeasures {
  readonly bank: BankId;
  readonly openingFen: Fen;
  readonly sentFen: Fen;
  readonly receivedFen: Fen;
  readonly liquidityUsedFen: Fen;
  readonly lowerBoundFen: Fen;
  readonly upperBoundFen: Fen;
}

export interface DayRecord {
  readonly banks: readonly SettlementBank[];
  readonly orders: readonly OrderHistory[];
  readonly settled: readonly SettledTogether[];
  readonly closesAtSeconds: number;
}

export function measure(day: DayRecord): Measures {
  const payments = standingPayments(day.orders);
  const settled = day.settled.flatMap(({ payments: together }) => together);
  const [submittedFen, settledFen] = [valueOf(payments), valueOf(settled)];
  const banks = measureBanks(day);
  const total = (of: "lowerBoundFen" | "upperBoundFen" | "liquidityUsedFen" | "openingFen") =>
    banks.reduce((sum, bank) => sum + bank[of], 0n);
  const [lowerBoundFen, upperBoundFen] = [total("lowerBoundFen"), total("upperBoundFen")];
  const [liquidityFen, liquidityUsedFen] = [total("openingFen"), total("liquidityUsedFen")];
  const bilateralNetFen = bilateralNetOf(payments);
  return {
    submitted: payments.length,
    submittedFen,
    lowerBoundFen,
    upperBoundFen,
    bilateralNetFen,
    ...ratio("multilateralNettingRatio", submittedFen - lowerBoundFen, submittedFen),
    ...ratio("bilateralNettingRatio", submittedFen - bilateralNetFen, submittedFen),
    liquidityFen,
    ...ratio("liquidityLevel", liquidityFen - lowerBoundFen, upperBoundFen - lowerBoundFen),
    settled: settled.length,
    settledFen,
    liquidityUsedFen,
    ...ratio("turnoverRatio", settledFen, liquidityUsedFen),
    ...delayOf(day),
  };
}

export function measureBanks({ banks, orders, settled }: DayRecord): readonly BankMeasures[] {
  const payments = standingPayments(orders);
  const nets = sums(payments);
  const atOnce = mostSentAhead(payments.map((payment) => [payment]));
  const used = mostSentAhead(settled.map(({ payments: together }) => together));
  const done = settled.flatMap(({ payments: together }) => together);
  return banks.map(({ id, balanceFen }) => ({
    bank: id,
    openingFen: balanceFen,
    sentFen: valueOf(done.filter(({ payer }) => payer === id)),
    receivedFen: valueOf(done.filter(({ payee }) => payee === id)),
    liquidityUsedFen: used.get(id) ?? 0n,
    lowerBoundFen: positive(-(nets.get(id) ?? 0n)),
    upperBoundFen: atOnce.get(id) ?? 0n,
  }));
}

/** Payments that weren't cancelled, in order of arrival. */
function standingPayments(orders: readonly OrderHistory[]): readonly BankPayment[] {
  return orders.flatMap(({ order, state }) =>
    order.kind === "payment" && state !== "CANCELLED_BY_PAYER" ? [order] : [],
  );
}

function bilateralNetOf(payments: readonly BankPayment[]): Fen {
  const pairs = new Map<string, Fen>();
  for (const { payer, payee, amountFen } of payments) {
    const forward = payer < payee;
    const pair = forward ? `${payer} ${payee}` : `${payee} ${payer}`;
    pairs.set(pair, (pairs.get(pair) ?? 0n) + (forward ? amountFen : -amountFen));
  }
  return [...pairs.values()].reduce((sum, netFen) => sum + (netFen < 0n ? -netFen : netFen), 0n);
}

function delayOf({ orders, closesAtSeconds }: DayRecord): { readonly delayIndicator?: number } {
  let waited = 0n;
  let longest = 0n;
  for (const { order, state, atSeconds } of orders) {
    if (order.kind !== "payment" || state === "CANCELLED_BY_PAYER") continue;
    const until = isSettled(state) ? Math.min(atSeconds, closesAtSeconds) : closesAtSeconds;
    waited += order.amountFen * BigInt(until - order.atSeconds);
    longest += order.amountFen * BigInt(closesAtSeconds - order.atSeconds);
  }
  return ratio("delayIndicator", waited, longest);
}

function valueOf(payments: readonly BankPayment[]): Fen {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

function positive(fen: Fen): Fen {
  return fen > 0n ? fen : 0n;
}

const PRECISION = 1_000_000n;

/** To six decimals, reckoned in whole numbers. */
function ratio<Name extends string>(
  name: Name,
  part: bigint,
  whole: bigint,
): { readonly [N in Name]?: number } {
  if (whole === 0n) return {};
  return { [name]: Number((part * PRECISION) / whole) / Number(PRECISION) } as { [N in Name]: number };
}
