import { DONE, type Measure, type MeasureOutcome } from "../../scenario/measures.ts";
import type { ParticipantId, Participants } from "../../scenario/participants.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { postAll } from "./day.ts";
import type { BooksScheme } from "./scheme.ts";

/**
 * Carries a measure out unless the log has it already, and answers as then: the change and a row of the log without
 * legs, which says why the accounts were changed and what came of it, are one transaction.
 */
export async function applyOnce(
  database: Database,
  ledger: Ledger,
  scheme: Pick<BooksScheme, "apply">,
  measure: Measure,
): Promise<MeasureOutcome> {
  const id = `measure/${measure.reference}`;
  return database.transaction(async (queries) => {
    // two writers must not carry it out twice
    await queries.query("SELECT 1 FROM books FOR UPDATE");
    const known = (await ledger.lookUp(queries, [id])).get(id);
    if (known !== undefined) return outcomeIn(known.contents);
    const outcome = await scheme.apply(queries, ledger, measure);
    const { atSeconds } = measure;
    await postAll(queries, ledger, [{ id, contents: contentsOf(measure, outcome), atSeconds, legs: [] }]);
    return outcome;
  });
}

/** What there is to say of the outcome comes last; nothing if it was plainly done. */
function contentsOf(
  { kind, by, subject, amount }: Measure,
  { issuance, ...outcome }: MeasureOutcome,
): string {
  const reason = outcome.status === "refused" ? outcome.reason : "";
  const left = issuance && [issuance.reserve, issuance.outstanding, issuance.room].map(String);
  const isPlain = reason === "" && left === undefined;
  return JSON.stringify([kind, by, subject, amount.toString(), ...(isPlain ? [] : [reason, left])]);
}

function outcomeIn(contents: string): MeasureOutcome {
  const [, , , , reason = "", left] = JSON.parse(contents) as [
    ...[string, string, string, string, string?],
    ([string, string, string] | null)?,
  ];
  const outcome: MeasureOutcome = reason === "" ? DONE : { status: "refused", reason };
  if (left === undefined || left === null) return outcome;
  const [reserve, outstanding, room] = left;
  return {
    ...outcome,
    issuance: { reserve: BigInt(reserve), outstanding: BigInt(outstanding), room: BigInt(room) },
  };
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
    return DONE;
  };
}

function holderOf(holders: Participants["holders"], id: ParticipantId) {
  const holder = holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`); // the reader has checked
  return holder;
}
