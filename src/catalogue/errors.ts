/** Exit codes of every command, as documented in the README. */
export const EXIT = {
  ok: 0,
  /** It ran, but a check failed: rails disagree, or a conservation rule is broken. */
  checkFailed: 1,
  /** Bad input or bad usage; nothing was changed. */
  usage: 2,
  /** The chain or the database can't be reached, or is another one than expected. */
  unreachable: 3,
  /** The state refuses: paused, unauthorised. */
  refused: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where in the input the error is. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly address?: string;
}

/** Faults of input, surroundings or state, which stop the command; refusals of single payments aren't errors. */
export const ERROR_CODES = {
  BAD_USAGE: EXIT.usage,
  BAD_FILE: EXIT.usage,
  BAD_FIELD: EXIT.usage,
  UNKNOWN_PARTICIPANT: EXIT.usage,
  ID_REUSED: EXIT.usage,
  INVALID_SIGNATURE: EXIT.usage,
  EXPIRED: EXIT.usage,
  CHAIN_UNREACHABLE: EXIT.unreachable,
  WRONG_CHAIN: EXIT.unreachable,
  NOT_DEPLOYED: EXIT.unreachable,
  DATABASE_UNREACHABLE: EXIT.unreachable,
  DATABASE_REFUSED: EXIT.unreachable,
  CHAIN_REFUSED: EXIT.refused,
  BOOKS_OUT_OF_BALANCE: EXIT.checkFailed,
  RAILS_DISAGREE: EXIT.checkFailed,
  /** Under the stopwatch an instruction was lost or settled twice, or the answers don't explain the end balances. */
  ANSWERS_DONT_ADD_UP: EXIT.checkFailed,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One clear error: what, where, and what to do next. */
export class JiaoziError extends Error {
  readonly code: ErrorCode;
  readonly nextStep: string;
  readonly place: Place;

  constructor(code: ErrorCode, message: string, nextStep: string, place: Place = {}, cause?: unknown) {
    super(message, { cause });
    this.name = "JiaoziError";
    this.code = code;
    this.nextStep = nextStep;
    this.place = place;
  }

  get exitCode(): ExitCode {
    return ERROR_CODES[this.code];
  }
}
