import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { migrate } from "../../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../../src/centralized/database/openDatabase.ts";
import { emptyDatabase, freshDatabase } from "../freshDatabase.ts";

describe("database", () => {
  it("applies each migration once", async () => {
    const database = await emptyDatabase();
    expect(await migrate(database)).to.include("0001_ledger.sql");
    expect(await migrate(database)).to.deep.equal([]);
  });

  it("leaves nothing behind when a migration fails", async () => {
    const database = await emptyDatabase();
    await database.run("CREATE TABLE books (in_the_way text)");
    await migrate(database).then(
      () => expect.fail("migrated over a table of the same name"),
      () => undefined,
    );
    const [row] = await database.query(
      "SELECT to_regclass('accounts')::text AS accounts, to_regclass('migrations')::text AS log",
    );
    expect(row).to.deep.equal({ accounts: null, log: null });
  });

  it("rolls a failed transaction back and goes on working", async () => {
    const database = await freshDatabase();
    await database
      .transaction(async (queries) => {
        await queries.query("INSERT INTO ledgers VALUES (7, 'XXX', 0)");
        throw new Error("changed my mind");
      })
      .then(
        () => expect.fail("committed"),
        (cause: Error) => expect(cause.message).to.equal("changed my mind"),
      );
    expect(await database.query("SELECT * FROM ledgers")).to.deep.equal([]);
  });

  it("keeps the statements of two transactions apart", async () => {
    const database = await freshDatabase();
    const writes = [1, 2, 3].map((id) =>
      database
        .transaction(async (queries) => {
          await queries.query("INSERT INTO ledgers VALUES ($1::smallint, $2, 0)", [id, `X${id}`]);
          if (id === 2) throw new Error("only this one");
        })
        .catch(() => undefined),
    );
    await Promise.all(writes);
    expect(await database.query("SELECT id FROM ledgers ORDER BY id")).to.deep.equal([{ id: 1 }, { id: 3 }]);
  });

  it("carries every digit, quotes, backslashes and nulls in arrays", async () => {
    const database = await freshDatabase();
    const [row] = await database.query(
      "SELECT ($1::numeric[])[1]::text AS n, ($2::bigint[])[1]::text AS b, $3::text[] AS t",
      [[2n ** 128n - 1n], [2n ** 63n - 1n], ['"', "\\", "{a,b}", "", "NULL", null]],
    );
    expect(row).to.deep.equal({
      n: (2n ** 128n - 1n).toString(),
      b: (2n ** 63n - 1n).toString(),
      t: ['"', "\\", "{a,b}", "", "NULL", null],
    });
  });

  it("says from the server's settings whether a commit is durable", async () => {
    const database = await freshDatabase();
    const [row] = await database.query<{ fsync: string }>("SELECT current_setting('fsync') AS fsync");
    expect(database.durability.because).to.contain(`fsync ${row?.fsync}`);
    expect(database.durability.durable).to.equal(database.engine === "postgresql" && row?.fsync === "on");
  });

  it("keeps an embedded database in its folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jiaozi-books-"));
    try {
      const first = await openDatabase({ folder });
      await first.query("INSERT INTO ledgers VALUES (7, 'XXX', 0)");
      await first.close();
      await first.close();
      const second = await openDatabase({ folder });
      expect(await second.query("SELECT currency FROM ledgers")).to.deep.equal([{ currency: "XXX" }]);
      expect(second.durability.durable).to.equal(false);
      await second.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
