import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

import { expect } from "chai";

import { ROOT } from "../../scripts/scenarioOption.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";

function start(args: readonly string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "bench.ts"), ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: "true", NO_COLOR: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      said += String(part);
    });
  }
  return { child, said: () => said };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}

const BAD_USAGES: readonly { readonly args: readonly string[]; readonly says: RegExp }[] = [
  {
    args: ["--only", "chain,moon"],
    says: /BAD_USAGE: There is no section "moon".\n.*--only\n {2}next: Any of: chain, books/,
  },
  { args: ["--repetitions", "0"], says: /BAD_USAGE: --repetitions is "0"/ },
  { args: ["--payments"], says: /BAD_USAGE: .*--payments/ },
];

describe("npm run bench", () => {
  for (const { args, says } of deep ? BAD_USAGES : BAD_USAGES.slice(0, 1)) {
    it(`refuses ${args.join(" ")}`, async () => {
      const { child, said } = start(args);
      expect(await exitOf(child), said()).to.equal(2);
      expect(said()).to.match(says);
    });
  }

  // Each starts a node and interrupts it, which takes some seconds.
  if (!deep) return;

  describe("when it is ended early", () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "jiaozi-bench-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Begins with the chain, and waits until its node runs. */
    async function running(): Promise<{ child: ChildProcess; said: () => string; node: number }> {
      const started = start(["--quick", "--only", "chain", "--out", folder]);
      for (;;) {
        const [node] = childrenOf(started.child.pid ?? 0);
        if (node !== undefined) return { ...started, node };
        expect(started.child.exitCode, started.said()).to.equal(null);
        await after(100);
      }
    }

    it("by Ctrl-C, exits with 130 and leaves neither node nor files", async () => {
      const { child, said, node } = await running();
      child.kill("SIGINT");
      expect(await exitOf(child), said()).to.equal(130);
      expect(said()).to.contain("Interrupted; nothing was written.");
      expect(existsSync(`/proc/${node}`)).to.equal(false);
      expect(readdirSync(folder)).to.deep.equal([]);
    });

    it("by kill -9, takes its node along", async () => {
      const { child, node } = await running();
      child.kill("SIGKILL");
      await exitOf(child);
      const deadline = Date.now() + 20_000;
      while (existsSync(`/proc/${node}`) && Date.now() < deadline) await after(100);
      expect(existsSync(`/proc/${node}`)).to.equal(false);
    });
  });
});

function childrenOf(parent: number): number[] {
  try {
    const listed = execFileSync("pgrep", ["-P", String(parent), "-f", "scripts/node.ts"], {
      encoding: "utf8",
    });
    return listed.trim().split("\n").map(Number);
  } catch {
    return []; // none
  }
}
