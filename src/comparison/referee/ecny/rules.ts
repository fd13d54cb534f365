import type { Refusal } from "../../../catalogue/refusals.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen, ParticipantId } from "../../../scenario/participants.ts";
import { limitRefusal } from "../limits.ts";
import { depositFen, holderOf } from "../money.ts";
import { payeeRefusal, payerRefusal } from "../rules.ts";
import { type ECnyMoney, reserveFen } from "./money.ts";

/** The first rule of scheme `e-cny` that refuses the instruction; undefined if none does. */
export function refusalOf(instruction: Instruction, money: ECnyMoney): Refusal | undefined {
  switch (instruction.kind) {
    case "top_up":
      return conversionRefusal(instruction, money);
    case "payment":
      return (
        payerRefusal(instruction, money) ??
        payeeRefusal(instruction, money) ??
        paymentReserveRefusal(instruction, money) ??
        limitRefusal(instruction, money)
      );
    case "withdrawal":
      return redemptionRefusal(instruction, money);
  }
}

function conversionRefusal(instruction: Instruction, money: ECnyMoney): Refusal | undefined {
  const { payer: bank, payee: holder, amount: amountFen } = instruction;
  if (holderOf(money, holder).bank !== bank) return "NO_BANK_ACCOUNT";
  if (depositFen(money, holder) < amountFen) return "DEPOSIT_INSUFFICIENT";
  const needsReserves = money.regime === "M0_2021" || operatorOf(holder, money) !== bank;
  return (
    (needsReserves ? reserveRefusal(bank, amountFen, money) : undefined) ??
    payeeRefusal(instruction, money) ??
    limitRefusal(instruction, money)
  );
}

/** Regime of 2026: what one bank owes goes to another with as much of its reserves. */
function paymentReserveRefusal({ payer, payee, amount }: Instruction, money: ECnyMoney): Refusal | undefined {
  const [from, to] = [holderOf(money, payer).institution, holderOf(money, payee).institution];
  if (money.regime === "M0_2021" || from === to) return undefined;
  return reserveRefusal(from, amount, money);
}

function redemptionRefusal(instruction: Instruction, money: ECnyMoney): Refusal | undefined {
  const { payer, payee: bank, amount } = instruction;
  const { bank: own, institution: operator } = holderOf(money, payer);
  if (own !== bank) return "NO_BANK_ACCOUNT";
  const refusal = payerRefusal(instruction, money);
  if (refusal !== undefined || money.regime === "M0_2021" || operator === bank) return refusal;
  return reserveRefusal(operator, amount, money);
}

function reserveRefusal(bank: ParticipantId, amountFen: Fen, money: ECnyMoney): Refusal | undefined {
  return reserveFen(money, bank) < amountFen ? "BANK_RESERVE_INSUFFICIENT" : undefined;
}

/** A wallet that doesn't exist is operated by nobody. */
function operatorOf(holder: ParticipantId, money: ECnyMoney): ParticipantId | undefined {
  return money.freezes.of(holder).status === "none" ? undefined : holderOf(money, holder).institution;
}
