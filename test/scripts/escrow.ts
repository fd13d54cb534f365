import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { ROOT } from "../../scripts/scenarioOption.ts";
import { runScript } from "./runScript.ts";

const TRADES = join(ROOT, "scenarios", "secured-trades");

const read = (file: string) => readFile(file, "utf8");
/** Columns of a CSV file whose cells have no commas, by the names of the expected file. */
const columnsOf = (text: string, names: readonly string[]) => {
  const [head = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return rows.map((row) => names.map((name) => row[head.indexOf(name)] ?? "").join(","));
};

describe("npm run escrow", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("comes to what was worked out by hand, on contracts and in books", async () => {
    const { code, stdout } = await runScript("escrow.ts", ["--out", folder, "--json"]);
    expect(stdout).to.contain('"agree": true');
    expect(code).to.equal(0);
    expect(await readdir(folder)).to.have.members(["events.csv", "holdings.csv", "trades.json"]);
    const expected = await read(join(TRADES, "expected-events.csv"));
    const names = (expected.split("\n")[0] ?? "").split(",");
    const events = await read(join(folder, "events.csv"));
    expect(columnsOf(events, names)).to.deep.equal(columnsOf(expected, names));
    const holdings = await read(join(TRADES, "expected-holdings.csv"));
    expect(await read(join(folder, "holdings.csv"))).to.equal(holdings);
    expect(await read(join(folder, "trades.json"))).to.equal(stdout);
  });

  it("takes other files, and says where a fault is before it writes anything", async () => {
    const events = join(folder, "events.csv");
    await writeFile(events, (await read(join(TRADES, "events.csv"))).replace(",pay,", ",steal,"));
    const files = ["--wallets", join(TRADES, "wallets.csv"), "--events", events];
    const { code, stdout, stderr } = await runScript("escrow.ts", [...files, "--out", join(folder, "out")]);
    expect(stderr).to.match(/at: .*events\.csv, line 3, field event/);
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
    expect(await readdir(folder)).to.deep.equal(["events.csv"]);
  });
});
