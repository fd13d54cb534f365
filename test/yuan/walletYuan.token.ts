import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { type Chain, openChain } from "../behaviours/chain.ts";
import { shouldBehaveLikeRegulatedToken } from "../behaviours/regulatedToken.ts";
import { OPENING_FEN, deployYuan } from "./deployYuan.ts";

const chain = await openChain();

async function walletYuanUnderTest(chain: Chain) {
  const { yuan, people, topUp } = await deployYuan(chain);
  const smartWallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
  const address = await smartWallet.getAddress();
  await yuan.connect(people.tenpay).openWallets([address]);
  await topUp(address, OPENING_FEN);
  const token = RegulatedToken__factory.connect(await yuan.getAddress(), people.stranger);
  return { token, people, smartWallet, opening: OPENING_FEN };
}

describe("WalletYuan as a regulated token", () => {
  shouldBehaveLikeRegulatedToken({
    chain,
    fixture: walletYuanUnderTest,
    name: "Wallet Yuan",
    symbol: "CNYW",
    decimals: 2n,
  });
});
