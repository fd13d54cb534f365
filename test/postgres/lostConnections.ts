import { setTimeout as after } from "node:timers/promises";

import { expect } from "chai";

import type { Database } from "../../src/centralized/database/database.ts";
import { openTimedBooks } from "../../src/centralized/schemes/openTimedBooks.ts";
import type { SettlementMode } from "../../src/scenario/rail.ts";
import { expectError } from "../centralized/expectError.ts";
import { type Cut, openCuttingProxy } from "./cuttingProxy.ts";
import { expectEachOnce, expectMoved, openUnderFaults, payments } from "./payments.ts";
import { serverOfOurOwn } from "./serverOfOurOwn.ts";

const COUNT = 500;

describe("books on PostgreSQL: connections are lost and servers die", () => {
  const server = serverOfOurOwn();

  const throughProxy = async (mode: SettlementMode) => {
    const proxy = await openCuttingProxy(server.running().port);
    server.closeLater(() => proxy.close());
    const url = server.running().url.replace(/:\d+\//, `:${proxy.port}/`);
    return { proxy, ...(await openUnderFaults(server.fresh(url), mode)) };
  };

  const cases: readonly [SettlementMode, string, Cut, string][] = [
    ["gross", "FROM post_chains", "before", "the payments never got there"],
    ["gross", "FROM post_chains", "after", "they were committed, and nobody said so"],
    ["net", "FROM post_chains", "before", "their transaction was left open"],
    ["net", "COMMIT", "before", "COMMIT never got there"],
    ["net", "COMMIT", "after", "they were committed, and nobody said so"],
  ];
  for (const [mode, text, cut, what] of cases) {
    it(`${mode}, cut at ${text.split(" ").at(-1)}: ${what}`, async () => {
      const { proxy, rail, ...under } = await throughProxy(mode);
      const [first, ...sent] = payments(40);
      if (first === undefined) throw new Error("no payment");
      const outcomes = [await rail.submit(first)];
      proxy.cutAt(text, cut);
      outcomes.push(...(await Promise.all(sent.map((each) => rail.submit(each)))));
      expect(proxy.cuts).to.equal(1);
      await expectEachOnce(under, outcomes, [first, ...sent]);
    });
  }

  for (const cut of ["before", "after"] as const) {
    it(`two groups at the server at once, cut ${cut} they get there`, async () => {
      const { proxy, books } = await throughProxy("gross");
      const rail = await openTimedBooks(books, { groupSize: 10, queueLimit: 1_000 });
      proxy.cutAt("FROM post_chains", cut);
      const sent = payments(200);
      const outcomes = await Promise.all(sent.map((each) => rail.submit(each)));
      expect(proxy.cuts).to.equal(1);
      await expectEachOnce({ books }, outcomes, sent);
    });
  }

  for (const cut of ["before", "after"] as const) {
    it(`two groups at the server at once with the same ids, cut ${cut} they get there: each is decided once`, async () => {
      const { proxy, books } = await throughProxy("gross");
      const rail = await openTimedBooks(books, { groupSize: 10, queueLimit: 1_000 });
      proxy.cutAt("FROM post_chains", cut);
      const ten = payments(10);
      const sent = [...ten, ...ten];
      const outcomes = await Promise.all(sent.map((each) => rail.submit(each)));
      expect(proxy.cuts).to.equal(1);
      const replayed = outcomes.map(({ decision }) => decision.replayed);
      expect(replayed).to.deep.equal(sent.map((_, position) => position >= 10));
      await expectMoved(books, 10n);
    });
  }

  it("what was settled before a cut is still told from what the cut hid", async () => {
    const { proxy, rail, books } = await throughProxy("gross");
    const [old, fresh] = payments(2);
    if (old === undefined || fresh === undefined) throw new Error("no payments");
    await rail.submit(old);
    proxy.cutAt("FROM post_chains", "after");
    const outcomes = await Promise.all([old, fresh, fresh].map((each) => rail.submit(each)));
    expect(proxy.cuts).to.equal(1);
    expect(outcomes.map(({ decision }) => decision.replayed)).to.deep.equal([true, false, true]);
    await expectMoved(books, 2n);
  });

  it("a logical run goes on as well", async () => {
    const { proxy, books } = await throughProxy("gross");
    proxy.cutAt("COMMIT", "after");
    const sent = payments(30);
    const decisions = await books.settle(sent);
    expect(proxy.cuts).to.equal(1);
    await expectEachOnce(
      { books },
      decisions.map((decision) => ({ decision })),
      sent,
    );
  });

  it("backends that are killed again and again", async () => {
    const { rail, books } = await openUnderFaults(server.fresh());
    const killer = await server.another();
    const sent = payments(COUNT);
    let isOver = false;
    const submitted = submitOverTime(rail, sent).finally(() => (isOver = true));
    let killed = 0;
    while (!isOver) {
      killed += await killOthers(killer);
      await after(120);
    }
    await expectEachOnce({ books }, await submitted, sent);
    expect(killed).to.be.greaterThan(1);
  });

  it("a server that crashes with payments under way, and recovers", async () => {
    const { rail, books } = await openUnderFaults(server.fresh());
    const sent = payments(COUNT);
    const submitted = submitOverTime(rail, sent);
    await Promise.race([submitted, after(60)]);
    await server.running().crash();
    await after(300);
    await server.running().start();
    await expectEachOnce({ books }, await submitted, sent);
  });

  it("a server that doesn't come back is told as such, and nothing is half done", async function () {
    this.timeout(120_000);
    const { rail, books } = await openUnderFaults(server.fresh());
    await server.running().crash();
    const [one] = payments(1);
    if (one === undefined) throw new Error("no payment");
    const error = await expectError(() => rail.submit(one), "DATABASE_UNREACHABLE");
    expect(error.nextStep).to.contain("Check that the server runs");
    await server.running().start();
    await expectMoved(books, 0n);
    expect((await rail.submit(one)).decision).to.deep.equal({
      id: one.id,
      status: "accepted",
      replayed: false,
    });
  });
});

/** In groups of some size, whatever the machine's speed. */
async function submitOverTime(
  rail: Awaited<ReturnType<typeof openUnderFaults>>["rail"],
  sent: ReturnType<typeof payments>,
) {
  const outcomes = [];
  for (const each of sent) {
    outcomes.push(rail.submit(each));
    await after(1);
  }
  return Promise.all(outcomes);
}

async function killOthers(killer: Database): Promise<number> {
  const rows = await killer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'jiaozi' AND pid <> pg_backend_pid()`,
  );
  return rows.length;
}
