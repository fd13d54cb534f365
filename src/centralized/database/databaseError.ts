import { JiaoziError } from "../../catalogue/errors.ts";

/** What a person can do about it, by SQLSTATE or by its class (the first two characters). */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  "28": "Check the user and the password in DATABASE_URL, and the server's pg_hba.conf.",
  "3D000": "Create the database, or name an existing one in DATABASE_URL.",
  "42501": "Grant the user the right to create and use tables in this database.",
  "25006": "Point DATABASE_URL at the primary server: this one is read-only.",
  "53100": "Free disk space on the database server, then run again.",
  "53200": "Give the database server more memory, or lower its work_mem and max_connections.",
  "58030": "Check the disks of the database server and its log, then run again.",
  "57014": "Raise the server's statement_timeout for this user, or find what held the statement up.",
  "55P03": "Find the transaction that holds the lock, in pg_locks, and end it; or raise lock_timeout.",
  "53300": "Close other connections to the server, or raise its max_connections.",
};

const OTHER_REFUSAL = "Read the server's message above and its log; nothing of this group was committed.";
const UNREACHABLE = "Check that the server runs and that host and port in DATABASE_URL are right.";

/** SQLSTATE classes that say the server is there but can't be talked to: connection failure, shutdown. */
const LOST_CONNECTION = /^(08|57P0)/;

/**
 * Tells an unreachable database from one that refuses, and never repeats a password.
 * @param where Host and database, or folder.
 */
export function asDatabaseError(cause: unknown, where: string): JiaoziError {
  if (cause instanceof JiaoziError) return cause;
  const message = messageOf(cause);
  const sqlState = sqlStateOf(cause);
  if (sqlState === undefined || LOST_CONNECTION.test(sqlState)) {
    return new JiaoziError(
      "DATABASE_UNREACHABLE",
      `The database ${where} can't be reached: ${message}.`,
      UNREACHABLE,
      {},
      cause,
    );
  }
  const nextStep = NEXT_STEPS[sqlState] ?? NEXT_STEPS[sqlState.slice(0, 2)] ?? OTHER_REFUSAL;
  return new JiaoziError(
    "DATABASE_REFUSED",
    `The database ${where} refused: ${message} (${sqlState}).`,
    nextStep,
    {},
    cause,
  );
}

/** Five characters, of the standard's or the server's own classes; `EPIPE` and its like come from the network. */
const SQLSTATE = /^(?:\d[\dA-Z]|F0|HV|P0|XX)[\dA-Z]{3}$/;

/** What the client itself says when a password is asked for and there is none. */
const PASSWORD_MISSING = /^SASL: /;

/** The server's code for what went wrong; undefined if the fault isn't the server's. */
export function sqlStateOf(cause: unknown): string | undefined {
  if (cause instanceof Error && PASSWORD_MISSING.test(cause.message)) return "28P01";
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && SQLSTATE.test(code) ? code : undefined;
}

function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return messageOf(cause.errors[0]);
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.trim().replace(/[.\s]+$/, "") || "no answer";
}
