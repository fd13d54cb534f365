import { expect } from "chai";

import { sessionAt } from "../../../src/centralized/schemes/alipay2/sessions.ts";
import { freshDatabase } from "../freshDatabase.ts";
import { CLOSES_AT_SECONDS, OPENS_AT_SECONDS, openSmallDay, signed } from "./smallDay.ts";

const HOUR = 3_600;

describe("alipay-2.0 in books, net: NetsUnion sessions", () => {
  const times = { sessionsPerDay: 4, opensAtSeconds: OPENS_AT_SECONDS, closesAtSeconds: CLOSES_AT_SECONDS };

  for (const [offset, session] of [
    [-1, 0],
    [0, 0],
    [3 * HOUR - 1, 0],
    [3 * HOUR, 1],
    [9 * HOUR - 1, 2],
    [9 * HOUR, 3],
    [12 * HOUR, 3],
    [24 * HOUR, 3],
  ] as const) {
    it(`second ${offset} of the day is in session ${session}`, () => {
      expect(sessionAt(OPENS_AT_SECONDS + offset, times)).to.equal(session);
    });
  }

  const sessionChains = async (database: Awaited<ReturnType<typeof freshDatabase>>) => {
    const rows = await database.query<{ id: string }>(
      "SELECT id FROM log WHERE id LIKE 'session/%' ORDER BY sequence",
    );
    return rows.map(({ id }) => id);
  };

  it("opens a session with the first instruction in it, and settles it when one of a later session arrives", async () => {
    const database = await freshDatabase();
    const books = await openSmallDay("net", Promise.resolve(database));
    const at = (hours: number) => ({ atSeconds: OPENS_AT_SECONDS + hours * HOUR });
    await books.settle([
      signed("payment", "ada", "cai", 1n, at(1)),
      signed("payment", "ada", "cai", 1n, at(2)),
      signed("payment", "ada", "cai", 1n, at(7)), // nothing came in the second session
      signed("payment", "ada", "cai", 1n, at(5)), // late: clears in the session that is open
    ]);
    expect(await sessionChains(database)).to.deep.equal([
      "session/0/open",
      "session/0/settle",
      "session/2/open",
    ]);
    await books.endDay();
    await books.endDay();
    expect(await sessionChains(database))
      .to.include.members(["session/2/settle"])
      .and.have.length(4);
    expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 2, amountFen: 4n });
  });

  it("nets: what goes back and forth within a session moves no central-bank money", async () => {
    const books = await openSmallDay("net");
    await books.settle([
      signed("payment", "ada", "cai", 300n),
      signed("payment", "cai", "ada", 300n),
      signed("top_up", "icbc", "ada", 50n),
      signed("withdrawal", "ada", "icbc", 50n),
    ]);
    await books.endDay();
    expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 0, amountFen: 0n });
  });

  it("holds a bank to its net debit cap: reserves at the opening, plus what came in, less what went out", async () => {
    const books = await openSmallDay("net");
    const reasons = async (...instructions: ReturnType<typeof signed>[]) =>
      (await books.settle(instructions)).map((decision) =>
        decision.status === "rejected" ? decision.reason : "NONE",
      );
    expect(
      await reasons(
        signed("top_up", "cmb", "bo", 400n),
        signed("top_up", "cmb", "bo", 301n),
        signed("withdrawal", "bo", "cmb", 100n),
        signed("top_up", "cmb", "bo", 400n),
        signed("top_up", "cmb", "bo", 1n),
      ),
    ).to.deep.equal(["NONE", "BANK_RESERVE_INSUFFICIENT", "NONE", "NONE", "BANK_RESERVE_INSUFFICIENT"]);
    const later = { atSeconds: OPENS_AT_SECONDS + 6 * HOUR };
    expect(await reasons(signed("top_up", "cmb", "bo", 1n, later))).to.deep.equal([
      "BANK_RESERVE_INSUFFICIENT",
    ]);
  });

  it("goes on after the day's end in a session of its own", async () => {
    const database = await freshDatabase();
    const books = await openSmallDay("net", Promise.resolve(database));
    await books.settle([signed("payment", "ada", "cai", 1n, { atSeconds: CLOSES_AT_SECONDS })]);
    await books.endDay();
    await books.settle([signed("payment", "ada", "cai", 1n, { atSeconds: CLOSES_AT_SECONDS })]);
    await books.endDay();
    expect(await sessionChains(database)).to.deep.equal([
      "session/3/open",
      "session/3/settle",
      "session/4/open",
      "session/4/settle",
    ]);
  });

  it("a repeated instruction opens no session", async () => {
    const database = await freshDatabase();
    const books = await openSmallDay("net", Promise.resolve(database));
    const instruction = signed("payment", "ada", "cai", 1n);
    await books.settle([instruction]);
    await books.endDay();
    expect(await books.settle([instruction])).to.deep.equal([
      { id: instruction.id, status: "accepted", replayed: true },
    ]);
    expect(await sessionChains(database)).to.have.length(2);
  });
});
