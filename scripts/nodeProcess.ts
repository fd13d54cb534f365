import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { JiaoziError } from "../src/catalogue/errors.ts";

/** The development chain in a process of its own, so that its processor time is its own. */
export interface NodeProcess {
  readonly rpcUrl: string;
  readonly processId: number;
  close(): Promise<void>;
}

const NODE = fileURLToPath(new URL("node.ts", import.meta.url));

/** Starts it on a free port of the loopback address. It goes when this process goes, however that ends. */
export async function startNodeProcess(blockPeriodMs: number): Promise<NodeProcess> {
  const child = fork(NODE, ["--port", "0", "--block-period", String(blockPeriodMs)], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const started = await Promise.race([once(child, "message"), exited.then(() => undefined)]);
  const processId = child.pid;
  if (started === undefined || processId === undefined) {
    const nextStep = "See what it said above; npm run node starts it alone.";
    throw new JiaoziError("CHAIN_UNREACHABLE", "The local chain's process ended before it served.", nextStep);
  }
  const [{ rpcUrl }] = started as [{ rpcUrl: string }];
  const close = async () => {
    // It has nothing to save, and would wait for connections that are kept open.
    child.kill("SIGKILL");
    await exited;
  };
  return { rpcUrl, processId, close };
}
