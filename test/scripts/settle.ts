import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { ROOT } from "../../scripts/scenarioOption.ts";
import { runScript } from "./runScript.ts";

const GRIDLOCK = join(ROOT, "scenarios", "interbank-gridlock");
const FILES = ["--opening", join(GRIDLOCK, "opening.csv"), "--payments", join(GRIDLOCK, "payments.csv")];

describe("npm run settle", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("settles a file on contract and books, and writes what it prints", async () => {
    const out = join(folder, "out");
    const { code, stdout } = await runScript("settle.ts", [...FILES, "--out", out, "--json"]);
    expect(code).to.equal(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).to.deep.include({ agree: true, rails: ["contracts", "books"] });
    expect(await readFile(join(out, "settlement.json"), "utf8")).to.equal(stdout);
    const files = ["banks.csv", "gridlock.csv", "payments.csv", "settlement.json"];
    expect((await readdir(out)).sort()).to.deep.equal(files);
    const rows = (await readFile(join(out, "payments.csv"), "utf8")).trim().split("\n");
    expect(rows).to.have.length(13);
    expect(rows[1]).to.equal(
      "g1,2019-11-11T09:00:00+08:00,payment,icbc,ccb,90.00,normal,,settled,offset,2019-11-11T09:10:00+08:00,600,0",
    );
    expect(await readFile(join(out, "gridlock.csv"), "utf8")).to.contain(",0,3,240.00,offset\n");
  });

  it("prints tables, in another mode and without rails", async () => {
    const args = [...FILES, "--mode", "gross", "--rails", "none", "--out", folder];
    const { code, stdout } = await runScript("settle.ts", args);
    expect(code).to.equal(0);
    expect(stdout)
      .to.match(/turnover ratio +4\.357/)
      .and.to.match(/LIQUIDITY_INSUFFICIENT +1/);
  });

  it("says file, line and field of a fault, and writes nothing", async () => {
    const payments = join(folder, "payments.csv");
    const text = await readFile(join(GRIDLOCK, "payments.csv"), "utf8");
    await writeFile(payments, text.replace(/^(g4,.*),20\.00/m, "$1,-20.00"));
    const args = [...FILES.slice(0, 2), "--payments", payments, "--out", join(folder, "out")];
    const { code, stdout, stderr } = await runScript("settle.ts", args);
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
    expect(stderr).to.match(/at: .*payments\.csv, line 5, field amount_yuan/);
    expect(await readdir(folder)).to.deep.equal(["payments.csv"]);
  });

  for (const [what, args, field] of [
    ["an unknown rail", ["--rails", "contracts,paper"], "--rails"],
    ["one file without the other", FILES.slice(0, 2), "--opening"],
    ["hours that are none", ["--hours", "9-5"], "--hours"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { code, stderr } = await runScript("settle.ts", args);
      expect(stderr).to.match(new RegExp(`Error BAD_USAGE: .*\n {2}at: field ${field}\n`));
      expect(code).to.equal(2);
    });
  }
});
