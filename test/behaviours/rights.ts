import type { AccessManager } from "../../types/ethers-contracts/@openzeppelin/contracts/access/manager/AccessManager.ts";
import type { Chain, Person } from "./chain.ts";

/** Who may call which function of a contract. Each right is a role of its own. */
export type Rights = Partial<Record<Person, readonly string[]>>;

/** The rights over any regulated token. */
export const TOKEN_RIGHTS: Rights = {
  freezer: ["freeze"],
  lifter: ["lift"],
  seizer: ["forcedTransfer"],
  pauser: ["pause"],
  unpauser: ["unpause"],
};

interface Target {
  getAddress(): Promise<string>;
  readonly interface: { getFunction(name: string): { selector: string } | null };
}

export async function grantRights(chain: Chain, authority: AccessManager, target: object, rights: Rights) {
  const contract = target as Target;
  const address = await contract.getAddress();
  for (const [person, functions] of Object.entries(rights)) {
    const holder = chain.people[person as Person].address;
    const selectors = functions.map((name) => {
      const fragment = contract.interface.getFunction(name);
      if (fragment === null) throw new Error(`No function ${name}`);
      return fragment.selector;
    });
    const role = BigInt(holder.slice(0, 18)); // any number, as long as no two holders share it
    await authority.setTargetFunctionRole(address, selectors, role);
    await authority.grantRole(role, holder, 0);
  }
}
