import type { NodePlan } from "./networkPlan.ts";

/** What a program needs before its own name to run on a node's host. */
export type Prefix = readonly string[];

/** The machines of the nodes, real or made up of network namespaces. */
export interface Hosts {
  /** Whether each node has an address and a network of its own, so that links can be cut and slowed. */
  readonly isolated: boolean;
  prefixOf(node: Pick<NodePlan, "number">): Prefix;
  open(nodes: readonly NodePlan[]): Promise<void>;
  /** Cuts the network in two: these nodes on one side, all others on the other. */
  partition(side: readonly Pick<NodePlan, "number">[]): Promise<void>;
  /** Makes the network whole again. */
  heal(nodes: readonly Pick<NodePlan, "number">[]): Promise<void>;
  /** Adds this to the way out of every node: a message and its answer take twice as long. */
  delay(nodes: readonly Pick<NodePlan, "number">[], milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** All nodes on one loopback address, each with a port of its own: nothing can be cut or slowed there. */
export function loopbackHosts(): Hosts {
  const cannot = () =>
    Promise.reject(
      new Error("Nodes on the loopback address share one network, which can't be cut or slowed"),
    );
  return {
    isolated: false,
    prefixOf: () => [],
    open: () => Promise.resolve(),
    partition: cannot,
    heal: () => Promise.resolve(),
    delay: cannot,
    close: () => Promise.resolve(),
  };
}
