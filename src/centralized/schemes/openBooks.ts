import type { SettlementMode } from "../../scenario/rail.ts";
import { alipay2 } from "./alipay2/scheme.ts";
import type { Books } from "./books.ts";
import { type SchemeOptions, openScheme } from "./openScheme.ts";

export interface BooksOptions extends SchemeOptions {
  readonly mode: SettlementMode;
  /** NetsUnion sessions of equal length, from opening to closing time; read in net mode. 4 when absent. */
  readonly sessionsPerDay?: number;
}

const DEFAULT_SESSIONS_PER_DAY = 4;

/** Opens the books of a day of scheme `alipay-2.0`, as `openScheme` does. */
export async function openBooks(options: BooksOptions): Promise<Books> {
  const { sessionsPerDay = DEFAULT_SESSIONS_PER_DAY } = options;
  return openScheme(options, alipay2({ ...options, sessionsPerDay }));
}
