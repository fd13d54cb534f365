import { ICentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { IWalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IWalletYuan__factory.ts";
import { REFUSALS, type Refusal } from "../../catalogue/refusals.ts";
import { type AuthorisationTerms, instructionIdOf } from "../../scenario/authorisation.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Participants } from "../../scenario/participants.ts";
import type { Dependencies } from "../blockComposer.ts";
import type { OperatorCall } from "../operators.ts";

const centralBank = ICentralBank__factory.createInterface();
const walletYuan = IWalletYuan__factory.createInterface();

/** A bank decides on a top-up from its deposit book; both of the kinds that touch a deposit change it. */
export function dependenciesOf({ kind, payer, payee }: SignedInstruction): Dependencies {
  const deposit = kind === "top_up" ? [payee] : kind === "withdrawal" ? [payer] : [];
  return { reads: kind === "top_up" ? deposit : [], writes: deposit, accounts: [payer, payee] };
}

/** Where instructions are sent. */
export interface Destination {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly centralBank: string;
  readonly walletYuan: string;
  readonly walletTiers: string;
}

/**
 * Who submits an instruction, and to which function: the bank its top-ups, the payer's institution payments and
 * withdrawals. What a bank refuses from its own deposit book is reported, so that the chain keeps the decision.
 */
export function route(
  instruction: SignedInstruction,
  bankRefusal: Refusal | undefined,
  destination: Destination,
): OperatorCall {
  const { terms } = destination;
  const payer = terms.addressOf(instruction.payer);
  const payee = terms.addressOf(instruction.payee);
  const amounts = { amountInFen: instruction.amount, validUntil: terms.validUntilSeconds };
  const common = { instructionId: instructionIdOf(instruction), ...amounts };
  const { signature } = instruction;
  if (instruction.kind === "top_up") {
    const topUp = { ...common, bank: payer, wallet: payee };
    const data =
      bankRefusal === undefined
        ? centralBank.encodeFunctionData("topUp", [topUp, signature])
        : centralBank.encodeFunctionData("refuseTopUp", [topUp, REFUSALS.indexOf(bankRefusal)]);
    return { operator: instruction.payer, to: destination.centralBank, data };
  }
  const operator = institutionOf(instruction, destination);
  if (instruction.kind === "payment") {
    const payment = { ...common, payer, payee };
    const data =
      instruction.channel === "static_qr"
        ? walletYuan.encodeFunctionData("payByStaticQr", [payment, signature])
        : walletYuan.encodeFunctionData("pay", [payment, signature]);
    return { operator, to: destination.walletYuan, data };
  }
  const withdrawal = { ...common, wallet: payer, bank: payee };
  const data =
    bankRefusal === undefined
      ? walletYuan.encodeFunctionData("withdraw", [withdrawal, signature])
      : walletYuan.encodeFunctionData("refuseWithdrawal", [
          withdrawal,
          signature,
          REFUSALS.indexOf(bankRefusal),
        ]);
  return { operator, to: destination.walletYuan, data };
}

/** Who keeps the payer's wallet. */
export function institutionOf(
  instruction: SignedInstruction,
  { participants }: Pick<Destination, "participants">,
): string {
  const holder = participants.holders.get(instruction.payer);
  if (holder === undefined) throw new Error(`${instruction.payer} isn't a holder of the scenario`);
  return holder.institution;
}
