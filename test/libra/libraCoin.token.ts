import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { type Chain, openChain } from "../behaviours/chain.ts";
import { shouldBehaveLikeRegulatedToken } from "../behaviours/regulatedToken.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";

const chain = await openChain();

async function libraCoinUnderTest(chain: Chain) {
  const { coin, people, topUp, openWallets } = await deployLibra(chain);
  const smartWallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
  await openWallets(people.tenpay, [smartWallet]);
  await topUp(smartWallet, OPENING_MICRO);
  const token = RegulatedToken__factory.connect(await coin.getAddress(), people.stranger);
  return { token, people, smartWallet, opening: OPENING_MICRO };
}

describe("LibraCoin as a regulated token", () => {
  shouldBehaveLikeRegulatedToken({
    chain,
    fixture: libraCoinUnderTest,
    name: "Libra USD",
    symbol: "≋USD",
    decimals: 6n,
  });
});
