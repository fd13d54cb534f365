import { createHash, randomBytes } from "node:crypto";

import type { Challenge } from "../api/signIn.ts";
import type { Database } from "../store/database.ts";

const CHALLENGE_MS = 5 * 60_000;
const SESSION_MS = 30 * 60_000;

export interface SiteOfSignIn {
  /** Host and port of the page, as the browser shows it. */
  readonly domain: string;
  readonly uri: string;
  readonly chainId: number;
}

/** Who has proved control of an account: by EIP-4361 messages, each used once, and tokens of which only a hash is kept. */
export class Sessions {
  readonly #database: Database;
  readonly #site: () => SiteOfSignIn;
  readonly #now: () => number;

  constructor(database: Database, site: () => SiteOfSignIn, now: () => number = Date.now) {
    this.#database = database;
    this.#site = site;
    this.#now = now;
  }

  challenge(account: string): Challenge {
    const nonce = randomBytes(12).toString("hex");
    const { domain, uri, chainId } = this.#site();
    const [issuedAt, expiresAt] = [this.#at(0), this.#at(CHALLENGE_MS)];
    const message = [
      `${domain} wants you to sign in with your Ethereum account:`,
      account,
      "",
      "See your activity and deposit at the institution. Signing costs nothing and moves no money.",
      "",
      `URI: ${uri}`,
      "Version: 1",
      `Chain ID: ${chainId}`,
      `Nonce: ${nonce}`,
      `Issued At: ${issuedAt}`,
      `Expiration Time: ${expiresAt}`,
    ].join("\n");
    this.#database.transaction(() => {
      this.#database.run("DELETE FROM challenges WHERE expires_at < ?", issuedAt);
      this.#database.run("INSERT INTO challenges VALUES (?, ?, ?, ?)", nonce, account, message, expiresAt);
    });
    return { message, expiresAt };
  }

  /** The account that a message was made for, if it is one of ours, unused and in time. */
  accountOfChallenge(message: string): string | undefined {
    const sql = "SELECT account FROM challenges WHERE nonce = ? AND message = ? AND expires_at >= ?";
    return this.#database.one<{ account: string }>(sql, nonceOf(message), message, this.#at(0))?.account;
  }

  /** Uses the message up. Undefined if somebody was faster. */
  begin(message: string): { token: string; account: string; expiresAt: string } | undefined {
    const token = randomBytes(32).toString("base64url");
    const expiresAt = this.#at(SESSION_MS);
    return this.#database.transaction(() => {
      const sql = "DELETE FROM challenges WHERE nonce = ? AND message = ? RETURNING account";
      const used = this.#database.one<{ account: string }>(sql, nonceOf(message), message);
      if (used === undefined) return undefined;
      this.#database.run("DELETE FROM sessions WHERE expires_at < ?", this.#at(0));
      this.#database.run("INSERT INTO sessions VALUES (?, ?, ?)", hashOf(token), used.account, expiresAt);
      return { token, account: used.account, expiresAt };
    });
  }

  accountOf(token: string): string | undefined {
    const sql = "SELECT account FROM sessions WHERE token_hash = ? AND expires_at >= ?";
    return this.#database.one<{ account: string }>(sql, hashOf(token), this.#at(0))?.account;
  }

  end(token: string): void {
    this.#database.run("DELETE FROM sessions WHERE token_hash = ?", hashOf(token));
  }

  #at(inMs: number): string {
    return new Date(this.#now() + inMs).toISOString();
  }
}

function nonceOf(message: string): string {
  return /^Nonce: ([0-9a-f]{24})$/m.exec(message)?.[1] ?? "";
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
