import { rm } from "node:fs/promises";

import { expect } from "chai";

import { openRunDatabases } from "../../scripts/databases.ts";
import { openRun } from "../../scripts/run/run.ts";

const RUN = "test-databases";

describe("the databases of a run", () => {
  it("are empty each time, unless the run is carried on", async () => {
    const run = await openRun(RUN);
    const tableIn = async (keep: boolean) => {
      const { databases, close } = await openRunDatabases(run, ["gross"], keep);
      const rows = await databases.gross.query("SELECT to_regclass('left_behind')::text AS found");
      await databases.gross.run("CREATE TABLE IF NOT EXISTS left_behind (id int)");
      await close();
      return rows[0]?.["found"];
    };
    try {
      expect(await tableIn(false)).to.equal(null);
      expect(await tableIn(true)).to.equal("left_behind");
      expect(await tableIn(false)).to.equal(null);
    } finally {
      run.close();
      await rm(run.folder, { recursive: true, force: true });
    }
  });
});
