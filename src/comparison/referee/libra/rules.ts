import type { Refusal } from "../../../catalogue/refusals.ts";
import { DEALER } from "../../../scenario/claims.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import { type Coins, amountOf, feeOn, libraHolder } from "./coins.ts";

/** The first rule of scheme `libra` that refuses the instruction; undefined if none does. */
export function refusalOf(money: Coins, instruction: Instruction): Refusal | undefined {
  const payee = instruction.kind === "withdrawal" ? DEALER : instruction.payee;
  return (
    refusalByWallets(money, instruction) ?? money.memory.refusalOf(instruction, amountOf(money.coins, payee))
  );
}

/** What dealer, banks and the two wallets say, without a look at the rules for payments. */
function refusalByWallets(money: Coins, instruction: Instruction): Refusal | undefined {
  switch (instruction.kind) {
    case "top_up":
      return topUpRefusal(money, instruction);
    case "payment":
      return payerRefusal(money, instruction) ?? payeeRefusal(money, instruction);
    case "withdrawal":
      return withdrawalRefusal(money, instruction);
  }
}

function topUpRefusal(money: Coins, topUp: Instruction): Refusal | undefined {
  if (libraHolder(money, topUp.payee).bank !== topUp.payer) return "NO_BANK_ACCOUNT";
  if (amountOf(money.deposits, topUp.payee) < topUp.amount) return "DEPOSIT_INSUFFICIENT";
  const needed = topUp.amount + feeOn(topUp.amount, money.day);
  if (amountOf(money.coins, DEALER) < needed) return "DEALER_INVENTORY_INSUFFICIENT";
  return payeeRefusal(money, topUp);
}

function withdrawalRefusal(money: Coins, withdrawal: Instruction): Refusal | undefined {
  if (libraHolder(money, withdrawal.payer).bank !== withdrawal.payee) return "NO_BANK_ACCOUNT";
  if (amountOf(money.dealerDeposits, withdrawal.payee) < withdrawal.amount) return "DEALER_CASH_INSUFFICIENT";
  return payerRefusal(money, withdrawal);
}

function payerRefusal(money: Coins, { payer, amount }: Instruction): Refusal | undefined {
  const { status, amount: frozen } = money.freezes.of(payer);
  const balance = amountOf(money.coins, payer);
  if (status === "none") return "PAYER_NOT_ALLOWED";
  if (status === "frozen") return "PAYER_FROZEN";
  const needed = amount + feeOn(amount, money.day);
  if (balance < needed) return "INSUFFICIENT_BALANCE";
  if (balance - frozen < needed) return "INSUFFICIENT_UNFROZEN_BALANCE";
  return undefined;
}

function payeeRefusal(money: Coins, { payee }: Instruction): Refusal | undefined {
  const { status } = money.freezes.of(payee);
  if (status === "none") return "PAYEE_NOT_ALLOWED";
  if (status === "frozen") return "PAYEE_FROZEN";
  return undefined;
}
