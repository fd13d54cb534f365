import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { type HeldNetwork, holdNetwork } from "../../../network/commands/hold.ts";
import { type NetworkDescription, loadDescription } from "../../../network/description.ts";

const LOOK_EVERY_MS = 250;

/** The default description's network under another name, on other ports, in a folder that goes with it. */
export async function holdForTest(
  name: string,
  rpcPort: number,
  differing: Partial<NetworkDescription> = {},
): Promise<HeldNetwork> {
  const folder = await mkdtemp(join(tmpdir(), "jz-"));
  const description = {
    ...(await loadDescription()),
    name,
    rpcPort,
    peerPort: rpcPort + 1_000,
    ...differing,
  };
  const held = await holdNetwork(description, { dataFolder: folder });
  return {
    ...held,
    close: async () => {
      await held.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Whether it came true in time. */
export async function comesTrue(isSo: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const last = performance.now() + timeoutMs;
  while (performance.now() < last) {
    if (await isSo().catch(() => false)) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}
