import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { FOREVER, type Chain } from "../../behaviours/chain.ts";
import { CREDENTIAL, deployNetwork } from "../deployNetwork.ts";

export const DELAY_SECONDS = 7n * 86_400n;
export const UNIT = 1_000_000n;
/** Millionths of ≋USD, ≋EUR and ≋GBP in one ≋LBR. */
export const AMOUNTS = [500_000n, 180_000n, 110_003n] as const;
export const OPENING_MICRO = 1_000_000_000n;

/**
 * Three coins, for which the admin stands in as the treasury, and ≋LBR of them. Alice and bob have wallets for all of
 * them at alipay, a thousand of each coin, and let the vault take them.
 */
export async function deployComposite(chain: Chain) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const { participants, rules } = await deployNetwork(chain, authority);
  const deployCoin = (name: string, treasury: string) =>
    ethers.deployContract(
      "LibraCoin",
      [`Libra ${name}`, `≋${name}`, authority, treasury, participants, rules],
      people.admin,
    );
  const [usd, eur, gbp] = [
    await deployCoin("USD", people.admin.address),
    await deployCoin("EUR", people.admin.address),
    await deployCoin("GBP", people.admin.address),
  ];
  const coins = [usd, eur, gbp];
  const components = await Promise.all(
    coins.map(async (coin, i) => ({ coin: await coin.getAddress(), amountPerUnit: AMOUNTS[i] ?? 0n })),
  );
  const composite = await ethers.deployContract(
    "Composite",
    [authority, components, DELAY_SECONDS],
    people.admin,
  );
  const lbr = await deployCoin("LBR", await composite.getAddress());
  await composite.connectCoin(lbr);
  const holders = [people.alice, people.bob];
  await participants.connect(people.admitter).registerParentVasp(people.alipay, CREDENTIAL);
  await participants.connect(people.alipay).registerChildren(holders);
  for (const coin of [...coins, lbr]) {
    await coin.connect(people.alipay).acceptCurrency();
    await coin.connect(people.alipay).openWallets(holders);
  }
  for (const coin of coins) {
    await coin.registerSystemAccount(composite);
    for (const holder of holders) {
      await coin.mint(holder, OPENING_MICRO);
      await coin.connect(holder).approve(composite, FOREVER * FOREVER);
    }
  }
  const balancesOf = (holder: HardhatEthersSigner | typeof composite) =>
    Promise.all(coins.map((coin) => coin.balanceOf(holder)));
  return { authority, people, participants, coins, lbr, components, composite, balancesOf };
}
