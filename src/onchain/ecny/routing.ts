import { IECnyIssue__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IECnyIssue__factory.ts";
import { REFUSALS, type Refusal } from "../../catalogue/refusals.ts";
import { instructionIdOf } from "../../scenario/authorisation.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Participants } from "../../scenario/participants.ts";
import { type Destination, dependenciesOf, route } from "../alipay2/routing.ts";
import type { Dependencies } from "../blockComposer.ts";
import type { OperatorCall } from "../operators.ts";

const issueAbi = IECnyIssue__factory.createInterface();

/** As for wallet yuan; and in the regime of 2026 operating banks' reserves are touched, whoever sends. */
export function ecnyDependenciesOf(
  instruction: SignedInstruction,
  { holders }: Pick<Participants, "holders">,
): Dependencies {
  const { accounts, ...offChain } = dependenciesOf(instruction);
  const operators = [instruction.payer, instruction.payee].flatMap(
    (id) => holders.get(id)?.institution ?? [],
  );
  return { ...offChain, accounts: [...accounts, ...operators] };
}

/** A conversion goes to the central bank; payments and redemptions to the e-CNY contract, as to wallet yuan. */
export function routeECny(
  instruction: SignedInstruction,
  bankRefusal: Refusal | undefined,
  destination: Destination,
): OperatorCall {
  if (instruction.kind !== "top_up") return route(instruction, bankRefusal, destination);
  const { terms, centralBank } = destination;
  const conversion = {
    instructionId: instructionIdOf(instruction),
    bank: terms.addressOf(instruction.payer),
    wallet: terms.addressOf(instruction.payee),
    amountInFen: instruction.amount,
    validUntil: terms.validUntilSeconds,
  };
  const data =
    bankRefusal === undefined
      ? issueAbi.encodeFunctionData("convert", [conversion, instruction.signature])
      : issueAbi.encodeFunctionData("refuseConversion", [conversion, REFUSALS.indexOf(bankRefusal)]);
  return { operator: instruction.payer, to: centralBank, data };
}
