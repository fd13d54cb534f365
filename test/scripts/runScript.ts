import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { ROOT } from "../../scripts/scenarioOption.ts";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as npm does, in a process of its own. */
export async function runScript(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, "scripts", name), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: undefined, NO_COLOR: "1", ...env },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (part) => (stdout += String(part)));
  child.stderr.on("data", (part) => (stderr += String(part)));
  const [code] = (await once(child, "close")) as [number];
  return { code, stdout, stderr };
}
