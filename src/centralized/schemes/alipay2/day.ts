import type { SettlementMode } from "../../../scenario/rail.ts";
import type { BooksDay } from "../scheme.ts";
import type { SessionTimes } from "./sessions.ts";

/** A day of scheme `alipay-2.0`. */
export interface Alipay2Day extends BooksDay, SessionTimes {
  readonly mode: SettlementMode;
}
