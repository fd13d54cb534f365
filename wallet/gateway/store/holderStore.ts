import type { AttestationRequest } from "../api/coins.ts";
import type { Database } from "./database.ts";

/** Who was registered under a VASP here, and what VASPs attested. */
export class HolderStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(account: string): { vasp: string; instructions: readonly string[] } | undefined {
    const sql = "SELECT vasp, instructions FROM holders WHERE account = ?";
    const row = this.#database.one<{ vasp: string; instructions: string }>(sql, account);
    if (row === undefined) return undefined;
    return { vasp: row.vasp, instructions: JSON.parse(row.instructions) as string[] };
  }

  add(account: string, vasp: string, instructions: readonly string[]): void {
    this.#database.run("INSERT INTO holders VALUES (?, ?, ?)", account, vasp, JSON.stringify(instructions));
  }

  /** What the payer's side said, kept before the attestation goes out. */
  addAttestation(reference: string, vasp: string, said: AttestationRequest): void {
    const { payerName, payeeName, purpose, ...contents } = said;
    this.#database.run(
      "INSERT INTO attestations VALUES (?, ?, ?, ?, ?, ?, ?)",
      reference,
      vasp,
      payerName,
      payeeName,
      purpose ?? null,
      JSON.stringify(contents),
      new Date().toISOString(),
    );
  }
}
