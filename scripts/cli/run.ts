import { spawn } from "node:child_process";

import { ROOT } from "../scenarioOption.ts";

/** Runs a program of this project's Node to its end, with its output going where ours goes. */
export function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
