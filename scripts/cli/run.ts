import { spawn } from "node:child_process";

import { ROOT } from "../scenarioOption.ts";

/** Node 24 has been seen to die while it collected WebAssembly code, of which the embedded database has much. */
const NODE_FLAGS = ["--no-wasm-code-gc"];

/** Runs a program of this project's Node to its end, with its output going where ours goes. */
export function run(args: readonly string[], env = process.env, cwd = ROOT): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, ...args], { cwd, stdio: "inherit", env });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs a program beside others, and keeps what it says until `print` is called. */
export function runAside(args: readonly string[]): { readonly code: Promise<number>; print(): void } {
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => said.push(part));
  const code = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (ended) => resolve(ended ?? 1));
  });
  return { code, print: () => process.stdout.write(Buffer.concat(said)) };
}
