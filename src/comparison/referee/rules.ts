import type { Refusal } from "../../catalogue/refusals.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import { limitRefusal } from "./limits.ts";
import { type Money, depositFen, holderOf, walletFen } from "./money.ts";

/** What rules about wallets look at. */
export type Wallets = Pick<Money, "freezes" | "walletsFen">;

/** The first rule of scheme `alipay-2.0` that refuses the instruction; undefined if none does. */
export function refusalOf(instruction: Instruction, money: Money): Refusal | undefined {
  switch (instruction.kind) {
    case "top_up":
      return topUpRefusal(instruction, money);
    case "payment":
      return (
        payerRefusal(instruction, money) ??
        payeeRefusal(instruction, money) ??
        limitRefusal(instruction, money)
      );
    case "withdrawal":
      return withdrawalRefusal(instruction, money);
  }
}

function topUpRefusal(topUp: Instruction, money: Money): Refusal | undefined {
  if (holderOf(money, topUp.payee).bank !== topUp.payer) return "NO_BANK_ACCOUNT";
  if (depositFen(money, topUp.payee) < topUp.amount) return "DEPOSIT_INSUFFICIENT";
  if (money.centralBank.availableFen(topUp.payer) < topUp.amount) return "BANK_RESERVE_INSUFFICIENT";
  return payeeRefusal(topUp, money) ?? limitRefusal(topUp, money);
}

function withdrawalRefusal(withdrawal: Instruction, money: Money): Refusal | undefined {
  if (holderOf(money, withdrawal.payer).bank !== withdrawal.payee) return "NO_BANK_ACCOUNT";
  return payerRefusal(withdrawal, money);
}

/** The first rule about the payer's wallet. */
export function payerRefusal({ payer, amount: amountFen }: Instruction, money: Wallets): Refusal | undefined {
  const { status, amount: frozenFen } = money.freezes.of(payer);
  const balanceFen = walletFen(money, payer);
  if (status === "none") return "PAYER_NOT_ALLOWED";
  if (status === "frozen") return "PAYER_FROZEN";
  if (balanceFen < amountFen) return "INSUFFICIENT_BALANCE";
  if (balanceFen - frozenFen < amountFen) return "INSUFFICIENT_UNFROZEN_BALANCE";
  return undefined;
}

/** The first rule about the payee's wallet. */
export function payeeRefusal({ payee }: Instruction, money: Wallets): Refusal | undefined {
  const { status } = money.freezes.of(payee);
  if (status === "none") return "PAYEE_NOT_ALLOWED";
  if (status === "frozen") return "PAYEE_FROZEN";
  return undefined;
}
