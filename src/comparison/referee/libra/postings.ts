import { DEALER, FEE_VAULT } from "../../../scenario/claims.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import { type Coins, add, amountOf, feeOn } from "./coins.ts";

/** Carries out an instruction that no rule refuses. */
export function carryOut(money: Coins, instruction: Instruction): void {
  const { kind, payer, amount } = instruction;
  const fee = feeOn(amount, money.day);
  add(money.coins, kind === "top_up" ? DEALER : payer, -fee);
  add(money.coins, FEE_VAULT, fee);
  money.memory.count(instruction);
  move(money, instruction);
}

/** Burns the fees: the coins end, and what stands behind them is the association's own. */
export function burnFees({ coins }: Coins): void {
  coins.set(FEE_VAULT, 0n);
}

function move(money: Coins, { kind, payer, payee, amount }: Instruction): void {
  switch (kind) {
    case "top_up":
      add(money.deposits, payee, -amount);
      add(money.dealerDeposits, payer, amount);
      add(money.coins, DEALER, -amount);
      add(money.coins, payee, amount);
      return;
    case "payment":
      add(money.coins, payer, -amount);
      add(money.coins, payee, amount);
      return;
    case "withdrawal":
      add(money.coins, payer, -amount);
      add(money.coins, DEALER, amount);
      add(money.dealerDeposits, payee, -amount);
      add(money.deposits, payer, amount);
      return;
  }
}

/**
 * Brings the dealer back to its target: coins beyond it are burned against dollars from the reserve; what is missing
 * is minted, as far as the dealer's deposit at the custodian bank pays for it.
 */
export function restoreInventory(money: Coins): void {
  const { custodianBank, inventoryTarget } = money.day;
  const missing = inventoryTarget - amountOf(money.coins, DEALER);
  const affordable = amountOf(money.dealerDeposits, custodianBank);
  const minted = missing < affordable ? missing : affordable; // below zero: so many are burned
  add(money.coins, DEALER, minted);
  add(money.dealerDeposits, custodianBank, -minted);
  money.reserve += minted;
}
