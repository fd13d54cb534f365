import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { whereBooksAre } from "../../scripts/databases.ts";
import { lockFolder } from "../../scripts/run/lock.ts";
import { type Manifest, readManifest, writeManifest } from "../../scripts/run/manifest.ts";
import { planOf } from "../../scripts/run/plan.ts";
import { type Run, interruptedRun, openRun } from "../../scripts/run/run.ts";
import { originOf, requireSameScenario, restOfRun, wholeRun } from "../../scripts/run/takeUp.ts";
import { DATA_FOLDER } from "../../scripts/scenarioOption.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

async function faultOf(work: Promise<unknown>): Promise<JiaoziError> {
  const fault = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (fault instanceof JiaoziError) return fault;
  throw new Error(`no fault: ${String(fault)}`);
}

describe("a run that is to be carried on", () => {
  let folder: string;
  let run: Run;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    run = {
      name: "monday",
      folder,
      note: (manifest) => writeManifest(folder, manifest),
      noteChange: () => Promise.resolve(),
      close: () => {},
    };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const manifest = (change: Partial<Manifest> = {}): Manifest => ({
    version: 1,
    stage: "settling",
    plan: planOf({ seed: "monday", payments: "500", rails: "books" }),
    out: "/somewhere/report",
    fingerprint: "abc",
    books: whereBooksAre(),
    validUntilSeconds: 7,
    interruptions: 1,
    ...change,
  });

  it("is noted whole, and read as it was noted", async () => {
    await run.note(manifest());
    expect(await readManifest(folder)).to.deep.equal(manifest());
    expect(await interruptedRun(run)).to.deep.equal(manifest());
  });

  it("needs no options but its name, and keeps where its report goes unless told otherwise", async () => {
    await run.note(manifest());
    const task = await restOfRun(run, { resume: true });
    expect(task).to.deep.include({ plan: manifest().plan, out: "/somewhere/report", interruptions: 2 });
    expect(task.carriedOn).to.deep.include({ validUntilSeconds: 7 });
    expect(originOf(task)).to.deep.equal({ kind: "resumed", interruptions: 2 });
    expect((await restOfRun(run, { out: "/elsewhere" })).out).to.equal("/elsewhere");
  });

  it("begins anew if it was interrupted before its day was open, and says so", async () => {
    await run.note(manifest({ stage: "opening" }));
    const task = await restOfRun(run, {});
    expect(task.carriedOn).to.equal(undefined);
    expect(originOf(task)).to.deep.include({ kind: "begun anew", interruptions: 2 });
    expect(originOf(task).because).to.contain("before anything was settled");
  });

  for (const [option, value] of [
    ["seed", "tuesday"],
    ["payments", "501"],
    ["rails", "contracts"],
    ["schemes", "libra"],
    ["network", "localhost"],
    ["scenario", "some/folder"],
  ] as const) {
    it(`is refused under another --${option}, and stays as it was`, async () => {
      await run.note(manifest());
      const before = await readFile(join(folder, "run.json"), "utf8");
      const fault = await faultOf(restOfRun(run, { [option]: value }));
      expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
      expect(fault.place.field).to.equal(`--${option}`);
      expect(fault.nextStep).to.contain("--resume");
      expect(await readFile(join(folder, "run.json"), "utf8")).to.equal(before);
    });
  }

  it("is refused when its books are elsewhere, or its files have changed", async () => {
    await run.note(manifest({ books: "postgresql moon:5432/jiaozi" }));
    const elsewhere = await faultOf(restOfRun(run, {}));
    expect(elsewhere.message).to.contain("postgresql moon:5432/jiaozi");
    expect(elsewhere.place.field).to.equal("DATABASE_URL");
    const changed = await faultOf(requireSameScenario(run, "day", "abd"));
    expect(changed).to.include({ code: "BAD_USAGE" });
    expect(changed.message).to.contain("files have changed");
    await requireSameScenario(run, "day", "abc");
  });

  it("must have been interrupted", async () => {
    expect((await faultOf(restOfRun(run, {}))).message).to.equal('There is no run "monday" to carry on.');
    await run.note(manifest({ stage: "finished" }));
    const fault = await faultOf(restOfRun(run, {}));
    expect(fault.message).to.contain("wasn't interrupted").and.contain("/somewhere/report");
    expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
  });

  it("leaves nothing behind when there is none of that name", async () => {
    const name = `none-${process.pid}`;
    expect((await faultOf(openRun(name, true))).message).to.contain(name);
    expect(existsSync(join(DATA_FOLDER, name))).to.equal(false);
    expect((await faultOf(openRun("No Name"))).place.field).to.equal("--run");
  });

  it("has its folder to itself, until its process lets go", async () => {
    const release = await lockFolder(folder);
    const fault = await faultOf(lockFolder(folder));
    expect(fault).to.include({ code: "DATABASE_REFUSED", exitCode: 3 });
    expect(fault.message).to.contain(`process ${process.pid}`);
    release();
    (await lockFolder(folder))();
  });
});

describe("which schemes and rails a run settles on", () => {
  it("are all, or those that are listed, in one order", () => {
    expect(planOf({})).to.deep.include({
      schemes: ["alipay-2.0", "e-cny", "alipay-1.0", "libra"],
      rails: ["contracts", "books"],
    });
    expect(planOf({ schemes: "libra, alipay-2.0", rails: "books" })).to.deep.include({
      schemes: ["alipay-2.0", "libra"],
      rails: ["books"],
    });
    expect(originOf(wholeRun({}, "report"))).to.deep.equal({ kind: "whole", interruptions: 0 });
  });

  it("are refused by name if there are none such", () => {
    expect(() => planOf({ schemes: "alipay-3.0" })).to.throw(JiaoziError, /--schemes has "alipay-3.0"/);
    expect(() => planOf({ rails: "" })).to.throw(JiaoziError, /--rails has ""/);
  });
});
