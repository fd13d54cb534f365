import { join } from "node:path";

import { expect } from "chai";

import { measureBooks } from "../../src/bench/books/measureBooks.ts";
import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";
import { serverOfOurOwn } from "./serverOfOurOwn.ts";

describe("benchmark of the books", () => {
  const server = serverOfOurOwn();

  it("measures every row on both sides, and leaves nothing on the server", async function () {
    this.timeout(180_000);
    const { url, bin } = server.running();
    const told: string[] = [];
    const rows = await measureBooks({
      serverUrl: url,
      pgbench: join(bin, "pgbench"),
      secondsPerRun: 1,
      repetitions: 2,
      seed: "benchmark",
      transfers: 12_000,
      onProgress: (what) => told.push(what),
    });
    for (const { what, baseline, ours } of rows) {
      for (const { perSecond } of [baseline, ours]) {
        expect(perSecond, what).to.have.length(2);
        for (const figure of perSecond) expect(figure, what).to.be.greaterThan(0);
      }
    }
    expect(rows.filter(({ target }) => target !== undefined).map(({ target }) => target)).to.deep.equal([
      1.5, 1, 10, 0.8, 0.8,
    ]);
    expect(rows[0]?.note).to.contain("fsync on, synchronous_commit on, shared_buffers");
    // in turn: the second repetition goes the other way round
    const turns = told.filter((what) => / of 2$/.test(what)).map((what) => what.split(", ")[0]);
    expect(turns.slice(turns.length / 2)).to.deep.equal(turns.slice(0, turns.length / 2).reverse());
    const database = await connectPostgresql(url);
    const schemas = await database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'jiaozi%'");
    await database.close();
    expect(schemas).to.deep.equal([]);
  });
});
