import { setTimeout as pause } from "node:timers/promises";

import { expect } from "chai";

import { type NodeProcess, startNodeProcess } from "../../scripts/nodeProcess.ts";
import { randomFrom } from "../../src/scenario/generate/random.ts";
import { manifestOf } from "./compareProcess.ts";
import { type CrashBench, openCrashBench } from "./crashBench.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = process.env["JIAOZI_CRASH_SEED"] ?? "crashes";
const BLOCK_PERIOD_MS = 200;
const KILLS = 3;

// Deploying and opening take half a minute, so this is for the deep depth; test/onchain/carriedOn.ts is the quick one.
if (deep)
  describe("a comparison on a chain of its own process that is killed", () => {
    let node: NodeProcess;
    let bench: CrashBench;
    before(async () => {
      node = await startNodeProcess(BLOCK_PERIOD_MS);
    });
    before(async () => {
      const args = ["--network", "localhost", "--schemes", "alipay-2.0,libra"];
      const env = { JIAOZI_LOCALHOST_RPC_URL: node.rpcUrl };
      bench = await openCrashBench({ seed: SEED, payments: 150, args, env });
    });
    after(() => bench.close());
    after(() => node.close());

    it("while it deploys, opens, settles and catches up, ends as it would have ended", async () => {
      const run = `crash-chain-${process.pid}`;
      const random = randomFrom(`${SEED}/chain`);
      const first = bench.start(run);
      await first.until(({ stage }) => stage === "opening");
      await pause(random.unit() * 5_000);
      await first.end("SIGKILL");
      for (let kill = 0; kill < KILLS; kill += 1) {
        const next = bench.start(run, true);
        await next.until(({ stage, interruptions }) => stage === "settling" && interruptions > kill);
        await pause(random.unit() * 3_000);
        await next.end("SIGKILL");
        expect((await manifestOf(run))?.stage, `after kill ${kill}`).to.equal("settling");
      }
      await bench.finish(run);
      expect((await manifestOf(run))?.interruptions).to.equal(KILLS + 1);
      await bench.expectSame(run);
      await bench.remove(run);
    });
  });
