import type { Amount } from "../../scenario/currency.ts";
import type { Measure } from "../../scenario/measures.ts";
import type { ParticipantId, WalletStatus } from "../../scenario/participants.ts";

interface Frozen {
  readonly status: WalletStatus;
  readonly amount: Amount;
}

/** Which wallets are frozen, as a whole or in part: as the day opens, and as measures leave them. */
export class Freezes {
  readonly #byHolder = new Map<ParticipantId, Frozen>();

  constructor(holders: Iterable<{ readonly id: ParticipantId } & Frozen>) {
    for (const { id, status, amount } of holders) this.#byHolder.set(id, { status, amount });
  }

  of(holder: ParticipantId): Frozen {
    const frozen = this.#byHolder.get(holder);
    if (frozen === undefined) throw new Error(`${holder} isn't a holder`);
    return frozen;
  }

  apply({ kind, subject, amount }: Pick<Measure, "kind" | "subject" | "amount">): void {
    const before = this.of(subject);
    if (kind === "freeze") this.#byHolder.set(subject, { ...before, status: "frozen" });
    if (kind === "lift") this.#byHolder.set(subject, { ...before, status: "open" });
    if (kind === "freeze_amount") this.#byHolder.set(subject, { ...before, amount });
  }
}
