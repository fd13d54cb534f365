import { DEALER } from "../claims.ts";
import { COMPLIANCE_MEMBERS, CUSTODIANS } from "../libra/issuance.ts";
import type { IssuanceKind, Measure } from "../measures.ts";
import type { Participants } from "../participants.ts";
import { type Cell, cellFault } from "./fault.ts";
import type { MeasureRow } from "./readMeasures.ts";

const DECIDES_ON: Partial<Record<IssuanceKind, IssuanceKind>> = {
  approve_mint: "request_mint",
  decline_mint: "request_mint",
  burn: "preburn",
  cancel_preburn: "preburn",
};

/** Whether lines about issuance make sense; what a rule says of them shows only when they are carried out. */
export class IssuanceChecks {
  readonly #participants: Pick<Participants, "institutions">;
  readonly #isInForce: boolean;
  readonly #requests = new Map<string, IssuanceKind>();

  /** @param isInForce Whether scenario.json has terms for issuance. */
  constructor(participants: Pick<Participants, "institutions">, isInForce: boolean) {
    this.#participants = participants;
    this.#isInForce = isInForce;
  }

  add(kind: IssuanceKind, { reference, amount }: Measure, row: MeasureRow): void {
    if (!this.#isInForce) {
      const nextStep = "Give scenario.json the field libra.issuance, or leave the line out.";
      throw cellFault(row.cell("measure"), "has no terms in this scenario", nextStep);
    }
    this.#requireBy(kind, row.cell("by"));
    const decidesOn = DECIDES_ON[kind];
    const subject = row.cell("subject");
    if (decidesOn !== undefined) this.#requireRequest(decidesOn, subject);
    else if (subject.text !== "")
      throw cellFault(subject, `must be empty: a ${kind} names nobody`, "Clear the cell.");
    if (row.cell("amount_yuan").text !== "" && amount === 0n)
      throw cellFault(row.cell("amount_yuan"), "is zero", "Write more than zero, or clear the cell.");
    this.#requests.set(reference, kind);
  }

  #requireBy(kind: IssuanceKind, by: Cell): void {
    const refuse = (nextStep: string) => cellFault(by, "may not take this measure", nextStep);
    if (kind === "attest") {
      if (by.text !== CUSTODIANS) throw refuse(`Write ${CUSTODIANS}.`);
    } else if (DECIDES_ON[kind] === undefined) {
      // who isn't a dealer is refused by the treasury, not by the file
      if (by.text !== DEALER && !this.#participants.institutions.has(by.text))
        throw refuse(`Write ${DEALER}, or the id of an institution.`);
    } else if (!(COMPLIANCE_MEMBERS as readonly string[]).includes(by.text)) {
      throw refuse(`Use one of: ${COMPLIANCE_MEMBERS.join(", ")}.`);
    }
  }

  #requireRequest(kind: IssuanceKind, subject: Cell): void {
    if (this.#requests.get(subject.text) === kind) return;
    throw cellFault(
      subject,
      `isn't the reference of a ${kind} above`,
      "Name the request that is decided on.",
    );
  }
}
