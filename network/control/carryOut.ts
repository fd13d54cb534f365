import type { PermissionList } from "../gate/permissionList.ts";
import type { Network } from "../network.ts";
import type { Order } from "./orders.ts";

export interface Holder {
  readonly network: Network;
  readonly list: PermissionList;
  readonly rpcUrl: string;
  /** Ends the process that holds the nodes, after it has stopped them. */
  stop(): void;
}

/** Does what was ordered, and answers with what there is to say about it. */
export async function carryOut(order: Order, { network, list, rpcUrl, stop }: Holder): Promise<unknown> {
  const { hosts, plan } = network;
  switch (order.order) {
    case "status":
      return { rpcUrl, isolated: hosts.isolated, nodes: await network.status() };
    case "stop":
      return stop();
    case "kill":
      return network.running(order.node).kill();
    case "start":
      return network.startNode(order.node);
    case "freeze":
      return network.running(order.node).freeze();
    case "thaw":
      return network.running(order.node).thaw();
    case "partition":
      return hosts.partition(order.nodes.map((number) => ({ number })));
    case "heal":
      return hosts.heal(plan.nodes);
    case "delay":
      return hosts.delay(plan.nodes, order.milliseconds);
    case "permit":
      return list.permit(order.accounts, order.deploys);
    case "forbid":
      return list.forbid(order.accounts);
  }
}
