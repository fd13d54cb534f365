import { join } from "node:path";

import type { NetworkPlan, NodePlan } from "../networkPlan.ts";

/** The engine keeps its database and its peer lists here. */
export function databaseFolder(node: Pick<NodePlan, "folder">): string {
  return join(node.folder, "engine");
}

export function nodeKeyFile(node: Pick<NodePlan, "folder">): string {
  return join(node.folder, "nodekey");
}

/** The engine counts payments that wait by slots of 32 KiB. */
const WAITING_TRANSACTIONS = 40_000;
const CACHE_MEGABYTES = 64;
/** The engine sizes its caches by the machine's memory, of which each of several nodes here has a part. */
const ASSUMED_MEMORY_GIGABYTES = 16;
/** Opcodes a call may cost, in the engine's nanoseconds; its default of 150 ms refuses a batch of 200 payments. */
const COMPUTATION_LIMIT = 2_000_000_000;

/**
 * How a node is started. It listens to its peers alone: there is no RPC port, only a socket file, whose reader is the
 * member that runs the node.
 */
export function nodeArguments({ description, nodes }: NetworkPlan, node: NodePlan): string[] {
  const { chainId, blockPeriodSeconds } = description;
  return [
    ...["--datadir", databaseFolder(node), "--nodekey", nodeKeyFile(node), "--ipcpath", node.ipcPath],
    ...["--networkid", String(chainId), "--port", String(node.peerPort), "--nat", "none"],
    ...peering(nodes),
    ...["--block-generation-interval", String(blockPeriodSeconds)],
    ...["--opcode-computation-cost-limit", String(COMPUTATION_LIMIT)],
    ...durability(),
    ...memory(),
    ...waitingTransactions(),
    ...[
      "--rewardbase",
      node.address,
      "--ntp.disable",
      "--db.no-perf-metrics",
      "--rpc.eth.noncompatible=false",
    ],
  ];
}

/** Nobody is looked for, and a connection from an address that isn't a member's is closed before a word is said. */
function peering(nodes: readonly NodePlan[]): string[] {
  const addresses = [...new Set(nodes.map(({ host }) => `${host}/32`))];
  const connections = String(2 * nodes.length);
  return ["--nodiscover", "--maxconnections", connections, "--netrestrict", addresses.join(",")];
}

/**
 * Every block's state is written with the block. By default the engine writes it every 128 blocks: validators that
 * were all killed at once would come back without the state of final blocks and make others at the same heights.
 */
function durability(): string[] {
  return ["--gcmode", "archive", "--syncmode", "full", "--db.single", "--db.leveldb.compression", "3"];
}

function memory(): string[] {
  return [
    ...[
      "--cache.memory",
      String(ASSUMED_MEMORY_GIGABYTES),
      "--db.leveldb.cache-size",
      String(CACHE_MEGABYTES),
    ],
    ...["--state.cache-size", String(CACHE_MEGABYTES), "--state.trie-cache-limit", String(CACHE_MEGABYTES)],
  ];
}

function waitingTransactions(): string[] {
  const slots = String(WAITING_TRANSACTIONS);
  return [
    ...["--txpool.exec-slots.all", slots, "--txpool.nonexec-slots.all", slots],
    ...["--txpool.exec-slots.account", slots, "--txpool.nonexec-slots.account", slots],
  ];
}
