import { JiaoziError } from "../../catalogue/errors.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Envelope } from "./envelopes.ts";
import type { Included, Pending } from "./pending.ts";
import type { Submission } from "./submission.ts";

/** An envelope's way: when it was handed over, and what the block that has it says. */
export interface Carried extends Included {
  readonly submittedAtMs: number;
}

/**
 * Carries envelopes to the node and into a block. One that the node refuses would hold up all later ones of its
 * sender, whose nonces follow: an empty transaction takes its place.
 */
export class Dispatch {
  readonly #submission: Pick<Submission, "send" | "release">;
  readonly #pending: Pick<Pending, "await" | "forget">;
  readonly #cancellationOf: (envelope: Envelope) => Envelope;
  readonly #stalled = new Map<ParticipantId, JiaoziError>();

  constructor(
    submission: Pick<Submission, "send" | "release">,
    pending: Pick<Pending, "await" | "forget">,
    cancellationOf: (envelope: Envelope) => Envelope,
  ) {
    this.#submission = submission;
    this.#pending = pending;
    this.#cancellationOf = cancellationOf;
  }

  /** Rejects as `Submission.send` and `Pending.await` do, and with `CHAIN_REFUSED` once the sender is held up. */
  async carry(envelope: Envelope): Promise<Carried> {
    const stalled = this.#stalled.get(envelope.operator);
    if (stalled !== undefined) throw stalled;
    try {
      return await this.#carry(envelope);
    } catch (fault) {
      const refused = fault instanceof JiaoziError && fault.code === "CHAIN_REFUSED";
      if (refused) void this.cancel(this.#cancellationOf(envelope));
      throw fault;
    }
  }

  /** Sends an empty transaction in the place of one that won't come. */
  async cancel(cancellation: Envelope): Promise<void> {
    await this.#carry(cancellation).catch((fault: JiaoziError) => {
      const { operator, nonce } = cancellation;
      // Whatever took the nonce, the ones after it may pass.
      if (/nonce too low/i.test(fault.message)) return;
      this.#stalled.set(operator, heldUp(operator, nonce, fault));
    });
  }

  async #carry({ transaction }: Envelope): Promise<Carried> {
    const { hash } = transaction;
    // Expected before it is sent: the block may be seen before the node's answer to the sending.
    const included = this.#pending.await(hash);
    // It may be given up before that answer, when nobody listens yet.
    included.catch(() => {});
    const submittedAtMs = await this.#submission.send(transaction).catch((fault: unknown) => {
      this.#pending.forget(hash);
      throw fault;
    });
    try {
      return { submittedAtMs, ...(await included) };
    } finally {
      this.#submission.release();
    }
  }
}

function heldUp(operator: ParticipantId, nonce: number, fault: JiaoziError): JiaoziError {
  return new JiaoziError(
    "CHAIN_REFUSED",
    `The account of ${operator} waits at nonce ${nonce}, which the chain doesn't take: ${fault.message}`,
    fault.nextStep,
    fault.place,
    fault,
  );
}
