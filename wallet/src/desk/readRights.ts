import { getAddress } from "ethers";

import { LIBRA_ROLES, LIBRA_ROLE_NAMES, ROLES, ROLE_NAMES } from "../../../deploy/roles.ts";
import { AccessManager__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { councilOf } from "../behind/proposals.ts";
import type { Node } from "../chain/node.ts";
import type { LibraSystem } from "../libra/libraSystem.ts";
import { EventTail } from "../reading/EventTail.ts";
import type { Reader } from "../reading/useReading.ts";
import type { Right } from "./act.ts";

/** Who may do what, as the contracts have it. */
export type Rights = Readonly<Partial<Record<Right, readonly string[]>>>;

export function rightsReader(node: Node, system: LibraSystem | undefined): Reader<Rights> {
  const { provider, book, walletYuan } = node;
  const yuan = roleHolders(node, book.contracts.AccessManager);
  const libra = system && roleHolders(node, system.book.contracts.AssociationAuthority);
  const designated = system?.trios.map(({ treasury }) => {
    const topic = treasury.interface.getEvent("DealerDesignated").topicHash;
    return new EventTail(provider, String(treasury.target), [topic]);
  });
  return async (blockTag) => {
    const at = { blockTag };
    const [institutions, members, events, ofYuan, ofLibra] = await Promise.all([
      walletYuan.institutions(at),
      system ? councilOf(system).members(at) : [],
      Promise.all(designated?.map((tail) => tail.upTo(blockTag)) ?? []),
      Promise.all(
        ROLE_NAMES.map(async (name) => [`yuan.${name}`, await yuan(ROLES[name], blockTag)] as const),
      ),
      libra &&
        Promise.all(
          LIBRA_ROLE_NAMES.map(
            async (name) => [`libra.${name}`, await libra(LIBRA_ROLES[name], blockTag)] as const,
          ),
        ),
    ]);
    const dealers = new Set(events.flat().map(({ topics }) => addressIn(String(topics[1]))));
    return {
      ...Object.fromEntries([...ofYuan, ...(ofLibra ?? [])]),
      ...{ institution: [...institutions], member: [...members], dealer: [...dealers] },
    } as Rights;
  };
}

/** Accounts that a role was ever granted to and that have it still. */
function roleHolders({ provider }: Node, address: string) {
  const manager = AccessManager__factory.connect(address, provider);
  const granted = new EventTail(provider, address, [manager.interface.getEvent("RoleGranted").topicHash]);
  return async (role: bigint, blockTag: number): Promise<string[]> => {
    const events = await granted.upTo(blockTag);
    const grantees = events
      .filter(({ topics }) => BigInt(String(topics[1])) === role)
      .map(({ topics }) => addressIn(String(topics[2])));
    const unique = [...new Set(grantees)];
    const held = await Promise.all(unique.map((account) => manager.hasRole(role, account, { blockTag })));
    return unique.filter((_, i) => held[i]?.[0]);
  };
}

function addressIn(topic: string): string {
  return getAddress(`0x${topic.slice(26)}`);
}
