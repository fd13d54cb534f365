import type { PaymentRequest } from "../api/requests.ts";
import type { InstructionState } from "../api/instructions.ts";
import type { Database } from "./database.ts";

interface Row {
  readonly requestId: string;
  readonly payee: string;
  readonly contents: string;
  readonly amountFen: string;
  readonly purpose: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly withdrawn: number;
  readonly instructionId: string | null;
  readonly state: InstructionState | null;
}

export interface NewPaymentRequest {
  readonly requestId: string;
  readonly payee: string;
  readonly contents: string;
  readonly amountFen: string;
  readonly purpose: string;
  readonly expiresInSeconds: number;
}

const SELECT = `SELECT r.id AS requestId, r.payee, r.contents, r.amount_fen AS amountFen, r.purpose,
  r.created_at AS createdAt, r.expires_at AS expiresAt, r.withdrawn, r.instruction AS instructionId, i.state
  FROM requests r LEFT JOIN instructions i ON i.id = r.instruction`;

/** Who asked whom for money isn't on the chain: a request is a note, and its payment is like any other. */
export class RequestStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add({ requestId, payee, contents, amountFen, purpose, expiresInSeconds }: NewPaymentRequest): void {
    const now = Date.now();
    this.#database.run(
      `INSERT INTO requests (id, payee, contents, amount_fen, purpose, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      requestId,
      payee,
      contents,
      amountFen,
      purpose,
      new Date(now).toISOString(),
      new Date(now + expiresInSeconds * 1_000).toISOString(),
    );
  }

  contentsOf(requestId: string): string | undefined {
    return this.#row(requestId)?.contents;
  }

  find(requestId: string): PaymentRequest | undefined {
    const row = this.#row(requestId);
    return row === undefined ? undefined : shown(row);
  }

  of(payee: string): PaymentRequest[] {
    return this.#database
      .all<Row>(`${SELECT} WHERE r.payee = ? ORDER BY r.created_at DESC LIMIT 100`, payee)
      .map(shown);
  }

  answeredBy(instruction: string): PaymentRequest | undefined {
    const row = this.#database.one<Row>(`${SELECT} WHERE r.instruction = ?`, instruction);
    return row === undefined ? undefined : shown(row);
  }

  /** Within the transaction that queues the payment. */
  answer(requestId: string, instruction: string): void {
    this.#database.run("UPDATE requests SET instruction = ? WHERE id = ?", instruction, requestId);
  }

  withdraw(requestId: string): void {
    this.#database.run("UPDATE requests SET withdrawn = 1 WHERE id = ?", requestId);
  }

  #row(requestId: string): Row | undefined {
    return this.#database.one<Row>(`${SELECT} WHERE r.id = ?`, requestId);
  }
}

/** A payment that came to nothing leaves the request open for another one. */
function shown({ withdrawn, state, instructionId, ...row }: Row): PaymentRequest {
  const failed = state === "refused" || state === "skipped";
  const { requestId, payee, amountFen, purpose, createdAt, expiresAt } = row;
  const note = { requestId, payee, amountFen, purpose, createdAt, expiresAt };
  return { ...note, instructionId: failed ? null : instructionId, state: stateOf() };

  function stateOf(): PaymentRequest["state"] {
    if (state === "settled") return "paid";
    if (state !== null && !failed) return "paying";
    if (withdrawn === 1) return "withdrawn";
    return Date.parse(row.expiresAt) < Date.now() ? "expired" : "open";
  }
}
