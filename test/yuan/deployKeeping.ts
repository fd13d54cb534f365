import type { Chain } from "../behaviours/chain.ts";
import { grantRights } from "../behaviours/rights.ts";
import { deployTiers } from "./deployTiers.ts";

export const DAY = 86_400n;
const KEEPING = 205n;

/** With the contract that replaces and closes wallets, and the one through which orders name their case. */
export async function deployKeeping(chain: Chain) {
  const system = await deployTiers(chain);
  const { authority, yuan, people } = system;
  const keeping = await chain.ethers.deployContract("WalletKeeping", [yuan, DAY]);
  const selectors = (["replaceWallet", "closeWallet"] as const).map(
    (name) => yuan.interface.getFunction(name).selector,
  );
  await authority.setTargetFunctionRole(yuan, selectors, KEEPING);
  await authority.grantRole(KEEPING, keeping, 0);
  const supervision = await chain.ethers.deployContract("Supervision", [authority, yuan]);
  await grantRights(chain, authority, supervision, {
    freezer: ["freeze", "freezePart"],
    lifter: ["lift", "liftPart"],
    seizer: ["seize"],
  });
  for (const person of ["freezer", "lifter", "seizer"] as const) {
    await authority.grantRole(BigInt(people[person].address.slice(0, 18)), supervision, 0);
  }
  return { ...system, keeping, supervision };
}
