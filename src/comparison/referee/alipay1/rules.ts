import type { Refusal } from "../../../catalogue/refusals.ts";
import type { PooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen } from "../../../scenario/participants.ts";
import { feeOf } from "./fee.ts";
import { type PooledMoney, holderOf } from "./money.ts";

/** The first rule of scheme `alipay-1.0` that refuses the instruction; undefined if none does. */
export function refusalOf(
  instruction: Instruction,
  money: PooledMoney,
  terms: PooledTerms,
): Refusal | undefined {
  switch (instruction.kind) {
    case "top_up":
      return topUpRefusal(instruction, money);
    case "payment":
      return paymentRefusal(instruction, money);
    case "withdrawal":
      return withdrawalRefusal(instruction, money, terms);
  }
}

function topUpRefusal({ payer: bank, payee, amount }: Instruction, money: PooledMoney): Refusal | undefined {
  if (holderOf(money, payee).bank !== bank) return "NO_BANK_ACCOUNT";
  if (money.deposits.of(payee) < amount) return "DEPOSIT_INSUFFICIENT";
  return payeeRefusal(payee, money);
}

function paymentRefusal({ payer, payee, amount }: Instruction, money: PooledMoney): Refusal | undefined {
  const closed = payerRefusal(payer, money);
  if (closed !== undefined) return closed;
  if (holderOf(money, payer).institution !== holderOf(money, payee).institution)
    return "NOT_SAME_INSTITUTION";
  return balanceRefusal(payer, amount, money) ?? payeeRefusal(payee, money);
}

function withdrawalRefusal(
  withdrawal: Instruction,
  money: PooledMoney,
  terms: PooledTerms,
): Refusal | undefined {
  const { payer, payee: bank, amount } = withdrawal;
  const holder = holderOf(money, payer);
  if (holder.bank !== bank) return "NO_BANK_ACCOUNT";
  const refused =
    payerRefusal(payer, money) ?? balanceRefusal(payer, amount + feeOf(withdrawal, money, terms), money);
  if (refused !== undefined) return refused;
  return money.pools.of(holder.institution, bank) < amount ? "POOL_INSUFFICIENT" : undefined;
}

function payerRefusal(payer: string, money: PooledMoney): Refusal | undefined {
  const { status } = money.freezes.of(payer);
  if (status === "none") return "PAYER_NOT_ALLOWED";
  return status === "frozen" ? "PAYER_FROZEN" : undefined;
}

function balanceRefusal(payer: string, leavesFen: Fen, money: PooledMoney): Refusal | undefined {
  const balanceFen = money.wallets.of(payer);
  if (balanceFen < leavesFen) return "INSUFFICIENT_BALANCE";
  const { amount: frozenFen } = money.freezes.of(payer);
  return balanceFen - frozenFen < leavesFen ? "INSUFFICIENT_UNFROZEN_BALANCE" : undefined;
}

function payeeRefusal(payee: string, money: PooledMoney): Refusal | undefined {
  const { status } = money.freezes.of(payee);
  if (status === "none") return "PAYEE_NOT_ALLOWED";
  return status === "frozen" ? "PAYEE_FROZEN" : undefined;
}
