import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect } from "chai";

import { DATA_FOLDER, ROOT } from "../../scripts/scenarioOption.ts";
import { result as resultShape } from "../../src/report/result.ts";

const RUN = "timed-test";

const LABELS = ["contracts: inclusion", "books: not durable", "books, every 1000 ms: not durable"];

describe("npm run compare -- --timed", () => {
  let out: string;

  before(async () => {
    out = await mkdtemp(join(tmpdir(), "jiaozi-timed-"));
  });

  after(async () => {
    await rm(out, { recursive: true });
    await rm(join(DATA_FOLDER, RUN), { recursive: true, force: true });
  });

  it("adds to the comparison what every rail did by the clock", async () => {
    const day = ["--scenario", join(ROOT, "scenarios", "worked-example"), "--schemes", "libra"];
    const pace = ["--timed", "--rate", "30", "--repeats", "3", "--warm-up", "0"];
    const args = [...day, ...pace, "--run", RUN, "--out", out];
    const env = { ...process.env, DATABASE_URL: undefined, NO_COLOR: "1" };
    const node = [join(ROOT, "scripts", "compare.ts"), ...args];
    const { stdout } = await promisify(execFile)(process.execPath, node, { cwd: ROOT, env });
    expect(stdout).to.contain("Under the stopwatch").and.to.contain("never ranked");
    const { timed, families } = resultShape.parse(
      JSON.parse(await readFile(join(out, "result.json"), "utf8")),
    );
    expect(families.every(({ agree }) => agree)).to.equal(true);
    expect(timed?.order).to.have.length(3 * LABELS.length);
    expect(timed?.rails.map(({ label, settlement }) => `${label}: ${settlement}`)).to.deep.equal(LABELS);
    for (const { label, repetitions } of timed?.rails ?? []) {
      expect(repetitions, label).to.have.length(3);
      for (const { answers } of repetitions) {
        expect(answers.accepted + answers.refused + answers.repeated, label).to.equal(30);
      }
    }
    expect(await readFile(join(out, "index.html"), "utf8")).to.contain('id="stopwatch"');
  });
});
