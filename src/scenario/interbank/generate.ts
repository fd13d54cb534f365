import { CHINA_OFFSET, formatChinaTime, parseChinaTime } from "../chinaTime.ts";
import { lognormal } from "../generate/lognormal.ts";
import { type Random, randomFrom } from "../generate/random.ts";
import type { Fen } from "../participants.ts";
import { formatYuan } from "../yuan.ts";
import { DEFAULT_HOURS, dayAround } from "./hours.ts";
import type { BankOrder, BankPayment } from "./orders.ts";
import { OPENING_COLUMNS } from "./readOpening.ts";
import { OPTIONAL_PAYMENT_COLUMNS, PAYMENT_COLUMNS } from "./readPayments.ts";

export interface InterbankGeneratorOptions {
  readonly seed: string;
  readonly banks: number;
  readonly payments: number;
  /** What the banks have, of what each would need if it never had to wait. */
  readonly liquidityPercent: number;
}

export const DEFAULT_INTERBANK_GENERATOR: InterbankGeneratorOptions = {
  seed: "scarce",
  banks: 8,
  payments: 240,
  liquidityPercent: 55,
};

/** The texts of an opening file and a payment file. */
export interface InterbankFiles {
  readonly opening: string;
  readonly payments: string;
}

const DATE = "2019-11-11";
/** Sizes are invented, not calibrated: a median of a million yuan and a long tail. */
const MEDIAN_YUAN = 1_000_000;
const SIGMA = 1.2;
const URGENT_PERCENT = 10;
const CANCEL_PERCENT = 2;
const ROUND_TO_FEN = 100_000n;

/** Draws a day: banks of falling size paying each other, with balances so scarce that payments queue. */
export function generateInterbankDay(options: InterbankGeneratorOptions): InterbankFiles {
  const banks = Array.from({ length: options.banks }, (_, i) => `bank-${String(i + 1).padStart(2, "0")}`);
  const orders = drawOrders(banks, options);
  const opening = banks.map((bank) => {
    const needed = mostNeeded(bank, orders);
    const balance = (needed * BigInt(options.liquidityPercent)) / 100n;
    const rounded = (balance / ROUND_TO_FEN) * ROUND_TO_FEN;
    return [bank, bank.replace("bank-", "Bank "), formatYuan(rounded), formatYuan(rounded * 2n)];
  });
  return {
    opening: csv([...OPENING_COLUMNS, "net_debit_cap_yuan"], opening),
    payments: csv([...PAYMENT_COLUMNS, ...OPTIONAL_PAYMENT_COLUMNS], orders.map(cellsOf)),
  };
}

function drawOrders(banks: readonly string[], { seed, payments }: InterbankGeneratorOptions): BankOrder[] {
  const random = randomFrom(`interbank/${seed}`);
  const { opensAtSeconds, closesAtSeconds } = dayAround(
    parseChinaTime(`${DATE}T00:00:00${CHINA_OFFSET}`) as number,
    DEFAULT_HOURS,
  );
  const times = Array.from({ length: payments }, () => {
    return opensAtSeconds + random.below(closesAtSeconds - opensAtSeconds);
  }).sort((a, b) => a - b);
  const orders: BankOrder[] = [];
  for (const [index, atSeconds] of times.entries()) {
    const earlier = orders.filter(({ kind }) => kind === "payment");
    const cancels = earlier.length > 0 && random.below(100) < CANCEL_PERCENT;
    orders.push(
      cancels ? cancellation(random, index, atSeconds, earlier) : payment(random, index, atSeconds, banks),
    );
  }
  return orders;
}

function payment(random: Random, index: number, atSeconds: number, banks: readonly string[]): BankPayment {
  const payer = drawBank(random, banks);
  const payee = drawBank(
    random,
    banks.filter((bank) => bank !== payer),
  );
  const fen = Math.round(lognormal(MEDIAN_YUAN, SIGMA, random.unit()) * 100);
  const urgent = random.below(100) < URGENT_PERCENT;
  return { kind: "payment", id: `p${index + 1}`, atSeconds, payer, payee, amountFen: BigInt(fen), urgent };
}

/** Of one of the payer's last few, which may still be queued. */
function cancellation(
  random: Random,
  index: number,
  atSeconds: number,
  earlier: readonly BankOrder[],
): BankOrder {
  const { payer, id: paymentId } = random.pick(earlier.slice(-5));
  return { kind: "cancellation", id: `c${index + 1}`, atSeconds, payer, paymentId };
}

/** The first bank is twice as likely as the second half of the list on average: weights fall by one a place. */
function drawBank(random: Random, banks: readonly string[]): string {
  const weights = banks.map((_, place) => 2 * banks.length - place);
  let left = random.below(weights.reduce((sum, weight) => sum + weight, 0));
  return banks.find((_, place) => (left -= weights[place] as number) < 0) as string;
}

/** How far a bank is ahead at most if every payment settles when it is given. */
function mostNeeded(bank: string, orders: readonly BankOrder[]): Fen {
  let ahead = 0n;
  let most = 0n;
  for (const order of orders) {
    if (order.kind !== "payment") continue;
    if (order.payer === bank) ahead += order.amountFen;
    if (order.payee === bank) ahead -= order.amountFen;
    if (ahead > most) most = ahead;
  }
  return most;
}

function cellsOf(order: BankOrder): readonly string[] {
  const { id, payer } = order;
  const time = formatChinaTime(order.atSeconds);
  if (order.kind === "cancellation") return [id, time, payer, "", "", "", order.kind, order.paymentId];
  const priority = order.urgent ? "urgent" : "";
  return [id, time, payer, order.payee, formatYuan(order.amountFen), priority, "", ""];
}

function csv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}
