import type { Chain } from "../behaviours/chain.ts";
import { TOKEN_RIGHTS, grantRights } from "../behaviours/rights.ts";

export const OPENING_AMOUNT = 100_000n;

/** The least coin on the shared base: alice, bob and carol hold money, dave none, stranger isn't admitted. */
export async function deployPlainCoin(chain: Chain) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const coin = await ethers.deployContract("PlainCoin", [authority], people.admin);
  await grantRights(chain, authority, coin, { ...TOKEN_RIGHTS, admitter: ["admit"], issuer: ["mint"] });
  for (const holder of [people.alice, people.bob, people.carol, people.dave]) {
    await coin.connect(people.admitter).admit(holder);
  }
  for (const holder of [people.alice, people.bob, people.carol]) {
    await coin.connect(people.issuer).mint(holder, OPENING_AMOUNT);
  }
  return { chain, people, authority, coin: coin.connect(people.stranger) };
}
