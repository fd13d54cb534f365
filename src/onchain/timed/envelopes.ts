import type { Refusal } from "../../catalogue/refusals.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { ContractsScheme } from "../contractsRail.ts";
import type { OperatorCall, Operators } from "../operators.ts";
import type { SignedTransaction } from "../signTransaction.ts";

/** A signed transaction that carries an instruction. */
export interface Envelope {
  readonly operator: ParticipantId;
  readonly nonce: number;
  readonly transaction: SignedTransaction;
}

interface Ahead extends Envelope {
  /** What it was signed for. */
  readonly refusal: Refusal | undefined;
}

export interface Sealed {
  readonly envelope: Envelope;
  /** It had been signed before it was asked for. */
  readonly ahead: boolean;
  /** To be sent where somebody else had signed ahead, whose later transactions would wait for that one. */
  readonly cancellation?: Envelope;
}

/**
 * Signs the transactions of institutions ahead, since they depend on nothing that only the moment can tell: an
 * institution submits what the payer signed. A bank or a dealer decides from its own book when the instruction
 * comes, so its transactions are signed then; each operator has an account of its own, so neither holds up another.
 */
export class Envelopes {
  readonly #operators: Operators;
  readonly #scheme: ContractsScheme;
  readonly #signsAhead: (operator: ParticipantId) => boolean;
  /** Several for one instruction if it is repeated. */
  readonly #ahead = new Map<string, Ahead[]>();

  constructor(
    operators: Operators,
    scheme: ContractsScheme,
    signsAhead: (operator: ParticipantId) => boolean,
  ) {
    this.#operators = operators;
    this.#scheme = scheme;
    this.#signsAhead = signsAhead;
  }

  signAhead(instruction: SignedInstruction): void {
    const refusal = this.#foreseen(instruction);
    const call = this.#scheme.callFor(instruction, refusal);
    if (!this.#signsAhead(call.operator)) return;
    const key = keyOf(instruction);
    const envelope = { ...this.#sign(call), refusal };
    const others = this.#ahead.get(key);
    if (others === undefined) this.#ahead.set(key, [envelope]);
    else others.push(envelope);
  }

  /** Signs for somebody else to send. */
  signApart(instruction: SignedInstruction): SignedTransaction {
    return this.#sign(this.#scheme.callFor(instruction, this.#foreseen(instruction))).transaction;
  }

  /** The envelope for what the bank or the dealer has decided. */
  seal(instruction: SignedInstruction, refusal: Refusal | undefined): Sealed {
    const ahead = this.#takeAhead(instruction);
    if (ahead !== undefined && ahead.refusal === refusal) return { envelope: ahead, ahead: true };
    const call = this.#scheme.callFor(instruction, refusal);
    if (ahead === undefined) return { envelope: this.#sign(call), ahead: false };
    if (ahead.operator === call.operator) return { envelope: this.#sign(call, ahead.nonce), ahead: false };
    return { envelope: this.#sign(call), ahead: false, cancellation: this.cancellationOf(ahead) };
  }

  /** A transaction that does nothing, so that the ones after it don't wait for one that won't come. */
  cancellationOf({ operator, nonce }: Pick<Envelope, "operator" | "nonce">): Envelope {
    return this.#sign({ operator, to: this.#operators.addressOf(operator), data: "0x" }, nonce);
  }

  /** Gives up what was signed ahead and never asked for. */
  cancelUnused(): readonly Envelope[] {
    const unused = [...this.#ahead.values()].flat();
    this.#ahead.clear();
    return unused.map((envelope) => this.cancellationOf(envelope));
  }

  /** Whether somebody has an account at the bank doesn't change during the day; what is in it does. */
  #foreseen(instruction: SignedInstruction): Refusal | undefined {
    const refusal = this.#scheme.refusalOf(instruction);
    return refusal === "NO_BANK_ACCOUNT" ? refusal : undefined;
  }

  #takeAhead(instruction: SignedInstruction): Ahead | undefined {
    const key = keyOf(instruction);
    const envelopes = this.#ahead.get(key);
    const first = envelopes?.shift();
    if (envelopes?.length === 0) this.#ahead.delete(key);
    return first;
  }

  #sign(call: OperatorCall, nonce = this.#operators.takeNonce(call.operator)): Envelope {
    return { operator: call.operator, nonce, transaction: this.#operators.signAt(call, nonce) };
  }
}

/** The same id may come with other contents, and then with another signature. */
function keyOf({ id, signature }: SignedInstruction): string {
  return `${id}/${signature}`;
}
