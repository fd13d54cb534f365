import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

import { type Manifest, readManifest } from "../../scripts/run/manifest.ts";
import { DATA_FOLDER, ROOT } from "../../scripts/scenarioOption.ts";

const POLL_MS = 5;

/** `npm run compare` in a process of its own, which may be killed. */
export interface CompareProcess {
  /** Resolves when the run's manifest is as asked, or the process has ended: a test must not wait for ever. */
  until(condition: (manifest: Manifest) => boolean): Promise<void>;
  end(signal: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
}

/** The run's folder is `data/<run>`; books are on PostgreSQL where DATABASE_URL is set for this process. */
export function startCompare(
  run: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): CompareProcess {
  const script = join(ROOT, "scripts", "compare.ts");
  const child = spawn(process.execPath, ["--no-wasm-code-gc", script, "--run", run, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const ended = endOf(child);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    ended,
    until: async (condition) => {
      while (!isOver()) {
        const manifest = await manifestOf(run);
        if (manifest !== undefined && condition(manifest)) return;
        await after(POLL_MS);
      }
    },
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Undefined if there is no run of this name. */
export function manifestOf(run: string): Promise<Manifest | undefined> {
  return readManifest(join(DATA_FOLDER, run));
}

/** What the run found, but for how it came to it. */
export async function findingsIn(out: string): Promise<unknown> {
  const result = JSON.parse(await readFile(join(out, "result.json"), "utf8")) as Record<string, unknown>;
  return { ...result, environment: undefined };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  let stderr = "";
  child.stderr?.on("data", (part) => (stderr += String(part)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}
