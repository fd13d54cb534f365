import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen, ParticipantId } from "../../../scenario/participants.ts";
import { countPayment } from "../limits.ts";
import { depositFen, holderOf, walletFen } from "../money.ts";
import { type ECnyMoney, reserveFen } from "./money.ts";

/** Carries out an instruction that no rule refuses. */
export function carryOut(instruction: Instruction, money: ECnyMoney): void {
  const { kind, payer, payee, amount } = instruction;
  switch (kind) {
    case "top_up":
      addToDeposit(money, payee, -amount);
      fund(money, payer, holderOf(money, payee).institution, amount);
      addToWallet(money, payee, amount);
      return;
    case "payment":
      addToWallet(money, payer, -amount);
      if (money.regime === "DEPOSIT_2026")
        moveReserves(money, holderOf(money, payer).institution, holderOf(money, payee).institution, amount);
      addToWallet(money, payee, amount);
      countPayment(instruction, money);
      return;
    case "withdrawal":
      addToWallet(money, payer, -amount);
      fund(money, payee, holderOf(money, payer).institution, -amount);
      addToDeposit(money, payer, amount);
      return;
  }
}

/**
 * The bank whose deposit becomes e-CNY, or the other way round if the amount is negative, pays in reserves: the central
 * bank for its own e-CNY, and the operating bank, if that is another one, for e-CNY of its own.
 */
function fund(money: ECnyMoney, bank: ParticipantId, operator: ParticipantId, amount: Fen): void {
  if (money.regime === "M0_2021") addToReserve(money, bank, -amount);
  else moveReserves(money, bank, operator, amount);
}

function moveReserves(money: ECnyMoney, from: ParticipantId, to: ParticipantId, amount: Fen): void {
  addToReserve(money, from, -amount);
  addToReserve(money, to, amount);
}

function addToReserve(money: ECnyMoney, bank: ParticipantId, amount: Fen): void {
  money.reservesFen.set(bank, reserveFen(money, bank) + amount);
}

function addToWallet(money: ECnyMoney, holder: ParticipantId, amount: Fen): void {
  money.walletsFen.set(holder, walletFen(money, holder) + amount);
}

function addToDeposit(money: ECnyMoney, holder: ParticipantId, amount: Fen): void {
  money.depositsFen.set(holder, depositFen(money, holder) + amount);
}
