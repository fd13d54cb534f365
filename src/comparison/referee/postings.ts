import type { Instruction } from "../../scenario/instructions.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import { countPayment } from "./limits.ts";
import { type Money, depositFen, holderOf, walletFen } from "./money.ts";

/** Carries out an instruction that no rule refuses. */
export function carryOut(instruction: Instruction, money: Money): void {
  const { kind, payer, payee, amount: amountFen } = instruction;
  switch (kind) {
    case "top_up":
      addToDeposit(money, payee, -amountFen);
      money.centralBank.pay(payer, holderOf(money, payee).institution, amountFen);
      addToWallet(money, payee, amountFen);
      return;
    case "payment":
      addToWallet(money, payer, -amountFen);
      payAcrossInstitutions(instruction, money);
      addToWallet(money, payee, amountFen);
      countPayment(instruction, money);
      return;
    case "withdrawal":
      addToWallet(money, payer, -amountFen);
      money.centralBank.pay(holderOf(money, payer).institution, payee, amountFen);
      addToDeposit(money, payer, amountFen);
      return;
  }
}

/** Within an institution only its own book changes; across two, the debtor changes and central-bank money follows. */
function payAcrossInstitutions({ payer, payee, amount: amountFen }: Instruction, money: Money): void {
  const payerInstitution = holderOf(money, payer).institution;
  const payeeInstitution = holderOf(money, payee).institution;
  if (payerInstitution !== payeeInstitution)
    money.centralBank.pay(payerInstitution, payeeInstitution, amountFen);
}

function addToWallet(money: Money, holder: ParticipantId, amountFen: Fen): void {
  money.walletsFen.set(holder, walletFen(money, holder) + amountFen);
}

function addToDeposit(money: Money, holder: ParticipantId, amountFen: Fen): void {
  money.depositsFen.set(holder, depositFen(money, holder) + amountFen);
}
