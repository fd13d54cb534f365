import { rm } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { openRunDatabases } from "../../scripts/databases.ts";
import { DATA_FOLDER } from "../../scripts/scenarioOption.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

const COMMAND = "test-databases";

describe("the databases of a run", () => {
  after(() => rm(join(DATA_FOLDER, COMMAND), { recursive: true, force: true }));

  it("are empty each time, and refused to a second run while the first has them", async function () {
    if (process.env["DATABASE_URL"] !== undefined) return;
    const first = await openRunDatabases(COMMAND, ["gross"]);
    await first.databases.gross.run("CREATE TABLE left_behind (id int)");
    const fault = await openRunDatabases(COMMAND, ["gross"]).catch((cause: unknown) => cause);
    expect(fault).to.be.instanceOf(JiaoziError);
    expect((fault as JiaoziError).code).to.equal("DATABASE_REFUSED");
    expect((fault as JiaoziError).message).to.contain(`process ${process.pid}`);
    await first.close();

    const second = await openRunDatabases(COMMAND, ["gross"]);
    const rows = await second.databases.gross.query("SELECT to_regclass('left_behind')::text AS found");
    expect(rows).to.deep.equal([{ found: null }]);
    await second.close();
  });
});
