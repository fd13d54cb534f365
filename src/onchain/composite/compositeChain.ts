import { type JsonRpcApiProvider, type Signer, ZeroAddress } from "ethers";

import type { LibraCoin } from "../../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import type { Composite } from "../../../types/ethers-contracts/contracts/libra/composite/Composite.ts";
import { AccessManager__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Composite__factory } from "../../../types/ethers-contracts/factories/contracts/libra/composite/Composite__factory.ts";
import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { PaymentRules__factory } from "../../../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import { type CoinCode, type CompositeWorld, LBR } from "../../scenario/composite/rail.ts";

/** Where the contracts are deployed to, and who deploys and operates them. */
export interface ChainAccess {
  readonly provider: JsonRpcApiProvider;
  /** Council and authorities in one, and in place of the coins' treasuries. */
  readonly operator: Signer;
}

export interface DeployedComposite {
  readonly composite: Composite;
  /** The basket's, and ≋LBR. */
  readonly coins: ReadonlyMap<CoinCode, LibraCoin>;
  readonly participants: string;
}

/** Deploys the basket's coins and ≋LBR of them, with an authority of their own. */
export async function deployCompositeSystem(
  { operator }: ChainAccess,
  { components, delaySeconds }: CompositeWorld,
): Promise<DeployedComposite> {
  const account = await operator.getAddress();
  const authority = await addressOf(new AccessManager__factory(operator).deploy(account));
  const participants = await addressOf(new Participants__factory(operator).deploy(authority));
  const rules = await addressOf(new PaymentRules__factory(operator).deploy(authority, participants));
  const deployCoin = async (code: CoinCode, treasury: string) => {
    const factory = new LibraCoin__factory(operator);
    const coin = await factory.deploy(`Libra ${code}`, `≋${code}`, authority, treasury, participants, rules);
    return coin.waitForDeployment();
  };
  const coins = new Map<CoinCode, LibraCoin>();
  for (const { code } of components) coins.set(code, await deployCoin(code, account));
  const basket = await Promise.all(
    components.map(async ({ code, amountPerUnit }) => {
      return { coin: (await coins.get(code)?.getAddress()) ?? ZeroAddress, amountPerUnit };
    }),
  );
  const composite = await new Composite__factory(operator).deploy(authority, basket, delaySeconds);
  await composite.waitForDeployment();
  const vault = await composite.getAddress();
  for (const coin of coins.values()) await (await coin.registerSystemAccount(vault)).wait();
  const lbr = await deployCoin(LBR, vault);
  await (await composite.connectCoin(await lbr.getAddress())).wait();
  return { composite, coins: new Map([...coins, [LBR, lbr]]), participants };
}

interface Deployed {
  waitForDeployment(): Promise<{ getAddress(): Promise<string> }>;
}

async function addressOf(deployed: Promise<Deployed>): Promise<string> {
  return (await (await deployed).waitForDeployment()).getAddress();
}
