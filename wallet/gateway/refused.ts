import type { MessageCode } from "../../src/catalogue/messages.ts";
import type { StoredReason } from "./store/instructionStore.ts";

/** An answer of "no" that somebody gets as a problem: what, under which HTTP status, and of which field. */
export class Refused extends Error {
  readonly status: number;
  readonly reason: StoredReason;
  readonly field: string | undefined;

  constructor(status: number, reason: StoredReason, field?: string) {
    super(reason.code);
    this.name = "Refused";
    this.status = status;
    this.reason = reason;
    this.field = field;
  }
}

export function refuse(status: number, code: MessageCode, field?: string): Refused {
  return new Refused(status, { code, args: {} }, field);
}

/** @param ttlMs When it may be tried again. */
export function tooMany(ttlMs: number): Refused {
  const seconds = String(Math.ceil(ttlMs / 1_000));
  return new Refused(429, { code: "TOO_MANY_REQUESTS", args: { seconds } });
}
