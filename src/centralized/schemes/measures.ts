import type { Measure } from "../../scenario/measures.ts";
import type { ParticipantId, Participants } from "../../scenario/participants.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { postAll } from "./day.ts";
import type { BooksScheme } from "./scheme.ts";

/**
 * Carries a measure out unless the log has it already: the change and a row of the log without legs, which says why
 * the accounts were changed, are one transaction.
 */
export async function applyOnce(
  database: Database,
  ledger: Ledger,
  scheme: Pick<BooksScheme, "apply">,
  measure: Measure,
): Promise<void> {
  const id = `measure/${measure.reference}`;
  await database.transaction(async (queries) => {
    // two writers must not carry it out twice
    await queries.query("SELECT 1 FROM books FOR UPDATE");
    if ((await ledger.lookUp(queries, [id])).size > 0) return;
    await scheme.apply(queries, ledger, measure);
    const { atSeconds } = measure;
    await postAll(queries, ledger, [{ id, contents: contentsOf(measure), atSeconds, legs: [] }]);
  });
}

function contentsOf({ kind, by, subject, amount }: Measure): string {
  return JSON.stringify([kind, by, subject, amount.toString()]);
}

/** Freezes a wallet's account, lifts it, or sets its frozen amount; other measures leave accounts as they are. */
export async function applyToWallet(
  queries: Queries,
  ledger: Ledger,
  { kind, amount, atSeconds }: Measure,
  account: string,
): Promise<void> {
  const change = (to: Parameters<Ledger["changeAccount"]>[2]) =>
    ledger.changeAccount(queries, account, to, atSeconds);
  if (kind === "freeze") await change({ state: "frozen" });
  if (kind === "lift") await change({ state: "open" });
  if (kind === "freeze_amount") await change({ frozenAmount: amount });
}

/** For schemes whose measures are about single wallets. */
export function measuresOfWallets(
  { holders }: Participants,
  accountOf: BooksScheme["walletAccount"],
): BooksScheme["apply"] {
  return async (queries, ledger, measure) => {
    const holder = holderOf(holders, measure.subject);
    await applyToWallet(queries, ledger, measure, accountOf(holder));
  };
}

function holderOf(holders: Participants["holders"], id: ParticipantId) {
  const holder = holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`); // the reader has checked
  return holder;
}
