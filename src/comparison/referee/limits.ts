import type { Refusal } from "../../catalogue/refusals.ts";
import { formatChinaTime } from "../../scenario/chinaTime.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import { limitsOf } from "../../scenario/tiers.ts";
import { type Money, holderOf, walletFen } from "./money.ts";

/** What each wallet with a tier has paid: by day, by year, ever, and by static QR code by day. */
export type Paid = Map<string, Fen>;

/** What limits look at. */
export type LimitedMoney = Pick<Money, "participants" | "walletsFen" | "paid">;

/** The first limit that a payment or top-up would exceed. */
export function limitRefusal(instruction: Instruction, money: LimitedMoney): Refusal | undefined {
  const { kind, payer, payee, amount: amountFen } = instruction;
  if (payer === payee) return undefined;
  return (
    (kind === "payment" ? payerLimitRefusal(instruction, money) : undefined) ??
    (exceeds(walletFen(money, payee) + amountFen, limitsOf(holderOf(money, payee)).balanceFen)
      ? "BALANCE_LIMIT_EXCEEDED"
      : undefined) ??
    (kind === "payment" ? staticQrRefusal(instruction, money) : undefined)
  );
}

/** Payments count, and to others only. */
export function countPayment(instruction: Instruction, { participants, paid }: LimitedMoney): void {
  const { payer, payee, amount: amountFen, channel } = instruction;
  if (payer === payee || participants.holders.get(payer)?.tier === undefined) return;
  const periods = [day(instruction), year(instruction), "ever"];
  if (channel === "static_qr") periods.push(`static QR ${day(instruction)}`);
  for (const period of periods) {
    const key = keyOf(payer, period);
    paid.set(key, (paid.get(key) ?? 0n) + amountFen);
  }
}

function payerLimitRefusal(instruction: Instruction, money: LimitedMoney): Refusal | undefined {
  const { payer, amount: amountFen } = instruction;
  const { singleFen, dayFen, yearFen, lifetimeFen } = limitsOf(holderOf(money, payer));
  const after = (period: string) => (money.paid.get(keyOf(payer, period)) ?? 0n) + amountFen;
  if (exceeds(amountFen, singleFen)) return "SINGLE_LIMIT_EXCEEDED";
  if (exceeds(after(day(instruction)), dayFen)) return "DAY_LIMIT_EXCEEDED";
  if (exceeds(after(year(instruction)), yearFen)) return "YEAR_LIMIT_EXCEEDED";
  if (exceeds(after("ever"), lifetimeFen)) return "LIFETIME_LIMIT_EXCEEDED";
  return undefined;
}

function staticQrRefusal(instruction: Instruction, money: LimitedMoney): Refusal | undefined {
  const { payer, amount: amountFen, channel } = instruction;
  if (channel !== "static_qr") return undefined;
  const before = money.paid.get(keyOf(payer, `static QR ${day(instruction)}`)) ?? 0n;
  const { staticQrDayFen } = limitsOf(holderOf(money, payer));
  return exceeds(before + amountFen, staticQrDayFen) ? "QR_LIMIT_EXCEEDED" : undefined;
}

function exceeds(amountFen: Fen, limitFen: Fen | undefined): boolean {
  return limitFen !== undefined && amountFen > limitFen;
}

/** `2019-11-11`, in China. */
function day({ atSeconds }: Instruction): string {
  return formatChinaTime(atSeconds).slice(0, "2019-11-11".length);
}

function year(instruction: Instruction): string {
  return day(instruction).slice(0, "2019".length);
}

function keyOf(payer: ParticipantId, period: string): string {
  return JSON.stringify([payer, period]);
}
