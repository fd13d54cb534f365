import { REFUSALS, type Refusal } from "../../catalogue/refusals.ts";
import { instructionIdOf, signedParties } from "../../scenario/authorisation.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import { dependsOnTime } from "../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Dependencies } from "../blockComposer.ts";
import type { OperatorCall } from "../operators.ts";
import { attestationFor } from "./attestations.ts";
import type { LibraContext } from "./context.ts";
import { coinAbi } from "./mint.ts";

type Destination = Pick<LibraContext, "coin" | "day" | "terms" | "keySeed">;

/**
 * The dealer decides on a top-up from the holder's deposit, on a withdrawal from its own at the bank; either changes
 * both if it settles.
 */
export function dependenciesOf(
  instruction: SignedInstruction,
  { terms, day }: Pick<Destination, "terms" | "day">,
): Dependencies {
  const { kind } = instruction;
  const { payer, payee } = signedParties(instruction, terms);
  const { touched, ...clock } = countedBy({ payer, payee, atSeconds: instruction.atSeconds }, day);
  const accounts = [payer, payee, ...touched];
  if (kind === "payment") return { reads: [], writes: [], accounts, ...clock };
  const holder = `deposit of ${kind === "top_up" ? payee : payer}`;
  const dealer = `dealer's deposit at ${kind === "top_up" ? instruction.payer : instruction.payee}`;
  return { reads: [kind === "top_up" ? holder : dealer], writes: [holder, dealer], accounts, ...clock };
}

/** What the rules for payments keep of a payment that crosses VASPs, and when it has to be decided therefore. */
function countedBy(
  { payer, payee, atSeconds }: { payer: ParticipantId; payee: ParticipantId; atSeconds: number },
  { holders, parameters }: LibraContext["day"],
): { touched: readonly string[]; decidedAt?: number } {
  const [from, to] = [payer, payee].map((id) => {
    const holder = holders.get(id);
    return holder?.hosted === true ? holder.vasp : undefined;
  });
  if (!dependsOnTime(parameters) || from === to) return { touched: [] };
  const limited = parameters.vaspLimits?.vasps ?? [];
  const windows = [from, to].filter((vasp) => vasp !== undefined && limited.includes(vasp));
  const pair = from !== undefined && to !== undefined ? [`sum from ${from} to ${to}`] : [];
  return { touched: [...windows.map((vasp) => `window of ${vasp}`), ...pair], decidedAt: atSeconds };
}

/** Whether the dealer or the VASP submits a withdrawal shows only when it is decided, so none has a known sender. */
export function senderOf(instruction: SignedInstruction, destination: Destination): string {
  switch (instruction.kind) {
    case "top_up":
      return DEALER;
    case "payment":
      return vaspOf(instruction, destination);
    case "withdrawal":
      return `withdrawal ${instruction.id}`;
  }
}

/**
 * Who submits an instruction, and how: the dealer its sales, the payer's VASP the rest. What the dealer refuses from
 * the banks' books it reports, so that the chain keeps the decision.
 */
export function route(
  instruction: SignedInstruction,
  refusal: Refusal | undefined,
  destination: Destination,
): OperatorCall {
  const { coin: to, terms } = destination;
  const { payer, payee } = signedParties(instruction, terms);
  const payment = {
    instructionId: instructionIdOf(instruction),
    payer: terms.addressOf(payer, instruction.atSeconds),
    payee: terms.addressOf(payee, instruction.atSeconds),
    amountInMicro: instruction.amount,
    validUntil: terms.validUntilSeconds,
  };
  const { signature } = instruction;
  if (refusal !== undefined) {
    const reported = REFUSALS.indexOf(refusal);
    const data = coinAbi.encodeFunctionData("refusePayment", [payment, signature, reported]);
    return { operator: DEALER, to, data };
  }
  const operator = instruction.kind === "top_up" ? DEALER : vaspOf(instruction, destination);
  const attestation = attestationFor(instruction, destination);
  const data =
    attestation === undefined
      ? coinAbi.encodeFunctionData("pay", [payment, signature])
      : coinAbi.encodeFunctionData("payWithAttestation", [payment, signature, attestation, "0x"]);
  return { operator, to, data };
}

function vaspOf({ payer }: SignedInstruction, { day }: Destination): string {
  const holder = day.holders.get(payer);
  if (holder === undefined) throw new Error(`${payer} isn't a holder of the scenario`);
  return holder.vasp;
}
