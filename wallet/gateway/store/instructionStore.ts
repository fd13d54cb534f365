import type { InstructionKind, InstructionState } from "../api/instructions.ts";
import type { Database } from "./database.ts";
import type { EventLog } from "./eventLog.ts";

/** A code of the catalogue and what its words need, as decimal strings and addresses. */
export interface StoredReason {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
}

/** What is handed over to be carried out. */
export interface NewInstruction {
  /** 32 bytes in small hexadecimal; settles once. */
  readonly id: string;
  /** By which a repetition is known. */
  readonly contents: string;
  readonly kind: InstructionKind;
  /** Whose key submits it. */
  readonly sender: string;
  readonly target: string;
  /** Calldata. */
  readonly call: string;
  readonly currency: string;
  readonly amount: string;
  readonly payer: string;
  readonly payee: string;
}

export interface StoredInstruction extends NewInstruction {
  readonly position: number;
  readonly acceptedAt: string;
  readonly state: InstructionState;
  /** It may take all the gas there is for one call, so it goes out by itself. */
  readonly alone: boolean;
  readonly reason: StoredReason | null;
  readonly dispatch: number | null;
  readonly blockNumber: number | null;
  readonly blockTimestamp: number | null;
  readonly transactionHash: string | null;
}

/** What became of an instruction. */
export type Outcome =
  { readonly state: "settled" } | { readonly state: "refused" | "skipped"; readonly reason: StoredReason };

export interface DecidedIn {
  readonly blockNumber: number;
  readonly blockTimestamp: number;
  readonly transactionHash: string;
}

type Row = Omit<StoredInstruction, "reason" | "alone"> & {
  readonly reason: string | null;
  readonly alone: number;
};

const COLUMNS = `position, id, contents, kind, sender, target, call, currency, amount, payer, payee,
  accepted_at AS acceptedAt, state, alone, reason, dispatch, block_number AS blockNumber,
  block_timestamp AS blockTimestamp, transaction_hash AS transactionHash`;

/** What is told to an account: enough to show, nothing that only the relay needs. */
export type ToldInstruction = Omit<StoredInstruction, "call" | "target" | "contents">;

export class InstructionStore {
  readonly #database: Database;
  readonly #events: EventLog;

  constructor(database: Database, events: EventLog) {
    this.#database = database;
    this.#events = events;
  }

  find(id: string): StoredInstruction | undefined {
    const row = this.#database.one<Row>(`SELECT ${COLUMNS} FROM instructions WHERE id = ?`, id.toLowerCase());
    return row === undefined ? undefined : stored(row);
  }

  /** Within the caller's transaction, if any. The id mustn't be taken. */
  add(given: NewInstruction): StoredInstruction {
    this.#database.run(
      `INSERT INTO instructions (id, contents, kind, sender, target, call, currency, amount, payer, payee, accepted_at, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued')`,
      given.id.toLowerCase(),
      given.contents,
      given.kind,
      given.sender,
      given.target,
      given.call,
      given.currency,
      given.amount,
      given.payer,
      given.payee,
      new Date().toISOString(),
    );
    const added = this.find(given.id) as StoredInstruction;
    this.#tell(added);
    return added;
  }

  queued(sender: string, limit: number): StoredInstruction[] {
    const sql = `SELECT ${COLUMNS} FROM instructions WHERE sender = ? AND state = 'queued' ORDER BY position LIMIT ?`;
    return this.#database.all<Row>(sql, sender, limit).map(stored);
  }

  waiting(sender?: string): number {
    const open = "SELECT count(*) AS waiting FROM instructions WHERE state IN ('queued', 'sent')";
    const row =
      sender === undefined
        ? this.#database.one<{ waiting: number }>(open)
        : this.#database.one<{ waiting: number }>(`${open} AND sender = ?`, sender);
    return row?.waiting ?? 0;
  }

  /** The calls of a payer's that are on their way, oldest first. */
  pendingCalls(payer: string, kind: InstructionKind): string[] {
    const sql = `SELECT call FROM instructions WHERE payer = ? AND kind = ? AND state IN ('queued', 'sent') ORDER BY position`;
    return this.#database.all<{ call: string }>(sql, payer, kind).map(({ call }) => call);
  }

  ofDispatch(dispatch: number): StoredInstruction[] {
    const sql = `SELECT ${COLUMNS} FROM instructions WHERE dispatch = ? ORDER BY place`;
    return this.#database.all<Row>(sql, dispatch).map(stored);
  }

  markSent(instruction: StoredInstruction, dispatch: number, place: number): void {
    this.#database.run(
      "UPDATE instructions SET state = 'sent', dispatch = ?, place = ? WHERE id = ?",
      dispatch,
      place,
      instruction.id,
    );
    this.#tellNow(instruction.id);
  }

  /** Back into the queue, at its place: its transaction didn't come to decide it. */
  requeue({ id }: StoredInstruction, alone: boolean): void {
    const sql =
      "UPDATE instructions SET state = 'queued', dispatch = NULL, place = NULL, alone = ? WHERE id = ?";
    this.#database.run(sql, alone ? 1 : 0, id);
    this.#tellNow(id);
  }

  /** The block that decided it isn't the chain's any more. */
  reopen({ id }: StoredInstruction): void {
    this.#database.run(
      `UPDATE instructions SET state = 'sent', reason = NULL, block_number = NULL, block_timestamp = NULL,
         transaction_hash = NULL
       WHERE id = ?`,
      id,
    );
    this.#tellNow(id);
  }

  /** What was skipped comes again, perhaps signed anew. */
  renew({ id }: StoredInstruction, call: string): void {
    this.#database.run(
      `UPDATE instructions SET state = 'queued', call = ?, dispatch = NULL, place = NULL, alone = 0, reason = NULL,
         block_number = NULL, block_timestamp = NULL, transaction_hash = NULL
       WHERE id = ?`,
      call,
      id,
    );
    this.#tellNow(id);
  }

  decide({ id }: StoredInstruction, outcome: Outcome, where: DecidedIn): void {
    this.#database.run(
      `UPDATE instructions SET state = ?, reason = ?, block_number = ?, block_timestamp = ?, transaction_hash = ?
       WHERE id = ?`,
      outcome.state,
      outcome.state === "settled" ? null : JSON.stringify(outcome.reason),
      where.blockNumber,
      where.blockTimestamp,
      where.transactionHash,
      id,
    );
    this.#tellNow(id);
  }

  #tellNow(id: string): void {
    this.#tell(this.find(id) as StoredInstruction);
  }

  #tell(instruction: StoredInstruction): void {
    const told: Partial<StoredInstruction> & ToldInstruction = { ...instruction };
    for (const inner of ["call", "target", "contents"] as const) delete told[inner];
    for (const account of readersOf(told)) this.#events.add(account, "instruction", told);
  }
}

/**
 * Who may know of an instruction: who gave it, always; the other side once it is carried out, since why it wasn't, such
 * as a frozen wallet or a small balance, is nobody else's business.
 */
export function readersOf(told: Pick<StoredInstruction, "kind" | "payer" | "payee" | "state">): Set<string> {
  const { kind, payer, payee, state } = told;
  const owner = kind === "top_up" ? payee : payer;
  return new Set(state === "settled" ? [owner, payee] : [owner]);
}

function stored(row: Row): StoredInstruction {
  const reason = row.reason === null ? null : (JSON.parse(row.reason) as StoredReason);
  return { ...row, alone: row.alone === 1, reason };
}
