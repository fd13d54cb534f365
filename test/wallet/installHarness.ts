import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const HARNESS = fileURLToPath(new URL("../../wallet/metamask/", import.meta.url));

/** MetaMask's packages and the browser driver are heavy, so they are installed only where this test runs. */
export async function installHarness(): Promise<void> {
  if (changedAt("node_modules/.package-lock.json") >= changedAt("package-lock.json")) return;
  await promisify(execFile)("npm", ["ci"], { cwd: HARNESS }).catch((cause: unknown) => {
    throw new Error(`MetaMask's packages can't be installed: run npm ci in wallet/metamask.`, { cause });
  });
}

function changedAt(path: string): number {
  return statSync(`${HARNESS}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
