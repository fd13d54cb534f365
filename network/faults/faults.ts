import { setTimeout as pause } from "node:timers/promises";

import type { Network } from "../network.ts";
import { tolerated, validatorsOf } from "../networkPlan.ts";

/** Something that happens to a network, and how it is repaired. */
export interface Fault {
  readonly name: string;
  /** Whether payments go on settling while it lasts; undefined where it comes and goes. */
  readonly goesOn: boolean | undefined;
  readonly lastsMs: number;
  /** What must be there: links that can be cut, or slowed. */
  readonly needs?: "links" | "slow links";
  strike(network: Network): Promise<void>;
  repair(network: Network): Promise<void>;
}

const AROUND_COMMIT_MS = [970, 1_000, 1_030];

export const FAULTS: readonly Fault[] = [
  {
    ...{ name: "the next proposer is killed", goesOn: true, lastsMs: 15_000 },
    strike: async (network) => network.running(await nextProposer(network)).kill(),
    repair: startAll,
  },
  {
    ...{ name: "f + 1 validators are killed", goesOn: false, lastsMs: 10_000 },
    strike: (network) => killFirst(network, tolerated(validatorsOf(network.plan).length) + 1),
    repair: startAll,
  },
  {
    ...{ name: "all validators are killed at once and started again", goesOn: false, lastsMs: 3_000 },
    strike: (network) => killFirst(network, validatorsOf(network.plan).length),
    repair: startAll,
  },
  {
    ...{ name: "all validators are killed around a commit, three times", goesOn: undefined, lastsMs: 1_000 },
    strike: killAroundCommits,
    repair: startAll,
  },
  {
    ...{ name: "a validator stalls and catches up", goesOn: true, lastsMs: 12_000 },
    strike: async (network) => network.running(firstValidator(network)).freeze(),
    repair: async (network) => network.running(firstValidator(network)).thaw(),
  },
  {
    ...{ name: "the network is cut in two halves", goesOn: false, lastsMs: 10_000, needs: "links" as const },
    strike: (network) => network.hosts.partition(validatorsOf(network.plan).slice(0, 2)),
    repair: (network) => network.hosts.heal(network.plan.nodes),
  },
  {
    ...{ name: "one validator is cut off", goesOn: true, lastsMs: 12_000, needs: "links" as const },
    strike: (network) => network.hosts.partition(validatorsOf(network.plan).slice(0, 1)),
    repair: (network) => network.hosts.heal(network.plan.nodes),
  },
  ...[10, 50].map((milliseconds) => ({
    ...{ name: `${milliseconds} ms on every way`, goesOn: true, lastsMs: 12_000 },
    needs: "slow links" as const,
    strike: (network: Network) => network.hosts.delay(network.plan.nodes, milliseconds),
    repair: (network: Network) => network.hosts.delay(network.plan.nodes, 0),
  })),
];

async function startAll(network: Network): Promise<void> {
  for (const { number } of network.plan.nodes) await network.startNode(number);
}

function firstValidator({ plan }: Network): number {
  return validatorsOf(plan)[0]?.number ?? 1;
}

async function killFirst(network: Network, count: number): Promise<void> {
  const victims = validatorsOf(network.plan).slice(0, count);
  await Promise.all(victims.map(({ number }) => network.running(number).kill()));
}

/** Proposers take turns in the order of their addresses. */
async function nextProposer(network: Network): Promise<number> {
  const inTurn = validatorsOf(network.plan).sort((one, other) =>
    one.address.toLowerCase() < other.address.toLowerCase() ? -1 : 1,
  );
  const block = (await network
    .ipc(firstValidator(network))
    .call("eth_getBlockByNumber", ["latest", false])) as {
    miner: string;
  };
  const last = inTurn.findIndex(({ address }) => address.toLowerCase() === block.miner.toLowerCase());
  return inTurn[(last + 1) % inTurn.length]?.number ?? 1;
}

/** The engine commits a second after the last block, give or take: kills fall before, at and after that. */
async function killAroundCommits(network: Network): Promise<void> {
  for (const afterBlockMs of AROUND_COMMIT_MS) {
    await startAll(network);
    await untilNextBlock(network);
    await pause(afterBlockMs);
    await killFirst(network, validatorsOf(network.plan).length);
  }
}

const LONGEST_WAIT_MS = 60_000;

async function untilNextBlock(network: Network): Promise<void> {
  const last = performance.now() + LONGEST_WAIT_MS;
  let before: number | undefined;
  while (performance.now() < last) {
    const height = (await network.status())[0]?.height;
    if (before !== undefined && height !== undefined && height > before) return;
    before ??= height;
    await pause(20);
  }
  throw new Error("The validators made no block in time");
}
