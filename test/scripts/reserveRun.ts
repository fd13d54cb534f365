import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { openProgress } from "../../scripts/cli/progress.ts";
import { playReserveRun } from "../../scripts/playReserveRun.ts";
import { ROOT, SAMPLE_DAY } from "../../scripts/scenarioOption.ts";
import { reserveRun } from "../../src/report/reserveRun/document.ts";
import { jsonOf } from "../../src/report/writeResult.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import { DEFAULT_RESERVE_RUN } from "../../src/scenario/reserveRun/parameters.ts";
import { runScript } from "./runScript.ts";

const SILENT = openProgress({ quiet: true });
const DAY = ["--scenario", join(ROOT, "scenarios", "worked-example")];

describe("npm run reserve-run", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("plays a run in the books, and writes what it prints", async () => {
    const { code, stdout } = await runScript("reserveRun.ts", [
      ...DAY,
      "--rails",
      "books",
      "--out",
      folder,
      "--json",
    ]);
    expect(code).to.equal(0);
    const document = reserveRun.parse(JSON.parse(stdout));
    expect(document).to.deep.include({ agree: true, rails: ["books"] });
    expect(await readFile(join(folder, "reserve-run.json"), "utf8")).to.equal(stdout);
    expect(await readdir(join(folder, "charts"))).to.have.members(["reserve-run.csv", "reserve-run.svg"]);
  });

  it("comes out the same for the same seed, byte for byte, and otherwise for another", async () => {
    const scenario = await openScenario(SAMPLE_DAY);
    const play = async (seed: string) => {
      const parameters = { ...DEFAULT_RESERVE_RUN, seed };
      const task = { scenario, parameters, rails: [], run: { name: "none", folder }, progress: SILENT };
      return jsonOf(await playReserveRun(task));
    };
    const monday = await play("monday");
    expect(await play("monday")).to.equal(monday);
    const payouts = (json: string) => reserveRun.parse(JSON.parse(json)).payouts;
    expect(payouts(await play("tuesday"))).not.to.deep.equal(payouts(monday));
  });
});
