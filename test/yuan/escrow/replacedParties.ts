import { expect } from "chai";

import { type Chain, bytes32, openChain } from "../../behaviours/chain.ts";
import { refusal } from "../statements.ts";
import { deployEscrow, shippedTrade, take } from "./deployEscrow.ts";

/** Carol, who sold to alice, has lost her wallet; tenpay has opened another one for her, and one for somebody else. */
async function deployLostWallet(chain: Chain) {
  const system = await deployEscrow(chain);
  const { yuan, people } = system;
  const tradeId = await shippedTrade(system, people.carol);
  await yuan.connect(people.tenpay).openWallets([people.stranger.address, people.relay.address]);
  await yuan.connect(people.alipay).openWallets([people.dealer.address]);
  await yuan.connect(people.admin).replaceWallet(people.carol, people.stranger);
  return { ...system, tradeId };
}

const chain = await openChain();
const load = () => chain.restore(deployLostWallet);

describe("A party whose wallet was replaced", () => {
  it("goes on at another wallet, which its institution names", async () => {
    const system = await load();
    const { yuan, trades, people, tradeId } = system;
    await expect(take(system, people.alice, "CONFIRM"))
      .to.emit(trades, "ShareWaits")
      .withArgs(tradeId, people.carol, 9_940n, refusal("PAYEE_NOT_ALLOWED"));
    const tenpay = trades.connect(people.tenpay);
    await expect(tenpay.replaceParty(tradeId, people.carol, people.stranger))
      .to.emit(trades, "PartyReplaced")
      .withArgs(tradeId, people.carol, people.stranger);
    const before = await yuan.balanceOf(people.stranger);
    await trades.settle(tradeId);
    expect(await yuan.balanceOf(people.stranger)).to.equal(before + 9_940n);
    expect(await yuan.balanceOf(trades)).to.equal(60n);
  });

  it("acts with the new key, as buyer too", async () => {
    const system = await load();
    const { yuan, trades, people, tradeId } = system;
    await yuan.connect(people.admin).replaceWallet(people.alice, people.dealer);
    await trades.connect(people.alipay).replaceParty(tradeId, people.alice, people.dealer);
    await expect(take(system, people.alice, "CONFIRM"))
      .to.be.revertedWithCustomError(trades, "NotThePartyToAct")
      .withArgs(tradeId, people.alice, 3n);
    await take(system, people.dealer, "CONFIRM", 0n, "with the new key");
    expect(await trades.decisionOf(bytes32("with the new key"))).to.deep.equal([true, 0n]);
  });

  it("isn't replaced by the other party of the same institution", async () => {
    const system = await chain.restore(deployEscrow);
    const { yuan, trades, people } = system;
    const tradeId = await shippedTrade(system, people.bob);
    await yuan.connect(people.alipay).openWallets([people.dealer.address]);
    await yuan.connect(people.admin).replaceWallet(people.bob, people.dealer);
    const alipay = trades.connect(people.alipay);
    await expect(alipay.replaceParty(tradeId, people.bob, people.alice))
      .to.be.revertedWithCustomError(trades, "PartyNotReplaceable")
      .withArgs(tradeId, people.bob, people.alice);
    await expect(alipay.replaceParty(tradeId, people.bob, people.dealer)).to.emit(trades, "PartyReplaced");
  });

  it("isn't replaced by others, for others, while open, or by the other party", async () => {
    const { trades, people, tradeId } = await load();
    const { alice, carol, dave, dealer, stranger, alipay, tenpay } = people;
    for (const [by, trade, wallet, replacement] of [
      [alipay, tradeId, carol, dealer],
      [tenpay, tradeId, carol, dealer],
      [stranger, tradeId, carol, stranger],
      [alipay, tradeId, alice, dealer],
      [tenpay, tradeId, dave, stranger],
      [tenpay, tradeId, carol, alice],
      [tenpay, tradeId, carol, carol],
      [tenpay, bytes32("no trade"), carol, stranger],
    ] as const) {
      await expect(trades.connect(by).replaceParty(trade, wallet, replacement))
        .to.be.revertedWithCustomError(trades, "PartyNotReplaceable")
        .withArgs(trade, wallet, replacement);
    }
  });
});
