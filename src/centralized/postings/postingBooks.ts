import type { Claim } from "../../scenario/claims.ts";
import type { Database } from "../database/database.ts";
import { CNY } from "../ledger/accounts.ts";
import type { Chain } from "../ledger/chains.ts";
import { Ledger } from "../ledger/ledger.ts";
import { claimsOf, entriesOf } from "../schemes/balanceSheets.ts";
import { type ChartAccount, accountName, chartAccount } from "../schemes/chartAccount.ts";
import { postAll } from "../schemes/day.ts";
import { post } from "../schemes/legs.ts";
import {
  requireAllAccounts,
  requireEqualSheets,
  requireEqualTotals,
  requireMirrors,
} from "../schemes/reconcile.ts";
import { BOOK_KEEPERS } from "./parties.ts";
import { type BookLeg, type Posting, owes, owns } from "./posting.ts";

/** Books outside any scheme, in which single postings can be looked at. */
export interface PostingBooks {
  post(posting: Posting): Promise<void>;
  claims(): Promise<readonly Claim[]>;
  /** Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit. */
  reconcile(): Promise<void>;
}

/** Opens every account that the postings touch, on a migrated empty database, with the claims stated as opening balances. */
export async function openPostingBooks(
  database: Database,
  postings: readonly Posting[],
  opening: readonly Claim[],
): Promise<PostingBooks> {
  const openingLegs = opening.flatMap((claim) => legsOfClaim(claim));
  const chart = accountsOf([...openingLegs, ...postings.flatMap(({ legs }) => legs)]);
  const ledger = await database.transaction(async (queries) => {
    const opened = await Ledger.open(queries, CNY);
    await opened.openAccounts(queries, chart, 0);
    await postAll(queries, opened, [chainOf("opening", openingLegs)]);
    return opened;
  });
  const read = async () => {
    const accounts = await ledger.accounts(database);
    return { accounts, entries: entriesOf(chart, accounts) };
  };
  let posted = 0;
  return {
    post: async ({ what, legs }) => {
      posted += 1;
      const chain = chainOf(`${posted} ${what}`, legs);
      await database.transaction((queries) => postAll(queries, ledger, [chain]));
    },
    claims: async () => claimsOf((await read()).entries),
    reconcile: async () => {
      const { accounts, entries } = await read();
      requireAllAccounts(entries, accounts);
      requireMirrors(entries);
      requireEqualSheets(entries);
      requireEqualTotals(accounts);
    },
  };
}

/** What closes an entity's sheet at the opening: what it was worth before. */
function worth(entity: string): ChartAccount {
  return chartAccount(accountName(entity, "worth"), entity, "equity", "loan", entity);
}

/** A claim at the opening, in its issuer's book and in its holder's. */
function legsOfClaim({ issuer, holder, instrument, amount }: Claim): readonly BookLeg[] {
  const legs: BookLeg[] = [];
  if (BOOK_KEEPERS.has(issuer)) {
    legs.push({ debit: worth(issuer), credit: owes(issuer, instrument, holder), amount });
  }
  if (BOOK_KEEPERS.has(holder)) {
    legs.push({ debit: owns(holder, instrument, issuer), credit: worth(holder), amount });
  }
  return legs;
}

function accountsOf(legs: readonly BookLeg[]): readonly ChartAccount[] {
  const byName = new Map(legs.flatMap(({ debit, credit }) => [debit, credit]).map((one) => [one.name, one]));
  return [...byName.values()];
}

function chainOf(id: string, legs: readonly BookLeg[]): Chain {
  return {
    id,
    contents: id,
    atSeconds: 0,
    legs: legs.map(({ debit, credit, amount }) => post(debit.name, credit.name, amount)),
  };
}
