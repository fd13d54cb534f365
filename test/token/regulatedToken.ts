import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { type Chain, openChain } from "../behaviours/chain.ts";
import { shouldBehaveLikeRegulatedToken } from "../behaviours/regulatedToken.ts";
import { OPENING_AMOUNT, deployPlainCoin } from "./deployPlainCoin.ts";

const chain = await openChain();

async function plainCoinUnderTest(chain: Chain) {
  const { coin, people } = await deployPlainCoin(chain);
  const smartWallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
  await coin.connect(people.admitter).admit(smartWallet);
  await coin.connect(people.issuer).mint(smartWallet, OPENING_AMOUNT);
  const token = RegulatedToken__factory.connect(await coin.getAddress(), people.stranger);
  return { token, people, smartWallet, opening: OPENING_AMOUNT };
}

describe("RegulatedToken, in its least currency", () => {
  shouldBehaveLikeRegulatedToken({
    chain,
    fixture: plainCoinUnderTest,
    name: "Plain Coin",
    symbol: "PLN",
    decimals: 18n,
  });
});
