import { expect } from "chai";

import { type Chain, bytes32, openChain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { OPENING_FEN, RESERVES_FEN } from "../deployYuan.ts";
import {
  DAY,
  PRICE,
  deployEscrow,
  expectCovered,
  later,
  paidTrade,
  shippedTrade,
  signTrade,
  stateOf,
  stepOf,
  take,
} from "../escrow/deployEscrow.ts";
import { refusal, withdrawalOf } from "../statements.ts";
import { withWindDown } from "./deployWindDown.ts";

const chain = await openChain();
const CASE = bytes32("case 42");
/** 60 basis points of the price. */
const FEE = 60n;
const SHARE = PRICE - FEE;

/** Alice, at alipay, has paid for what a seller ships; alipay gets its fees at a wallet of its own. */
async function withSeller(it: Chain, seller: "bob" | "carol") {
  const system = await withWindDown(await deployEscrow(it));
  const { authority, trades, yuan, people } = system;
  await grantRights(it, authority, trades, { compliance: ["arbitrate", "replacePartyByOrder"] });
  await yuan.connect(people.tenpay).openWallets([people.relay.address, people.dealer.address]);
  await trades.connect(people.alipay).setFeeWallet(people.dealer);
  const tradeId = await shippedTrade(system, people[seller]);
  await system.supervisor.suspend(people.alipay, CASE);
  return { ...system, tradeId };
}
const soldByBob = (it: Chain) => withSeller(it, "bob");
const soldByCarol = (it: Chain) => withSeller(it, "carol");

describe("Trades that are open when an institution is wound down", () => {
  it("keep the buyer's money in its client reserve, wherever the wallets go, and pay the seller as ever", async () => {
    const system = await chain.restore(soldByCarol);
    const { yuan, trades, supervisor, windDown, people } = system;
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(2n * OPENING_FEN);
    await supervisor.nameSuccessor(people.alipay, people.tenpay);
    await windDown.connect(people.tenpay).takeOver(people.alipay, [people.alice, people.bob]);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(PRICE);
    expect(await yuan.escrowOf(people.alipay)).to.equal(PRICE);
    await take(system, people.alice, "CONFIRM");
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + SHARE);
    expect(await yuan.balanceOf(people.dealer)).to.equal(FEE);
    expect(await yuan.balanceOf(trades)).to.equal(0n);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(0n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(3n * OPENING_FEN);
  });

  it("pay a buyer who gets nothing back, without anybody's help, by silence", async () => {
    const system = await chain.restore(async (it: Chain) => {
      const world = await withWindDown(await deployEscrow(it));
      await paidTrade(world, world.people.carol);
      await world.supervisor.suspend(world.people.alipay, CASE);
      return world;
    });
    const { yuan, trades, people } = system;
    await later(system, 16n * DAY);
    await trades.settle(bytes32("a trade"));
    expect(await stateOf(system, bytes32("a trade"))).to.equal("CLOSED");
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN);
    await expectCovered(system);
  });

  it("wait for whom was paid out meanwhile, until the supervisor names another wallet of the holder", async () => {
    const system = await chain.restore(soldByBob);
    const { yuan, centralBank, trades, supervisor, people, tradeId } = system;
    await supervisor.payOut(people.alipay, [people.alice, people.bob], [people.icbc, people.ccb]);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(PRICE);
    await later(system, 11n * DAY);
    await expect(trades.settle(tradeId))
      .to.emit(trades, "ShareWaits")
      .withArgs(tradeId, people.bob, SHARE, refusal("PAYEE_NOT_ALLOWED"));
    const ordered = trades
      .connect(people.compliance)
      .replacePartyByOrder(tradeId, people.bob, people.relay, CASE);
    await expect(ordered).to.emit(trades, "ReplacementOrdered").withArgs(tradeId, CASE);
    await expect(ordered).to.emit(trades, "PartyReplaced").withArgs(tradeId, people.bob, people.relay);
    await trades.settle(tradeId);
    expect(await yuan.balanceOf(people.relay)).to.equal(SHARE);
    expect(await yuan.balanceOf(people.dealer)).to.equal(FEE);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(0n);
    const order = await withdrawalOf(people.relay, people.ccb, { amountInFen: SHARE });
    await yuan.connect(people.relay).withdraw(order, "0x");
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + OPENING_FEN + SHARE);
    const rows = await centralBank.rows();
    expect(rows.clientReservesFen).to.equal(await yuan.totalSupply());
    expect(rows.assetsFen).to.equal(rows.liabilitiesFen);
  });

  it("give no wallet another's place, but a closed one of a suspended institution by order", async () => {
    const { yuan, trades, supervisor, people, tradeId } = await chain.restore(soldByBob);
    const { alice, bob, relay, alipay, compliance } = people;
    const byOrder = trades.connect(compliance);
    const refused = async (wallet: typeof alice, replacement: typeof alice) =>
      expect(byOrder.replacePartyByOrder(tradeId, wallet, replacement, CASE))
        .to.be.revertedWithCustomError(trades, "PartyNotReplaceable")
        .withArgs(tradeId, wallet, replacement);
    await refused(bob, relay);
    await supervisor.payOut(alipay, [bob], [people.ccb]);
    await refused(alice, relay);
    await refused(bob, alice);
    await refused(bob, people.stranger);
    await expect(trades.connect(alipay).replaceParty(tradeId, bob, alice))
      .to.be.revertedWithCustomError(trades, "PartyNotReplaceable")
      .withArgs(tradeId, bob, alice);
    await expect(trades.replacePartyByOrder(tradeId, bob, relay, CASE))
      .to.be.revertedWithCustomError(trades, "AccessManagedUnauthorized")
      .withArgs(people.stranger);
    await supervisor.resume(alipay, CASE);
    await refused(bob, relay);
    await supervisor.suspend(people.tenpay, CASE);
    await supervisor.suspend(alipay, CASE);
    await refused(bob, relay);
    expect(await yuan.institutionOf(bob)).to.equal(chain.ethers.ZeroAddress);
  });

  it("go on by whoever brings the party's signature, since its institution can't", async () => {
    const system = await chain.restore(soldByCarol);
    const { trades, people, tradeId } = system;
    const step = await stepOf(people.alice, "CONFIRM");
    const by = trades.connect(people.relay);
    const forged = await signTrade(system, people.bob, "TradeStep", step);
    await expect(by.act(step, forged))
      .to.be.revertedWithCustomError(trades, "InvalidPayerSignature")
      .withArgs(people.alice);
    await by.act(step, await signTrade(system, people.alice, "TradeStep", step));
    expect(await stateOf(system, tradeId)).to.equal("FINISHED");
  });
});
