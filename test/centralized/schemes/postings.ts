import { expect } from "chai";

import type { Books } from "../../../src/centralized/schemes/books.ts";
import type { Claim } from "../../../src/scenario/claims.ts";
import type { SettlementMode } from "../../../src/scenario/rail.ts";
import { openSmallDay, signed } from "./smallDay.ts";

/** Claims by name; what is missing is zero. */
async function claimsByName(books: Books): Promise<Map<string, bigint>> {
  const claims = await books.claims();
  return new Map(claims.map((claim) => [nameOf(claim), claim.amount]));
}

function nameOf({ issuer, instrument, holder }: Claim): string {
  return `${issuer} owes ${holder} ${instrument}`;
}

type Changes = Readonly<Record<string, bigint>>;

async function expectChanges(
  mode: SettlementMode,
  [kind, payer, payee]: Parameters<typeof signed>,
  changes: Changes,
) {
  const books = await openSmallDay(mode);
  const before = await claimsByName(books);
  const [decision] = await books.settle([signed(kind, payer, payee, 100n)]);
  expect(decision).to.include({ status: "accepted" });
  expect(changesBetween(before, await claimsByName(books))).to.deep.equal(changes);
  await books.reconcile();
  return { books, before };
}

function changesBetween(before: Map<string, bigint>, after: Map<string, bigint>): Changes {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changes = names.map((name) => [name, (after.get(name) ?? 0n) - (before.get(name) ?? 0n)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0n));
}

const TOP_UP = ["top_up", "icbc", "ada", 100n] as const;
const WITHIN = ["payment", "ada", "bo", 100n] as const;
const ACROSS = ["payment", "ada", "cai", 100n] as const;
const WITHDRAWAL = ["withdrawal", "bo", "cmb", 100n] as const;

const TOP_UP_SETTLED = {
  "central-bank owes icbc reserves": -100n,
  "central-bank owes alipay client_reserve": 100n,
  "icbc owes ada deposit": -100n,
  "alipay owes ada wallet": 100n,
};
const ACROSS_SETTLED = {
  "central-bank owes alipay client_reserve": -100n,
  "central-bank owes tenpay client_reserve": 100n,
  "alipay owes ada wallet": -100n,
  "tenpay owes cai wallet": 100n,
};
const WITHDRAWAL_SETTLED = {
  "central-bank owes cmb reserves": 100n,
  "central-bank owes alipay client_reserve": -100n,
  "cmb owes bo deposit": 100n,
  "alipay owes bo wallet": -100n,
};

describe("alipay-2.0 in books: who owes whom after each posting", () => {
  it("opening: banks borrowed their reserves and the client reserves of their depositors", async () => {
    const books = await openSmallDay("gross");
    const claims = Object.fromEntries(await claimsByName(books));
    expect(claims).to.deep.include({
      "central-bank owes icbc reserves": 50_000n,
      "central-bank owes cmb reserves": 700n,
      "central-bank owes alipay client_reserve": 3_000n,
      "central-bank owes tenpay client_reserve": 3_000n,
      "icbc owes central-bank central_bank_lending": 55_000n,
      "cmb owes central-bank central_bank_lending": 1_700n,
      // deposits + lending − reserves
      "borrowers owes icbc loan": 12_000n + 55_000n - 50_000n,
      "borrowers owes cmb loan": 2_000n + 1_700n - 700n,
      "alipay owes ada wallet": 1_000n,
      "tenpay owes frozen wallet": 1_000n,
    });
    expect(claims).to.not.have.property("alipay owes walletless wallet");
    const sheets = Object.fromEntries(
      (await books.balanceSheets()).map(({ entity, ...sheet }) => [entity, sheet]),
    );
    expect(sheets).to.deep.equal({
      "central-bank": { assets: 56_700n, liabilities: 56_700n, equity: 0n },
      icbc: { assets: 67_000n, liabilities: 67_000n, equity: 0n },
      cmb: { assets: 3_700n, liabilities: 3_700n, equity: 0n },
      alipay: { assets: 3_000n, liabilities: 3_000n, equity: 0n },
      tenpay: { assets: 3_000n, liabilities: 3_000n, equity: 0n },
    });
  });

  it("gross top-up: the central bank owes the institution what it owed the bank", () =>
    expectChanges("gross", [...TOP_UP], TOP_UP_SETTLED));

  for (const mode of ["gross", "net"] as const) {
    it(`${mode} payment within an institution: only its own book`, async () => {
      const { books } = await expectChanges(mode, [...WITHIN], {
        "alipay owes ada wallet": -100n,
        "alipay owes bo wallet": 100n,
      });
      expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 0, amountFen: 0n });
    });

    it(`${mode} payment to oneself: nothing`, async () => {
      await expectChanges(mode, ["payment", "ada", "ada", 100n], {});
    });
  }

  it("gross payment across institutions: the debtor changes, and with it who holds the client reserve", () =>
    expectChanges("gross", [...ACROSS], ACROSS_SETTLED));

  it("gross withdrawal: the reverse of a top-up", () =>
    expectChanges("gross", [...WITHDRAWAL], WITHDRAWAL_SETTLED));

  const inSession: readonly [string, Parameters<typeof signed>, Changes, Changes][] = [
    [
      "top-up",
      [...TOP_UP],
      {
        "icbc owes ada deposit": -100n,
        "icbc owes netsunion clearing": 100n,
        "netsunion owes alipay clearing": 100n,
        "alipay owes ada wallet": 100n,
      },
      TOP_UP_SETTLED,
    ],
    [
      "payment across institutions",
      [...ACROSS],
      {
        "alipay owes ada wallet": -100n,
        "alipay owes netsunion clearing": 100n,
        "netsunion owes tenpay clearing": 100n,
        "tenpay owes cai wallet": 100n,
      },
      ACROSS_SETTLED,
    ],
    [
      "withdrawal",
      [...WITHDRAWAL],
      {
        "alipay owes bo wallet": -100n,
        "alipay owes netsunion clearing": 100n,
        "netsunion owes cmb clearing": 100n,
        "cmb owes bo deposit": 100n,
      },
      WITHDRAWAL_SETTLED,
    ],
  ];
  for (const [what, instruction, open, settled] of inSession) {
    it(`net ${what}: dues to and from NetsUnion, then central-bank money when the session settles`, async () => {
      const { books, before } = await expectChanges("net", instruction, open);
      await books.endDay();
      expect(changesBetween(before, await claimsByName(books))).to.deep.equal(settled);
      expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 1, amountFen: 100n });
      expect(await books.verify()).to.have.property("intact", true);
    });
  }
});
