import { type Chain, bytes32 } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { deployTiers } from "../deployTiers.ts";
import type { YuanSystem } from "../deployYuan.ts";

export const WIND_DOWN = 207n;

/** The contract through which the supervisor (compliance) winds institutions down, in a world that stands. */
export async function withWindDown<World extends YuanSystem>(system: World) {
  const { chain, authority, yuan, people } = system;
  const windDown = await chain.ethers.deployContract("WindDown", [authority, yuan], people.stranger);
  const selectors = (["setSuspended", "takeOver", "closeWallet"] as const).map(
    (name) => yuan.interface.getFunction(name).selector,
  );
  await authority.setTargetFunctionRole(yuan, selectors, WIND_DOWN);
  await authority.grantRole(WIND_DOWN, windDown, 0);
  await grantRights(chain, authority, windDown, {
    compliance: ["suspend", "resume", "nameSuccessor", "payOut"],
  });
  return { ...system, windDown, supervisor: windDown.connect(people.compliance) };
}

/** The world of `deployTiers` with it. */
export async function deployWindDown(chain: Chain) {
  return withWindDown(await deployTiers(chain));
}

/** The same with alipay suspended, whose wallets are alice's and bob's. */
export async function withAlipaySuspended(chain: Chain) {
  const system = await deployWindDown(chain);
  await system.supervisor.suspend(system.people.alipay, bytes32("case 42"));
  return system;
}

export type WindDownSystem = Awaited<ReturnType<typeof deployWindDown>>;
