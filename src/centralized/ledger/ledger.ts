import { JiaoziError } from "../../catalogue/errors.ts";
import type { Queries } from "../database/database.ts";
import type { Account, AccountState, Amount, LedgerTerms, NewAccount } from "./accounts.ts";
import type { Chain, ChainResult, LegFault, RecordedChain } from "./chains.ts";
import { postChains } from "./postChains.ts";
import { logHead } from "./verifyLog.ts";

type AccountRow = Record<"name" | "state" | "frozen" | "dp" | "dq" | "cp" | "cq", string> & {
  floor: boolean;
  ceiling: boolean;
};

type DecisionRow = Record<"sequence" | "id" | "contents" | "result", string> & { failed_leg: number | null };

const SELECT_ACCOUNTS = `SELECT name, state, frozen_amount::text AS frozen, debits_must_not_exceed_credits AS floor,
  credits_must_not_exceed_debits AS ceiling, debits_pending::text AS dp, debits_posted::text AS dq,
  credits_pending::text AS cp, credits_posted::text AS cq
  FROM accounts WHERE ledger = $1::smallint AND ($2::text[] IS NULL OR name = ANY ($2::text[])) ORDER BY id`;

/**
 * One currency's double-entry ledger. Every decision is made in the database, by one function, in strict order;
 * this class only carries names and amounts there. Pass a transaction's `queries` to make several calls one unit.
 */
export class Ledger {
  readonly #terms: LedgerTerms;
  /** Accounts are never removed or renamed, so their numbers may be kept. */
  readonly #idOfAccount = new Map<string, bigint>();
  #lastSequence = 0n;

  private constructor(terms: LedgerTerms) {
    this.#terms = terms;
  }

  static async open(queries: Queries, terms: LedgerTerms): Promise<Ledger> {
    await queries.query(
      "INSERT INTO ledgers (id, currency, scale) VALUES ($1::smallint, $2, $3::smallint) ON CONFLICT (id) DO NOTHING",
      [terms.id, terms.currency, terms.scale],
    );
    const ledger = new Ledger(terms);
    await ledger.#learnAccounts(queries);
    ledger.#lastSequence = (await logHead(queries)).sequence;
    return ledger;
  }

  /** Opens accounts with zero balances. Throws `DATABASE_REFUSED` if a name is taken; then none is opened. */
  async openAccounts(queries: Queries, accounts: readonly NewAccount[], atSeconds: number): Promise<void> {
    await queries.query(
      "SELECT open_accounts($1::smallint, $2::text[], $3::boolean[], $4::boolean[], $5::text[], $6::numeric[], $7::bigint)",
      [
        this.#terms.id,
        accounts.map(({ name }) => name),
        accounts.map(({ limit }) => limit === "debits_must_not_exceed_credits"),
        accounts.map(({ limit }) => limit === "credits_must_not_exceed_debits"),
        accounts.map(({ state }) => state),
        accounts.map(({ frozenAmount }) => frozenAmount),
        atSeconds,
      ],
    );
    await this.#learnAccounts(queries);
  }

  /** Freezes, closes or opens an account, or sets its frozen amount. Throws `UNKNOWN_PARTICIPANT` if there is none. */
  async changeAccount(
    queries: Queries,
    name: string,
    change: { readonly state?: AccountState; readonly frozenAmount?: Amount },
    atSeconds: number,
  ): Promise<void> {
    const [row] = await queries.query<{ found: boolean }>(
      "SELECT change_account($1, $2, $3::numeric, $4::bigint) AS found",
      [name, change.state ?? null, change.frozenAmount ?? null, atSeconds],
    );
    if (row?.found === true) return;
    throw new JiaoziError("UNKNOWN_PARTICIPANT", `There is no account ${name}.`, "Check the account's name.");
  }

  /** Sequence of the log's last row when it was opened here or last posted to; others may have posted since. */
  get lastSequence(): bigint {
    return this.#lastSequence;
  }

  /** Decides the chains in order, in one transaction. */
  async post(queries: Queries, chains: readonly Chain[]): Promise<readonly ChainResult[]> {
    if (chains.length === 0) return [];
    const posted = await postChains(queries, chains, (account) => this.#idOfAccount.get(account));
    this.#lastSequence = posted.lastSequence;
    return posted.results;
  }

  /** The decisions that the log holds, for those of the ids that it knows. */
  async lookUp(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, RecordedChain>> {
    const rows = await queries.query<DecisionRow>(
      "SELECT sequence::text, id, contents, result, failed_leg FROM log WHERE id = ANY ($1::text[])",
      [ids],
    );
    return new Map(rows.map((row) => [row.id, recordedChain(row)]));
  }

  /** The accounts now, by name: all of the ledger, or those named. */
  async accounts(queries: Queries, names?: readonly string[]): Promise<ReadonlyMap<string, Account>> {
    const rows = await queries.query<AccountRow>(SELECT_ACCOUNTS, [this.#terms.id, names ?? null]);
    return new Map(rows.map((row) => [row.name, accountOf(row)]));
  }

  async #learnAccounts(queries: Queries): Promise<void> {
    const rows = await queries.query<{ name: string; id: string }>(
      "SELECT name, id::text AS id FROM accounts WHERE id > $1::bigint",
      [BigInt(this.#idOfAccount.size)],
    );
    for (const { name, id } of rows) this.#idOfAccount.set(name, BigInt(id));
  }
}

function recordedChain({ contents, failed_leg: leg, result, ...row }: DecisionRow): RecordedChain {
  const recorded = { contents, sequence: BigInt(row.sequence) };
  return leg === null ? recorded : { ...recorded, fault: { leg, fault: result as LegFault } };
}

function accountOf(row: AccountRow): Account {
  return {
    name: row.name,
    state: row.state as AccountState,
    limit: row.floor
      ? "debits_must_not_exceed_credits"
      : row.ceiling
        ? "credits_must_not_exceed_debits"
        : "none",
    frozenAmount: BigInt(row.frozen),
    debitsPending: BigInt(row.dp),
    debitsPosted: BigInt(row.dq),
    creditsPending: BigInt(row.cp),
    creditsPosted: BigInt(row.cq),
  };
}
