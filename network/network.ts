import { rm } from "node:fs/promises";

import type { Hosts } from "./hosts.ts";
import { NodeIpc } from "./ipc.ts";
import type { NetworkPlan, NodePlan } from "./networkPlan.ts";
import { PeerKeeper } from "./peerKeeper.ts";
import { prepareGenesis, prepareNode } from "./prepareNode.ts";
import { RunningNode } from "./runningNode.ts";

const HEAD_TIMEOUT_MS = 2_000;

export interface NodeStatus {
  readonly number: number;
  readonly member: string;
  readonly runs: NodePlan["runs"];
  readonly address: string;
  readonly processId?: number;
  readonly height?: number;
  readonly head?: string;
  readonly peers?: number;
  readonly validators?: readonly string[];
}

/** The nodes of one description, running on this machine. */
export class Network {
  readonly plan: NetworkPlan;
  readonly hosts: Hosts;
  readonly #binary: string;
  readonly #running = new Map<number, RunningNode>();
  readonly #ipc = new Map<number, NodeIpc>();
  readonly #peerKeeper: PeerKeeper;

  constructor(plan: NetworkPlan, hosts: Hosts, binary: string) {
    this.plan = plan;
    this.hosts = hosts;
    this.#binary = binary;
    for (const node of plan.nodes) this.#ipc.set(node.number, new NodeIpc(node.ipcPath));
    const running = () => plan.nodes.filter(({ number }) => this.#running.get(number)?.isRunning === true);
    this.#peerKeeper = new PeerKeeper(running, (number) => this.ipc(number));
  }

  /** Starts every node on the chain that the data folder has, or on a new one. */
  async start(): Promise<void> {
    await prepareGenesis(this.plan, Math.floor(Date.now() / 1_000));
    await this.hosts.open(this.plan.nodes);
    for (const node of this.plan.nodes) await prepareNode(this.plan, node, this.#binary);
    for (const { number } of this.plan.nodes) await this.startNode(number);
    this.#peerKeeper.start();
  }

  async startNode(number: number): Promise<void> {
    if (this.#running.get(number)?.isRunning === true) return;
    const node = this.#planOf(number);
    await rm(node.ipcPath, { force: true });
    this.#running.set(number, new RunningNode(this.plan, node, this.#binary, this.hosts.prefixOf(node)));
  }

  /** The process of a node; throws if there is none. */
  running(number: number): RunningNode {
    const node = this.#running.get(number);
    if (node === undefined) throw new Error(`Node ${number} was never started`);
    return node;
  }

  ipc(number: number): NodeIpc {
    const ipc = this.#ipc.get(number);
    if (ipc === undefined) throw new Error(`There is no node ${number}`);
    return ipc;
  }

  status(): Promise<NodeStatus[]> {
    return Promise.all(this.plan.nodes.map((node) => this.#statusOf(node)));
  }

  /** Stops all nodes, each writing what it has, and gives their hosts back. */
  async stop(): Promise<void> {
    await this.#peerKeeper.stop();
    for (const ipc of this.#ipc.values()) ipc.close();
    await Promise.all([...this.#running.values()].map((node) => node.stop()));
    await this.hosts.close();
  }

  async #statusOf(node: NodePlan): Promise<NodeStatus> {
    const { number, member, runs, address } = node;
    const known = { number, member, runs, address };
    const processId = this.#running.get(number)?.processId;
    if (processId === undefined) return known;
    try {
      const [height, head, peers, validators] = await withinTime(this.#heads(number));
      return { ...known, processId, height, head, peers, validators };
    } catch {
      return { ...known, processId };
    }
  }

  async #heads(number: number): Promise<[number, string, number, string[]]> {
    const ipc = this.ipc(number);
    const block = (await ipc.call("eth_getBlockByNumber", ["latest", false])) as Record<string, string>;
    const peers = (await ipc.call("net_peerCount")) as string;
    const validators = (await ipc.call("istanbul_getValidators", ["latest"])) as string[];
    return [Number(block["number"]), block["hash"] ?? "", Number(peers), validators];
  }

  #planOf(number: number): NodePlan {
    const node = this.plan.nodes.find((one) => one.number === number);
    if (node === undefined) throw new Error(`There is no node ${number}`);
    return node;
  }
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), HEAD_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
