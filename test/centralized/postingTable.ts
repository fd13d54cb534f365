import { expect } from "chai";

import { ecnyConversion } from "../../src/centralized/postings/ecny.ts";
import type { Posting } from "../../src/centralized/postings/posting.ts";
import { openPostingBooks } from "../../src/centralized/postings/postingBooks.ts";
import { reservedTopUp } from "../../src/centralized/postings/wallets.ts";
import { balanceSheets } from "../../src/scenario/balanceSheets.ts";
import { type Claim, type Instrument, OUTSIDERS } from "../../src/scenario/claims.ts";
import { type Sector, monetaryAggregates } from "../../src/scenario/monetaryAggregates.ts";
import { freshDatabase } from "./freshDatabase.ts";
import { ECNY_AND_COIN_ROWS } from "./postingRows/ecnyAndCoins.ts";
import { CASH_AND_POOLED_ROWS } from "./postingRows/pooled.ts";
import { RESERVED_ROWS } from "./postingRows/reserved.ts";
import type { Row, Sheets, Side } from "./postingRows/row.ts";

const DEFINITIONS = [
  { m1Def2025: false, nfiInM2: false },
  { m1Def2025: false, nfiInM2: true },
  { m1Def2025: true, nfiInM2: false },
  { m1Def2025: true, nfiInM2: true },
] as const;

const SECTORS: Readonly<Record<string, Sector>> = {
  "central-bank": "central_bank",
  "bank-1": "bank",
  "bank-2": "bank",
  institution: "unit",
  association: "unit",
  "securities-dealer": "unit",
  "household-a": "household",
  "household-b": "household",
};

const ROWS: readonly Row[] = [...CASH_AND_POOLED_ROWS, ...RESERVED_ROWS, ...ECNY_AND_COIN_ROWS];

const OPENING: readonly Claim[] = [
  { issuer: "central-bank", holder: "bank-1", instrument: "reserves", amount: 5_000n },
  { issuer: "central-bank", holder: "bank-1", instrument: "cash", amount: 300n },
  { issuer: "abroad", holder: "central-bank", instrument: "foreign_exchange", amount: 2_000n },
  { issuer: "bank-1", holder: "household-a", instrument: "deposit", amount: 2_000n },
  { issuer: "bank-1", holder: "institution", instrument: "pool", amount: 400n },
  { issuer: "institution", holder: "household-a", instrument: "wallet", amount: 400n },
  { issuer: "bank-1", holder: "association", instrument: "reserve_deposit", amount: 500n },
];

describe("the posting table: who owes whom, and what money there is, after each event", () => {
  for (const row of ROWS) {
    it(row.name, async () => {
      const { before, after } = await posted(row.posting, row.after);
      expect(sheetChanges(before, after)).to.deep.equal(filledIn(row.sheets));
      for (const [position, definitions] of DEFINITIONS.entries()) {
        const change = aggregateChanges(before, after, definitions);
        const expected = { m0: row.m0, m1: row.m1[position], m2: row.m2[position] };
        expect(change, JSON.stringify(definitions)).to.deep.equal({
          ...expected,
          reserveMoney: row.reserveMoney,
        });
      }
    });
  }

  it("c and d move the same reserves and differ only in whom the central bank owes", async () => {
    const topUp = await posted(reservedTopUp(100n));
    const conversion = await posted(ecnyConversion(100n, "M0_2021"));
    const atCentralBank = ({ before, after }: typeof topUp) =>
      sheetChanges(before, after)["central-bank"]?.liabilities;
    expect(atCentralBank(topUp)).to.deep.equal({ reserves: -100n, client_reserve: 100n });
    expect(atCentralBank(conversion)).to.deep.equal({ reserves: -100n, e_cny: 100n });
    const owed = ({ after }: typeof topUp, instrument: Instrument) =>
      after.find((claim) => claim.issuer === "central-bank" && claim.instrument === instrument)?.holder;
    expect(owed(topUp, "client_reserve")).to.equal("institution");
    expect(owed(conversion, "e_cny")).to.equal("household-a");
  });
});

async function posted(posting: Posting, first: readonly Posting[] = []) {
  const books = await openPostingBooks(await freshDatabase(), [...first, posting], OPENING);
  for (const one of first) await books.post(one);
  await books.reconcile();
  const before = await books.claims();
  await books.post(posting);
  await books.reconcile();
  return { before, after: await books.claims() };
}

function aggregateChanges(
  before: readonly Claim[],
  after: readonly Claim[],
  definitions: (typeof DEFINITIONS)[number],
) {
  const classOf = (id: string) => SECTORS[id] ?? "outside";
  const was = monetaryAggregates(before, classOf, definitions);
  const is = monetaryAggregates(after, classOf, definitions);
  return {
    m0: is.m0 - was.m0,
    m1: is.m1 - was.m1,
    m2: is.m2 - was.m2,
    reserveMoney: is.reserveMoney - was.reserveMoney,
  };
}

/** Of everybody but those whose own books lie outside. */
function sheetChanges(before: readonly Claim[], after: readonly Claim[]): Sheets {
  const [was, is] = [balanceSheets(before), balanceSheets(after)];
  const entities = [...new Set([...was.keys(), ...is.keys()])].filter((entity) => !OUTSIDERS.has(entity));
  const changes = entities.map((entity) => [
    entity,
    {
      assets: sideChanges(was.get(entity)?.assets, is.get(entity)?.assets),
      liabilities: sideChanges(was.get(entity)?.liabilities, is.get(entity)?.liabilities),
    },
  ]);
  return withoutUnchanged(Object.fromEntries(changes));
}

type Amounts = ReadonlyMap<Instrument, bigint>;

function sideChanges(before: Amounts = new Map(), after: Amounts = new Map()): Side {
  const instruments = [...new Set([...before.keys(), ...after.keys()])];
  const changes = instruments.map((one) => [one, (after.get(one) ?? 0n) - (before.get(one) ?? 0n)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0n));
}

function filledIn(sheets: Sheets): Sheets {
  const full = Object.entries(sheets).map(([entity, { assets = {}, liabilities = {} }]) => [
    entity,
    { assets, liabilities },
  ]);
  return Object.fromEntries(full);
}

function withoutUnchanged(sheets: Sheets): Sheets {
  const changed = Object.entries(sheets).filter(
    ([, { assets = {}, liabilities = {} }]) => Object.keys({ ...assets, ...liabilities }).length > 0,
  );
  return Object.fromEntries(changed);
}
