import type { Queries } from "../../database/database.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { postAll } from "../day.ts";
import type { Alipay2Day } from "./day.ts";
import { openingOfSession, sessionAccounts, sessionAt, settlementOfSession } from "./sessions.ts";

/** Which NetsUnion session is or was last; number -1 before the first. */
interface SessionState {
  readonly number: number;
  readonly isOpen: boolean;
}

/**
 * Makes the session of this time the open one: settles an earlier one, then sets the caps. A session that is
 * already settled isn't opened again: what arrives later clears in one with the next number.
 */
export async function moveToSession(
  queries: Queries,
  ledger: Ledger,
  day: Alipay2Day,
  atSeconds: number,
): Promise<void> {
  const state = await lockState(queries);
  const planned = sessionAt(atSeconds, day);
  if (state.isOpen && planned <= state.number) return;
  if (state.isOpen) await settle(queries, ledger, day, state.number, atSeconds);
  const number = Math.max(planned, state.number + 1);
  const accounts = await ledger.accounts(queries, sessionAccounts(day.participants));
  await postAll(queries, ledger, [openingOfSession(number, atSeconds, day.participants, accounts)]);
  await setState(queries, { number, isOpen: true });
}

/** Settles the open session, if there is one. */
export async function settleOpenSession(queries: Queries, ledger: Ledger, day: Alipay2Day): Promise<void> {
  const state = await lockState(queries);
  if (!state.isOpen) return;
  await settle(queries, ledger, day, state.number, day.closesAtSeconds);
  await setState(queries, { ...state, isOpen: false });
}

async function settle(
  queries: Queries,
  ledger: Ledger,
  day: Alipay2Day,
  number: number,
  atSeconds: number,
): Promise<void> {
  const accounts = await ledger.accounts(queries, sessionAccounts(day.participants));
  await postAll(queries, ledger, [settlementOfSession(number, atSeconds, day.participants, accounts)]);
}

/** The row lock keeps two writers from settling one session twice. */
async function lockState(queries: Queries): Promise<SessionState> {
  const [row] = await queries.query<{ session: number; session_open: boolean }>(
    "SELECT session, session_open FROM books FOR UPDATE",
  );
  return { number: row?.session ?? -1, isOpen: row?.session_open ?? false };
}

async function setState(queries: Queries, { number, isOpen }: SessionState): Promise<void> {
  await queries.query("UPDATE books SET session = $1::integer, session_open = $2::boolean", [number, isOpen]);
}
