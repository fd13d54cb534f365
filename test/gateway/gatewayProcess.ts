import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { ROOT } from "../../scripts/scenarioOption.ts";
import { type Ground, KEY_SEED } from "./ground.ts";

/** `npm run gateway` in a process of its own. */
export interface GatewayProcess {
  readonly url: string;
  /** Without warning. */
  kill(): Promise<void>;
  /** As Ctrl-C does. @returns Its exit code. */
  end(): Promise<number | null>;
}

export async function startGatewayProcess(ground: Ground, names: readonly string[]): Promise<GatewayProcess> {
  const args = [
    "--address-book",
    ground.bookFile,
    "--data",
    join(ground.folder, "own-process"),
    "--port",
    "0",
    "--no-page",
  ];
  const keys = ["--key-seed", KEY_SEED, "--key-names", names.join(",")];
  const child = fork(join(ROOT, "scripts", "gateway.ts"), [...args, ...keys], {
    cwd: ROOT,
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, JIAOZI_GATEWAY_LOG: "error" },
  });
  let stderr = "";
  child.stderr?.on("data", (part) => (stderr += String(part)));
  const exited = once(child, "exit");
  const started = await Promise.race([once(child, "message"), exited.then(() => undefined)]);
  if (started === undefined) throw new Error(`The gateway ended before it served: ${stderr}`);
  const [{ url }] = started as [{ url: string }];
  return {
    url,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    end: async () => {
      child.kill("SIGINT");
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}
