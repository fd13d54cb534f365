import { type Measure, isIssuance } from "../measures.ts";
import type { LibraParameters } from "../libra/parameters.ts";
import type { Fen, Holder, ParticipantId, Participants } from "../participants.ts";
import { type Cell, cellFault } from "./fault.ts";
import { IssuanceChecks } from "./issuanceChecks.ts";
import type { MeasureRow } from "./readMeasures.ts";

/**
 * What measures so far have left of freezes and halts, which nothing else in a day changes: so a measure that no
 * system would take, such as lifting what isn't frozen, is a fault of the file.
 */
export class MeasureChecks {
  readonly #participants: Participants;
  readonly #unhosted: ReadonlySet<ParticipantId>;
  readonly #references = new Set<string>();
  readonly #isFrozen = new Map<ParticipantId, boolean>();
  readonly #frozenFen = new Map<ParticipantId, Fen>();
  readonly #latestSeconds = new Map<ParticipantId, number>();
  readonly #issuance: IssuanceChecks;
  #isHalted = false;

  constructor(participants: Participants, { unhosted, issuance }: Partial<LibraParameters> = {}) {
    this.#participants = participants;
    this.#unhosted = new Set(unhosted?.holders);
    this.#issuance = new IssuanceChecks(participants, issuance !== undefined);
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  add(measure: Measure, row: MeasureRow): void {
    this.#requireOwnReference(row.cell("reference"));
    this.#apply(measure, row);
    this.#latestSeconds.set(measure.subject, measure.atSeconds);
  }

  #apply(measure: Measure, row: MeasureRow): void {
    const { kind } = measure;
    if (isIssuance(kind)) {
      this.#requireTaking(row);
      return this.#issuance.add(kind, measure, row);
    }
    switch (kind) {
      case "freeze":
      case "lift":
        return this.#freeze(measure, row);
      case "freeze_amount":
        return this.#freezeAmount(measure, row);
      case "halt":
      case "resume":
        return this.#halt(measure, row);
      case "replace_wallet":
        return this.#replaceWallet(measure, row);
    }
  }

  #requireOwnReference(cell: Cell): void {
    if (this.#references.has(cell.text))
      throw cellFault(cell, "was used before", "Give every measure a reference of its own.");
    this.#references.add(cell.text);
  }

  #freeze({ kind, subject }: Measure, row: MeasureRow): void {
    const { walletStatus } = this.#walletHolder(row.cell("subject"));
    requireBy(row.cell("by"), kind);
    const isFrozen = this.#isFrozen.get(subject) ?? walletStatus === "frozen";
    if (isFrozen === (kind === "freeze")) {
      const fault = isFrozen ? "is frozen already" : "isn't frozen";
      throw cellFault(row.cell("subject"), fault, "Leave the line out, or correct its time.");
    }
    this.#isFrozen.set(subject, !isFrozen);
  }

  /** Who freezes may not lift, not even in part. */
  #freezeAmount({ subject, amount }: Measure, row: MeasureRow): void {
    const { frozenFen } = this.#walletHolder(row.cell("subject"));
    const lowers = amount < (this.#frozenFen.get(subject) ?? frozenFen);
    requireBy(row.cell("by"), lowers ? "lift" : "freeze");
    this.#frozenFen.set(subject, amount);
  }

  #halt({ kind }: Measure, row: MeasureRow): void {
    requireBy(row.cell("by"), "council");
    if (this.#isHalted === (kind === "halt")) {
      const fault = this.#isHalted ? "comes while the network is halted already" : "comes without a halt";
      throw cellFault(row.cell("measure"), fault, "Leave the line out, or correct its time.");
    }
    this.#isHalted = kind === "halt";
  }

  #replaceWallet({ atSeconds }: Measure, row: MeasureRow): void {
    const { id, institution, address } = this.#walletHolder(row.cell("subject"));
    requireBy(row.cell("by"), institution);
    this.#requireTaking(row);
    if (this.#latestSeconds.get(id) === atSeconds) {
      const nextStep = "Put it a second later.";
      throw cellFault(row.cell("time"), "is the second of another measure about this wallet", nextStep);
    }
    if (this.#unhosted.has(id))
      throw cellFault(row.cell("subject"), "has a wallet that no VASP keeps", "Choose another holder.");
    if (address === undefined) return;
    const nextStep = `Leave the address of ${id} out of the participants, or choose another holder.`;
    throw cellFault(row.cell("subject"), "has a key of its own, which nobody here can replace", nextStep);
  }

  #requireTaking(row: MeasureRow): void {
    if (!this.#isHalted) return;
    const nextStep = "Put it before the halt, or after the resume.";
    throw cellFault(row.cell("measure"), "comes while the network is halted, which takes nothing", nextStep);
  }

  #walletHolder(cell: Cell): Holder {
    const holder = this.#participants.holders.get(cell.text);
    const nextStep = "Name a person or merchant of participants.csv who has a wallet.";
    if (holder === undefined) throw cellFault(cell, "isn't a holder", nextStep, "UNKNOWN_PARTICIPANT");
    if (holder.walletStatus === "none") throw cellFault(cell, "has no wallet", nextStep);
    return holder;
  }
}

function requireBy(cell: Cell, right: string): void {
  if (cell.text !== right) throw cellFault(cell, "may not take this measure", `Write ${right}.`);
}
