import { expect } from "chai";

import { openBooks } from "../../../src/centralized/schemes/openBooks.ts";
import { expectError } from "../expectError.ts";
import { freshDatabase } from "../freshDatabase.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  openSmallDay,
  signed,
  smallParticipants,
  smallTerms,
} from "./smallDay.ts";

const DAY = {
  participants: smallParticipants,
  terms: smallTerms,
  mode: "net",
  opensAtSeconds: OPENS_AT_SECONDS,
  closesAtSeconds: CLOSES_AT_SECONDS,
} as const;

describe("opening the books", () => {
  it("carries on where the same day's books stand", async () => {
    const database = await freshDatabase();
    const first = await openBooks({ ...DAY, database });
    const instruction = signed("payment", "ada", "cai", 10n);
    await first.settle([instruction]);
    const second = await openBooks({ ...DAY, database });
    expect(await second.claims()).to.deep.equal(await first.claims());
    expect(
      await second.settle([instruction, signed("payment", "cai", "ada", 10n)]),
    ).to.have.deep.nested.property("[0]", { id: instruction.id, status: "accepted", replayed: true });
    await second.endDay();
    expect(await second.centralBankTurnover()).to.deep.equal({ transfers: 0, amountFen: 0n });
  });

  it("refuses a database that holds another day's books, whatever differs", async () => {
    const database = await freshDatabase();
    await openBooks({ ...DAY, database });
    const [ada] = smallParticipants.holders.values();
    const richer = new Map(smallParticipants.holders).set("ada", {
      ...(ada as NonNullable<typeof ada>),
      walletFen: 1n,
    });
    const others = [
      { mode: "gross" as const },
      { sessionsPerDay: 5 },
      { closesAtSeconds: CLOSES_AT_SECONDS + 1 },
      { terms: { ...smallTerms, validUntilSeconds: 1 } },
      { terms: { ...smallTerms, domain: { ...smallTerms.domain, chainId: 1 } } },
      { participants: { ...smallParticipants, holders: richer } },
    ];
    for (const other of others) {
      const error = await expectError(() => openBooks({ ...DAY, ...other, database }), "DATABASE_REFUSED");
      expect(error.message).to.contain("another day").and.contain("2 banks");
    }
  });

  it("refuses a wallet balance without a wallet, and leaves the database fresh", async () => {
    const database = await freshDatabase();
    const [ada] = smallParticipants.holders.values();
    const none = { ...(ada as NonNullable<typeof ada>), walletStatus: "none" as const };
    const participants = { ...smallParticipants, holders: new Map([["ada", none]]) };
    await expectError(() => openBooks({ ...DAY, participants, database }), "BOOKS_OUT_OF_BALANCE");
    await openBooks({ ...DAY, database });
  });

  it("keeps participants apart whose ids look like account names", async () => {
    const bank = { kind: "bank", name: "", reserveFen: 5n } as const;
    const banks = ["b", "b/deposit", "b%2Fdeposit"].map((id) => [id, { ...bank, id }] as const);
    const books = await openBooks({
      ...DAY,
      participants: { ...smallParticipants, holders: new Map(), banks: new Map(banks) },
      database: await freshDatabase(),
    });
    const reserves = (await books.claims()).filter(({ instrument }) => instrument === "reserves");
    expect(reserves.map(({ holder }) => holder)).to.have.members(["b", "b/deposit", "b%2Fdeposit"]);
  });
});

describe("reconciliation", () => {
  const raise = (column: string, ...names: string[]) =>
    `UPDATE accounts SET ${column} = ${column} + 1 WHERE name IN (${names.map((name) => `'${name}'`).join(", ")})`;
  const cases = {
    "icbc/reserves": raise("debits_posted", "icbc/reserves"),
    "central-bank/lending/icbc": raise("credits_posted", "icbc/lending"),
    "tenpay/client_reserve": raise("credits_posted", "central-bank/client_reserve/tenpay"),
    "alipay/client_reserve": raise("credits_posted", "alipay/wallet/ada"),
    "netsunion/position/cmb": raise("credits_posted", "netsunion/position/cmb"),
    "netsunion/position/alipay": raise("debits_posted", "alipay/clearing"),
    "central-bank/settlement/netsunion": raise("credits_posted", "central-bank/settlement/netsunion"),
    "netsunion/net_debit_caps, by NetsUnion's memo accounts": raise(
      "debits_posted",
      "netsunion/net_debit_caps",
    ),
    stranger: `INSERT INTO accounts VALUES (999, 'stranger', 1, false, false, 'open', 0)`,
    "icbc/loans, by its absence": "DELETE FROM accounts WHERE name = 'icbc/loans'",
    "icbc/reserves, by its balance sheet": raise("credits_posted", "icbc/deposit/ada"),
  };
  for (const [account, script] of Object.entries(cases)) {
    it(`finds a wrong ${account}`, async () => {
      const database = await freshDatabase();
      const books = await openSmallDay("net", Promise.resolve(database));
      await books.settle([signed("top_up", "icbc", "cai", 1n)]);
      await books.reconcile();
      await database.run(script);
      const error = await expectError(() => books.reconcile(), "BOOKS_OUT_OF_BALANCE");
      expect(error.message).to.match(new RegExp(`^Account ${account.split(",")[0]}: `));
      expect(await books.verify()).to.have.property("intact", false);
    });
  }
});
