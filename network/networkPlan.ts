import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type SigningKey, computeAddress } from "ethers";

import { demonstrationKey } from "../src/scenario/keys.ts";
import type { NetworkDescription } from "./description.ts";

const DATA = fileURLToPath(new URL("../data/network", import.meta.url));
const FIRST_HOST = 11;
/** A Unix socket's path has at most 107 characters. */
const CONTROL_SOCKET = "control.sock";

/** One node: who runs it, with which key, reached where. */
export interface NodePlan {
  /** 1 for the first member; what commands call the node by. */
  readonly number: number;
  readonly member: string;
  readonly runs: "validator" | "rpc";
  /** Of the node's key: what the engine and the on-chain validator set know it by. */
  readonly address: string;
  /** 64 bytes, as hexadecimal without prefix. */
  readonly publicKey: string;
  readonly privateKey: string;
  readonly host: string;
  readonly peerPort: number;
  readonly folder: string;
  readonly ipcPath: string;
}

export interface NetworkPlan {
  readonly description: NetworkDescription;
  readonly folder: string;
  readonly controlSocket: string;
  readonly nodes: readonly NodePlan[];
}

/**
 * What a description means on this machine.
 *
 * @param isolated Whether each node has a network namespace, and so an address, of its own.
 */
export function planNetwork(
  description: NetworkDescription,
  isolated: boolean,
  dataFolder: string = DATA,
): NetworkPlan {
  const folder = join(dataFolder, description.name);
  const nodes = description.members.map(({ name, runs }, index) => {
    const key = nodeKey(description.keySeed, name);
    const nodeFolder = join(folder, `node-${index + 1}`);
    return {
      number: index + 1,
      member: name,
      runs,
      ...identityOf(key),
      host: isolated ? hostAddress(description.subnet, index) : "127.0.0.1",
      peerPort: isolated ? description.peerPort : description.peerPort + index,
      folder: nodeFolder,
      ipcPath: join(nodeFolder, "rpc.sock"),
    };
  });
  return { description, folder, controlSocket: join(folder, CONTROL_SOCKET), nodes };
}

export function validatorsOf({ nodes }: Pick<NetworkPlan, "nodes">): NodePlan[] {
  return nodes.filter(({ runs }) => runs === "validator");
}

export function rpcNodeOf({ nodes }: Pick<NetworkPlan, "nodes">): NodePlan {
  const node = nodes.find(({ runs }) => runs === "rpc");
  if (node === undefined) throw new Error("The description was checked to have an rpc node");
  return node;
}

/** Byzantine validators that n tolerate. */
export function tolerated(validators: number): number {
  return Math.floor((validators - 1) / 3);
}

/** How peers name a node. */
export function enodeOf({ publicKey, host, peerPort, runs }: NodePlan): string {
  return `kni://${publicKey}@${host}:${peerPort}?discport=0&ntype=${runs === "validator" ? "cn" : "pn"}`;
}

function nodeKey(keySeed: string, member: string): SigningKey {
  return demonstrationKey(keySeed, `node/${member}`);
}

function identityOf(key: SigningKey) {
  return {
    address: computeAddress(key.publicKey),
    publicKey: key.publicKey.slice("0x04".length),
    privateKey: key.privateKey.slice("0x".length),
  };
}

function hostAddress(subnet: string, index: number): string {
  return subnet.replace(/0\/24$/, String(FIRST_HOST + index));
}
