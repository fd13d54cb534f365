import { setTimeout as pause } from "node:timers/promises";

import { expect } from "chai";

import { randomFrom } from "../../src/scenario/generate/random.ts";
import { manifestOf } from "./compareProcess.ts";
import { type CrashBench, openCrashBench } from "./crashBench.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = process.env["JIAOZI_CRASH_SEED"] ?? "crashes";
const RANDOM_KILLS = deep ? 50 : 0;
const AT_ONCE = 2;

describe("a comparison that is killed", () => {
  let bench: CrashBench;
  before(async () => {
    const args = ["--rails", "books", "--schemes", "alipay-2.0"];
    bench = await openCrashBench({ seed: SEED, payments: deep ? 1_500 : 600, args });
  });
  after(() => bench.close());

  it("again and again, opening, settling and catching up, and stopped by Ctrl-C, ends as it would have ended", async () => {
    const run = `crash-again-${process.pid}`;
    const random = randomFrom(`${SEED}/again`);
    const first = bench.start(run);
    await first.until(({ stage }) => stage === "opening");
    await first.end("SIGKILL");
    expect((await manifestOf(run))?.stage).to.equal("opening");

    const second = bench.start(run, true);
    await second.until(({ stage }) => stage === "settling");
    await pause(random.unit() * 300);
    await second.end("SIGKILL");
    expect(await manifestOf(run)).to.include({ stage: "settling", interruptions: 1 });

    const third = bench.start(run, true);
    await third.until(({ interruptions }) => interruptions === 2);
    const { code, stderr } = await third.end("SIGINT");
    expect(stderr).to.contain(`npm run compare -- --resume --run ${run}`);
    expect(code).to.equal(130);

    await bench.finish(run);
    expect((await manifestOf(run))?.interruptions).to.equal(3);
    await bench.expectSame(run);
    await bench.remove(run);
  });

  if (RANDOM_KILLS > 0) {
    it(`at any of ${RANDOM_KILLS} random moments loses nothing and doubles nothing (JIAOZI_CRASH_SEED=${SEED})`, async () => {
      const moments = randomFrom(`${SEED}/moments`);
      const kills = Array.from({ length: RANDOM_KILLS }, (_, number) => ({
        run: `crash-${number}-${process.pid}`,
        at: moments.unit(),
        again: moments.below(3) === 0 ? moments.unit() : undefined,
      }));
      const hit = new Map<string, number>();
      const work = async () => {
        for (let kill = kills.pop(); kill !== undefined; kill = kills.pop()) {
          const stage = await killAndFinish(kill);
          hit.set(stage, (hit.get(stage) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      // otherwise the moments were none
      expect(hit.get("settling") ?? 0, `killed while ${JSON.stringify([...hit])}`).to.be.greaterThan(0);
    });
  }

  /** Answers with the stage in which the first kill found the run. */
  async function killAndFinish({ run, at, again }: Kill): Promise<string> {
    const { millisecondsBefore, millisecondsOfRun } = bench;
    const first = bench.start(run);
    await pause(millisecondsBefore * 0.8 + at * (millisecondsOfRun - millisecondsBefore * 0.8));
    await first.end("SIGKILL");
    const stage = (await manifestOf(run))?.stage ?? "before it had begun";
    if (again !== undefined && (stage === "opening" || stage === "settling")) {
      const second = bench.start(run, true);
      await pause(again * millisecondsOfRun);
      await second.end("SIGKILL");
    }
    await bench.finish(run);
    await bench.expectSame(run);
    await bench.remove(run);
    return stage;
  }
});

interface Kill {
  readonly run: string;
  /** Of the whole run, from where it begins to change something: 0 to 1. */
  readonly at: number;
  /** Of the resumed run, if that is killed as well. */
  readonly again: number | undefined;
}
