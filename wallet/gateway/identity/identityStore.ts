import { createHmac, randomBytes } from "node:crypto";

import { AbiCoder, keccak256 } from "ethers";

import type { Evidence } from "../api/wallets.ts";
import type { Database } from "../store/database.ts";
import type { ResidentNumber } from "./residentNumber.ts";

export interface Identity {
  readonly account: string;
  readonly institution: string;
  /** Keyed hash of the resident number: by it the institution knows its own customers again. */
  readonly person: string;
  readonly name: string;
  /** By which a repeated application is known. */
  readonly contents: string;
  /** The instruction that opens the wallet; null if the chain had it already. */
  readonly openedBy: string | null;
  /** The instruction that gives it its latest tier. */
  readonly identifiedBy: string;
}

/** What the chain is to know of an identity, and the salt that it isn't to know. */
export interface Commitment {
  readonly salt: string;
  readonly commitment: string;
}

const COLUMNS =
  "account, institution, person, name, contents, opened_by AS openedBy, identified_by AS identifiedBy";

export class IdentityStore {
  readonly #database: Database;
  readonly #secret: string;

  constructor(database: Database) {
    this.#database = database;
    const known = database.fact("person secret");
    this.#secret = known ?? randomBytes(32).toString("hex");
    if (known === undefined) database.setFact("person secret", this.#secret);
  }

  personOf({ text }: ResidentNumber): string {
    return createHmac("sha256", this.#secret).update(text).digest("hex");
  }

  /** By which the same contents are known again, without keeping them. */
  fingerprint(contents: readonly string[]): string {
    return createHmac("sha256", this.#secret).update(JSON.stringify(contents)).digest("hex");
  }

  /** A new salt each time: nobody can see that two wallets are one person's, or try numbers out. */
  commit(person: string, name: string): Commitment {
    const salt = `0x${randomBytes(32).toString("hex")}`;
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "bytes32", "string"],
      [salt, `0x${person}`, name],
    );
    return { salt, commitment: keccak256(encoded) };
  }

  of(account: string): Identity | undefined {
    return this.#database.one<Identity>(`SELECT ${COLUMNS} FROM identities WHERE account = ?`, account);
  }

  accountOf(institution: string, person: string): string | undefined {
    const sql = "SELECT account FROM identities WHERE institution = ? AND person = ?";
    return this.#database.one<{ account: string }>(sql, institution, person)?.account;
  }

  add({ account, institution, person, name, contents, openedBy, identifiedBy }: Identity): void {
    this.#database.run(
      `INSERT INTO identities (account, institution, person, name, contents, opened_by, identified_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      account,
      institution,
      person,
      name,
      contents,
      openedBy,
      identifiedBy,
    );
  }

  addIdentification(
    account: string,
    given: Commitment & {
      instruction: string;
      tier: number;
      validUntil: number;
      evidence: readonly Evidence[];
    },
  ): void {
    this.#database.run(
      `INSERT INTO identifications (instruction, account, tier, salt, commitment, valid_until, evidence, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      given.instruction,
      account,
      given.tier,
      given.salt,
      given.commitment,
      given.validUntil,
      JSON.stringify(given.evidence),
      new Date().toISOString(),
    );
    this.#database.run(
      "UPDATE identities SET identified_by = ? WHERE account = ?",
      given.instruction,
      account,
    );
  }

  identification(instruction: string): { tier: number; commitment: string; validUntil: number } {
    const sql =
      "SELECT tier, commitment, valid_until AS validUntil FROM identifications WHERE instruction = ?";
    const found = this.#database.one<{ tier: number; commitment: string; validUntil: number }>(
      sql,
      instruction,
    );
    if (found === undefined) throw new Error(`No identification by ${instruction}`);
    return found;
  }

  /** How often the account was identified, successfully or not. */
  identifications(account: string): number {
    const sql = "SELECT count(*) AS times FROM identifications WHERE account = ?";
    return this.#database.one<{ times: number }>(sql, account)?.times ?? 0;
  }
}
