import { expect } from "chai";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN } from "../deployYuan.ts";
import { refusal } from "../statements.ts";
import {
  PRICE,
  deployEscrow,
  expectCovered,
  orderOf,
  paidTrade,
  shippedTrade,
  signTrade,
  stateOf,
  stepOf,
  take,
} from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);

describe("A secured trade", () => {
  it("keeps the price in escrow, at the buyer's institution, and pays the seller when the buyer confirms", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await paidTrade(system, people.carol);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - PRICE);
    expect(await yuan.escrowOf(people.alipay)).to.equal(PRICE);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(2n * OPENING_FEN);
    await expectCovered(system);
    await take(system, people.carol, "SHIP");
    const confirmed = take(system, people.alice, "CONFIRM");
    await expect(confirmed).to.emit(trades, "TradeDecided").withArgs(tradeId, 0n, 9_940n, 60n);
    await expect(confirmed).to.emit(trades, "SharePaid").withArgs(tradeId, people.carol, 9_940n);
    await expect(confirmed)
      .to.emit(yuan, "ClientReserveChanged")
      .withArgs(2, OPENING_FEN + 9_940n);
    // alipay hasn't said which wallet gets its fees
    await expect(confirmed)
      .to.emit(trades, "ShareWaits")
      .withArgs(tradeId, `0x${"0".repeat(40)}`, 60n, refusal("PAYEE_NOT_ALLOWED"));
    expect(await yuan.escrowOf(people.alipay)).to.equal(60n);
    await expectCovered(system);

    await trades.connect(people.alipay).setFeeWallet(people.bob);
    expect(await trades.feeWalletOf(people.alipay)).to.equal(people.bob.address);
    await expect(trades.settle(tradeId)).to.emit(trades, "SharePaid").withArgs(tradeId, people.bob, 60n);
    expect(await yuan.balanceOf(trades)).to.equal(0n);
    await expect(trades.settle(tradeId)).not.to.emit(trades, "TradeChanged");
    await expectCovered(system);
  });

  it("changes no client reserve within one institution, and takes the institution's wallet for the fee", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const order = await orderOf(people.carol, people.dave);
    await trades.connect(people.carol).create(order, "0x");
    const paid = await take(system, people.carol, "PAY", PRICE);
    await expect(paid).not.to.emit(yuan, "ClientReserveChanged");
    await expect(paid).to.emit(yuan, "EscrowChanged").withArgs(2n, PRICE);
    await take(system, people.dave, "SHIP");
    await expect(take(system, people.carol, "CONFIRM")).not.to.emit(yuan, "ClientReserveChanged");
    expect(await yuan.balanceOf(people.dave)).to.equal(PRICE);
    await expectCovered(system);
  });

  it("is created, paid and confirmed by the institution with the parties' signatures", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const order = await orderOf(people.alice, people.carol);
    const ordered = await signTrade(system, people.alice, "TradeOrder", order);
    const created = trades.connect(people.alipay).create(order, ordered);
    await expect(created)
      .to.emit(trades, "TradeCreated")
      .withArgs(order.instructionId, people.alice, people.carol, PRICE, 0n, 1n);
    const give = async (party: typeof people.alice, institution: typeof people.alipay, ...of: unknown[]) => {
      const [act, amountInFen] = of as [Parameters<typeof stepOf>[1], bigint];
      const step = await stepOf(party, act, { amountInFen });
      const signature = await signTrade(system, party, "TradeStep", step);
      return trades.connect(institution).act(step, signature);
    };
    await give(people.alice, people.alipay, "PAY", PRICE);
    await give(people.carol, people.tenpay, "SHIP", 0n);
    await give(people.alice, people.alipay, "CONFIRM", 0n);
    expect(await stateOf(system, order.instructionId)).to.equal("FINISHED");
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 9_940n);
  });

  it("answers what comes again with the first decision, and moves nothing twice", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    await paidTrade(system, people.carol);
    const again = await orderOf(people.alice, people.carol);
    await expect(trades.connect(people.alice).create(again, "0x")).to.emit(trades, "InstructionReplayed");
    await expect(take(system, people.alice, "PAY", PRICE)).to.emit(trades, "InstructionReplayed");
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - PRICE);
    const other = await stepOf(people.alice, "ASK_REFUND", { id: "a step: PAY", amountInFen: PRICE });
    await expect(trades.connect(people.alice).act(other, "0x"))
      .to.be.revertedWithCustomError(trades, "InstructionIdReused")
      .withArgs(bytes32("a step: PAY"));
  });

  it("records a payment that the wallet can't make, and takes a later one", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const order = await orderOf(people.dave, people.carol);
    await trades.connect(people.dave).create(order, "0x");
    await expect(take(system, people.dave, "PAY", PRICE))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: PAY"), refusal("INSUFFICIENT_BALANCE"));
    expect(await trades.decisionOf(bytes32("a step: PAY"))).to.deep.equal([
      true,
      BigInt(refusal("INSUFFICIENT_BALANCE")),
    ]);
    await system.topUp(people.dave, PRICE);
    await take(system, people.dave, "PAY", PRICE, "another");
    expect(await yuan.escrowOf(people.tenpay)).to.equal(PRICE);
    await expectCovered(system);
  });

  it("splits to the fen what the parties agree on, or the arbiter decides", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    await take(system, people.alice, "ASK_REFUND", 3_333n);
    await take(system, people.carol, "REFUSE");
    await take(system, people.alice, "ESCALATE");
    expect(await stateOf(system, tradeId)).to.equal("IN_ARBITRATION");
    expect(await trades.sharesOf(tradeId, 1_234n)).to.deep.equal([8_714n, 52n]);
    const decided = trades.connect(people.compliance).arbitrate(tradeId, 1_234n);
    await expect(decided).to.emit(trades, "TradeDecided").withArgs(tradeId, 1_234n, 8_714n, 52n);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - PRICE + 1_234n);
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 8_714n);
    await expectCovered(system);
  });

  it("is given up by either party before payment, and given back by the seller after it", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const order = await orderOf(people.alice, people.carol);
    for (const [id, party] of [
      ["one", people.alice],
      ["two", people.carol],
    ] as const) {
      await trades.connect(people.alice).create({ ...order, instructionId: bytes32(id) }, "0x");
      const step = await stepOf(party, "CANCEL", { id: `cancel ${id}` }, id);
      await trades.connect(party).act(step, "0x");
      expect(await stateOf(system, bytes32(id))).to.equal("CLOSED");
    }
    const tradeId = await paidTrade(system, people.carol);
    await expect(take(system, people.carol, "REFUND", PRICE))
      .to.emit(trades, "TradeDecided")
      .withArgs(tradeId, PRICE, 0n, 0n);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN);
    await expectCovered(system);
  });
});
