import { expect } from "chai";

import { BenchLedger } from "../../../src/bench/books/benchLedger.ts";
import { BenchWallets } from "../../../src/bench/books/benchWallets.ts";
import { verifyLog } from "../../../src/centralized/ledger/verifyLog.ts";
import { randomFrom } from "../../../src/scenario/generate/random.ts";
import { freshDatabase } from "../../centralized/freshDatabase.ts";

const SECONDS = 0.2;
const ACCOUNTS = 300;

describe("benchmark of the books: what is measured", () => {
  it("posts the payments it counts: batches, singles, and singles to one merchant", async () => {
    const database = await freshDatabase();
    const ledger = await BenchLedger.open(database, randomFrom("bench"), ACCOUNTS);
    const count = async () => {
      const [row] = await database.query<{ count: number }>("SELECT count(*)::int AS count FROM transfers");
      return row?.count ?? 0;
    };
    const measures = [
      () => ledger.batches(SECONDS),
      () => ledger.singles(SECONDS, 8),
      () => ledger.singles(SECONDS, 8, "one merchant"),
    ];
    for (const measure of measures) {
      const [before, started] = [await count(), performance.now()];
      const perSecond = await measure();
      const seconds = (performance.now() - started) / 1_000;
      const posted = (await count()) - before;
      expect(posted).to.be.greaterThan(0);
      // the clock of this test runs a little longer than the measure's own
      expect(perSecond * SECONDS).to.be.at.most(posted + 1e-6);
      expect(perSecond * seconds).to.be.at.least(posted - 1e-6);
    }
    const [merchant] = await database.query<{ shared: boolean }>(
      `SELECT bool_and(credit_account_id = 2) AS shared FROM (SELECT * FROM transfers ORDER BY sequence DESC LIMIT 8) AS t`,
    );
    expect(merchant).to.deep.equal({ shared: true });
    expect(await verifyLog(database)).to.have.property("intact", true);
  });

  it("fills a ledger until it has the transfers asked for, funding included, by whole batches", async () => {
    const database = await freshDatabase();
    const ledger = await BenchLedger.open(database, randomFrom("bench"), ACCOUNTS);
    await ledger.fill(1_700, () => undefined);
    const [row] = await database.query("SELECT count(*)::int AS count FROM transfers");
    expect(row).to.deep.equal({ count: 1_800 });
  });

  it("settles signed wallet payments, verified or not", async () => {
    for (const verifies of [true, false]) {
      const database = await freshDatabase();
      const wallets = await BenchWallets.open(database, verifies, randomFrom("bench"));
      expect(await wallets.singles(25, 4)).to.be.greaterThan(0);
      const [row] = await database.query(
        "SELECT count(*)::int AS count FROM log WHERE id LIKE 'instruction/%'",
      );
      expect(row).to.deep.equal({ count: 25 });
    }
  });
});
