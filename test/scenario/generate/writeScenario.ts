import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { describeCalibration } from "../../../src/scenario/generate/calibration.ts";
import { DEFAULT_GENERATOR_OPTIONS, type GeneratorOptions } from "../../../src/scenario/generate/options.ts";
import { writeScenario } from "../../../src/scenario/generate/writeScenario.ts";
import { openScenario, validateScenario } from "../../../src/scenario/openScenario.ts";
import { errorOf } from "../support/faults.ts";
import { emptyFolder, removeFolders } from "../support/scenarioFolder.ts";

const SAMPLE_DAY = fileURLToPath(new URL("../../../scenarios/sample-day", import.meta.url));
const FILES = ["instructions.csv", "measures.csv", "participants.csv", "scenario.json"];
const SMALL: GeneratorOptions = {
  ...DEFAULT_GENERATOR_OPTIONS,
  seed: "small",
  payments: 200,
  people: 20,
  merchants: 8,
};

async function bytesOf(folder: string): Promise<readonly string[]> {
  return Promise.all(FILES.map((name) => readFile(join(folder, name), "latin1")));
}

describe("the generator", () => {
  after(removeFolders);

  it("draws the sample day again, byte for byte, but for its section libra, which it leaves as it is", async () => {
    const folder = await emptyFolder();
    await copyFile(join(SAMPLE_DAY, "scenario.json"), join(folder, "scenario.json"));
    const calibration = await writeScenario(DEFAULT_GENERATOR_OPTIONS, folder);
    expect((await readdir(folder)).toSorted()).to.deep.equal(FILES);
    for (const name of FILES) {
      const [drawn, committed] = [await readFile(join(folder, name)), await readFile(join(SAMPLE_DAY, name))];
      expect(drawn.equals(committed), `${name} differs from scenarios/sample-day/${name}`).to.equal(true);
    }
    const readme = await readFile(join(SAMPLE_DAY, "README.md"), "utf8");
    expect(readme, "the sample day's README").to.contain(describeCalibration(calibration));
  });

  it("draws another day from another seed", async () => {
    const [a, b] = [await emptyFolder(), await emptyFolder()];
    await writeScenario(SMALL, a);
    await writeScenario({ ...SMALL, seed: "other" }, b);
    expect(await bytesOf(a)).to.not.deep.equal(await bytesOf(b));
  });

  it("meets the sourced figures, whatever the seed", async () => {
    for (const seed of ["one", "two", "three", "four", "five"]) {
      const calibration = await writeScenario({ ...DEFAULT_GENERATOR_OPTIONS, seed }, await emptyFolder());
      expect(calibration.meanMet, describeCalibration(calibration)).to.equal(true);
      expect(calibration.smallShareMet, describeCalibration(calibration)).to.equal(true);
    }
  });

  it("writes days that its own reader accepts, at the edges of the options too", async () => {
    const edges: readonly GeneratorOptions[] = [
      SMALL,
      { ...SMALL, payments: 1, date: "2020-02-29" },
      { ...SMALL, payments: 5_000, measures: 5 },
      { ...SMALL, alipayPercent: 99, people: 21, payments: 3_000 },
      { ...SMALL, alipayPercent: 1, merchants: 300, people: 400 },
    ];
    for (const options of edges) {
      const folder = await emptyFolder();
      await writeScenario(options, folder);
      const scenario = await openScenario(folder);
      expect(scenario.generator).to.deep.equal(options);
      expect((await validateScenario(scenario)).instructions).to.equal(options.payments);
      expect(scenario.participants.holders.size).to.equal(options.people + options.merchants);
    }
  });

  it("refuses options out of bounds, naming the option", async () => {
    const bad: readonly [Partial<GeneratorOptions>, string][] = [
      [{ payments: 0 }, "payments"],
      [{ people: 19 }, "people"],
      [{ merchants: 7 }, "merchants"],
      [{ seed: "" }, "seed"],
      [{ date: "2019-02-30" }, "date"],
      [{ date: "1969-12-31" }, "date"],
      [{ alipayPercent: 100 }, "alipayPercent"],
      [{ payments: 1.5 }, "payments"],
    ];
    for (const [change, field] of bad) {
      const folder = join(await emptyFolder(), "day");
      const error = await errorOf(() => writeScenario({ ...SMALL, ...change }, folder));
      expect(error.code, field).to.equal("BAD_USAGE");
      expect(error.place.field).to.equal(field);
      expect((await errorOf(() => openScenario(folder))).code, "nothing was written").to.equal("BAD_FILE");
    }
  });

  it("writes the same day anew, but not over another scenario", async () => {
    const folder = await emptyFolder();
    await writeScenario(SMALL, folder);
    const first = await bytesOf(folder);
    await writeFile(join(folder, "instructions.csv"), "cut off");
    await writeScenario(SMALL, folder);
    expect(await bytesOf(folder)).to.deep.equal(first);
    const error = await errorOf(() => writeScenario({ ...SMALL, seed: "other" }, folder));
    expect(error.code).to.equal("BAD_USAGE");
    expect(await bytesOf(folder)).to.deep.equal(first);
  });
});
