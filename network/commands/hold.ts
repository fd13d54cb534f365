import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { give, serveOrders } from "../control/control.ts";
import type { NetworkDescription } from "../description.ts";
import { engineBinary } from "../engineBinary.ts";
import { Gate } from "../gate/gate.ts";
import { PermissionList } from "../gate/permissionList.ts";
import { loopbackHosts } from "../hosts.ts";
import { NamespaceHosts, canIsolate } from "../namespaceHosts.ts";
import { Network } from "../network.ts";
import { type NetworkPlan, planNetwork, rpcNodeOf } from "../networkPlan.ts";

const READY_TIMEOUT_MS = 90_000;
const LOOK_EVERY_MS = 200;

export interface HoldOptions {
  /** Loopback even where each node could have a namespace of its own. */
  readonly onLoopback?: boolean;
  readonly dataFolder?: string;
  readonly binary?: string;
}

/** A network held by this process. */
export interface HeldNetwork {
  readonly network: Network;
  readonly list: PermissionList;
  readonly rpcUrl: string;
  /** Resolves when somebody orders it to stop. */
  readonly stopped: Promise<void>;
  close(): Promise<void>;
}

/** Starts nodes, gate and the socket for orders; when it returns, blocks are made. */
export async function holdNetwork(
  description: NetworkDescription,
  { onLoopback = false, dataFolder, binary }: HoldOptions = {},
): Promise<HeldNetwork> {
  const isolated = !onLoopback && (await canIsolate());
  const plan = planNetwork(description, isolated, dataFolder);
  await requireFree(plan);
  const hosts = isolated ? new NamespaceHosts(description) : loopbackHosts();
  const network = new Network(plan, hosts, binary ?? (await engineBinary()));
  await using opened = new AsyncDisposableStack();
  opened.defer(() => network.stop());
  await network.start();
  const list = await PermissionList.open(plan);
  const gate = new Gate(network.ipc(rpcNodeOf(plan).number), { ...description, list });
  opened.defer(() => gate.close());
  const rpcUrl = await gate.listen(description.rpcPort);
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const orders = await serveOrders(plan.controlSocket, { network, list, rpcUrl, stop });
  opened.defer(async () => {
    orders.close();
    await once(orders, "close");
  });
  await makesBlocks(network);
  const resources = opened.move();
  return { network, list, rpcUrl, stopped, close: () => resources.disposeAsync() };
}

async function requireFree({ controlSocket, description }: NetworkPlan): Promise<void> {
  if (!existsSync(controlSocket)) return;
  const answers = await give(controlSocket, { order: "status" }).then(
    () => true,
    () => false,
  );
  if (!answers) return;
  const nextStep = "Use it, or end it first: npm run network -- stop.";
  throw new JiaoziError("BAD_USAGE", `The network ${description.name} is running already.`, nextStep);
}

/** Waits until every node has a block that was made since. Throws `CHAIN_UNREACHABLE` if none comes in time. */
async function makesBlocks(network: Network): Promise<void> {
  const last = Date.now() + READY_TIMEOUT_MS;
  let lowest: number | undefined;
  while (Date.now() < last) {
    const status = await network.status();
    const ended = status.find(({ processId }) => processId === undefined);
    if (ended !== undefined) throw noBlocks(`Node ${ended.number} ended while it started.`, network);
    const heights = status.map(({ height }) => height);
    if (heights.every((height) => height !== undefined)) {
      const lowestNow = Math.min(...heights);
      lowest ??= lowestNow;
      if (lowestNow > lowest) return;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw noBlocks("The validators made no block in time.", network);
}

function noBlocks(message: string, { plan }: Pick<Network, "plan">): JiaoziError {
  return new JiaoziError("CHAIN_UNREACHABLE", message, `See the nodes' logs in ${plan.folder}.`);
}
