import { expect } from "chai";

import type { Database, Queries } from "../../src/centralized/database/database.ts";
import { CNY } from "../../src/centralized/ledger/accounts.ts";
import type { Chain } from "../../src/centralized/ledger/chains.ts";
import { Ledger } from "../../src/centralized/ledger/ledger.ts";
import { verifyLog } from "../../src/centralized/ledger/verifyLog.ts";
import { openTimedBooks } from "../../src/centralized/schemes/openTimedBooks.ts";
import { randomFrom } from "../../src/scenario/generate/random.ts";
import { openSmallDay } from "../centralized/schemes/smallDay.ts";
import { expectEachOnce, expectMoved, openUnderFaults, payments } from "./payments.ts";
import { serverOfOurOwn } from "./serverOfOurOwn.ts";

const ACCOUNTS = 20;
const FUNDS = 100n;
const SEED = "writers side by side";

describe("books on PostgreSQL: writers side by side", () => {
  const server = serverOfOurOwn({ deadlock_timeout: "1s" });

  it(`four single clients beside a batch writer neither deadlock nor lose anything (seed "${SEED}")`, async () => {
    const database = await server.fresh();
    const ledger = await Ledger.open(database, CNY);
    await openAccounts(database, ledger);
    const random = randomFrom(SEED);
    const account = () => `account ${random.below(ACCOUNTS)}`;
    let count = 0;
    const chain = (): Chain => ({
      id: `chain ${(count += 1)}`,
      contents: "",
      atSeconds: 0,
      // two legs, in whatever order of the accounts
      legs: Array.from({ length: 2 }, () => ({
        ...{ kind: "post" as const, debit: account(), credit: account() },
        amount: 1n + BigInt(random.below(30)),
      })),
    });
    const write = async (writer: Database, calls: number, perCall: number) => {
      const own = await Ledger.open(writer, CNY);
      const statuses: string[] = [];
      for (let call = 0; call < calls; call += 1) {
        const results = await own.post(writer, Array.from({ length: perCall }, chain));
        statuses.push(...results.map(({ status }) => status));
      }
      return statuses;
    };
    const singles = await Promise.all([1, 2, 3, 4].map(() => server.another()));
    const all = await Promise.all([
      write(database, 20, 100),
      ...singles.map((single) => write(single, 100, 1)),
    ]);
    const statuses = all.flat();
    expect(new Set(statuses)).to.deep.equal(new Set(["posted", "failed"]));
    const [row] = await database.query("SELECT count(*)::int AS count FROM log WHERE id LIKE 'chain %'");
    expect(row).to.deep.equal({ count: statuses.length });
    expect(await verifyLog(database)).to.have.property("intact", true);
    const [deadlocks] = await database.query(
      "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
    );
    expect(deadlocks).to.deep.equal({ deadlocks: 0 });
  });

  /** Resolves when somebody waits for a lock that `holder` holds. */
  const somebodyWaits = async (holder: Queries) => {
    for (;;) {
      const waiting = await holder.query(
        "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))",
      );
      if (waiting.length > 0) return;
    }
  };

  it("a serialization failure (40001): the group is posted again", async () => {
    const { books, rail } = await openUnderFaults(server.fresh());
    const other = await server.another();
    // holds for connections made from now on
    await other.run("ALTER ROLE jiaozi SET default_transaction_isolation = 'repeatable read'");
    await other.run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jiaozi' AND pid <> pg_backend_pid()",
    );
    const sent = payments(20);
    try {
      const submitted = await other.transaction(async (queries) => {
        await queries.run("UPDATE log_head SET sequence = sequence");
        const answers = Promise.all(sent.map((each) => rail.submit(each)));
        await somebodyWaits(queries);
        // not awaited here: who waits for the lock can't be answered before it is given up
        return { answers };
      });
      await expectEachOnce({ books }, await submitted.answers, sent);
    } finally {
      await other.run("ALTER ROLE jiaozi RESET default_transaction_isolation");
    }
  });

  it("a deadlock (40P01) with somebody who locks in another order: the group is posted again", async () => {
    const { books, rail } = await openUnderFaults(server.fresh(), "net");
    const other = await server.another();
    const sent = payments(20);
    const submitted = await other.transaction(async (queries) => {
      await queries.run("SET LOCAL deadlock_timeout = '1h'; SELECT 1 FROM log_head FOR UPDATE");
      const answers = Promise.all(sent.map((each) => rail.submit(each)));
      await somebodyWaits(queries);
      await queries.run("SELECT 1 FROM books FOR UPDATE");
      return { answers };
    });
    await expectEachOnce({ books }, await submitted.answers, sent);
  });

  it("two that submit the same payments settle each once, and one of the two is told that it repeats", async () => {
    const { books, rail } = await openUnderFaults(server.fresh());
    const other = await openTimedBooks(await openSmallDay("gross", Promise.resolve(await server.another())));
    const sent = payments(100);
    const [mine, theirs] = await Promise.all(
      [rail, other].map((each) => Promise.all(sent.map((payment) => each.submit(payment)))),
    );
    const replays = (mine ?? []).map((outcome, index) => [
      outcome.decision.replayed,
      theirs?.[index]?.decision.replayed,
    ]);
    expect(replays.filter(([one, two]) => one === two)).to.deep.equal([]);
    await expectMoved(books, 100n);
  });
});

async function openAccounts(database: Database, ledger: Ledger): Promise<void> {
  const names = Array.from({ length: ACCOUNTS }, (_, number) => `account ${number}`);
  const terms = { state: "open", frozenAmount: 0n } as const;
  const holders = names.map((name) => ({ ...terms, name, limit: "debits_must_not_exceed_credits" as const }));
  await ledger.openAccounts(database, [{ ...terms, name: "mint", limit: "none" }, ...holders], 0);
  const legs = names.map((name) => ({ kind: "post" as const, debit: "mint", credit: name, amount: FUNDS }));
  await ledger.post(database, [{ id: "funding", contents: "", atSeconds: 0, legs }]);
}
