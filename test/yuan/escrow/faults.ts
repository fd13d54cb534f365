import { expect } from "chai";

import { TRADE_ACTS, TRADE_STATES } from "../../../src/catalogue/tradeStates.ts";
import { PAST, bytes32, openChain } from "../../behaviours/chain.ts";
import { refusal } from "../statements.ts";
import {
  PRICE,
  deployEscrow,
  orderOf,
  paidTrade,
  shippedTrade,
  signTrade,
  stepOf,
  take,
} from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);
const CASE = bytes32("case 7");

describe("SecuredTrades stops what is malformed or unauthorised, and consumes nothing", () => {
  it("orders of nothing, of too much, of oneself, or too late", async () => {
    const { trades, people } = await load();
    const alice = trades.connect(people.alice);
    for (const amountInFen of [0n, 2n ** 64n, 2n ** 96n]) {
      await expect(alice.create(await orderOf(people.alice, people.carol, { amountInFen }), "0x"))
        .to.be.revertedWithCustomError(trades, "AmountOutOfRange")
        .withArgs(amountInFen);
    }
    await expect(alice.create(await orderOf(people.alice, people.alice), "0x"))
      .to.be.revertedWithCustomError(trades, "TradeWithSelf")
      .withArgs(people.alice);
    const late = await orderOf(people.alice, people.carol, { validUntil: PAST });
    await expect(alice.create(late, "0x")).to.be.revertedWithCustomError(trades, "AuthorisationExpired");
    expect(await trades.decisionOf(late.instructionId)).to.deep.equal([false, 0n]);
  });

  it("submitters who aren't the party's institution, and signatures that aren't the party's", async () => {
    const system = await load();
    const { trades, people } = system;
    const order = await orderOf(people.alice, people.carol);
    const signature = await signTrade(system, people.alice, "TradeOrder", order);
    for (const submitter of [people.tenpay, people.stranger, people.carol]) {
      await expect(trades.connect(submitter).create(order, signature))
        .to.be.revertedWithCustomError(trades, "SubmitterNotEntitled")
        .withArgs(submitter, people.alice);
    }
    const forged = await signTrade(system, people.bob, "TradeOrder", order);
    await expect(trades.connect(people.alipay).create(order, forged))
      .to.be.revertedWithCustomError(trades, "InvalidPayerSignature")
      .withArgs(people.alice);
    await trades.connect(people.alipay).create(order, signature);
    const step = await stepOf(people.alice, "PAY", { amountInFen: PRICE });
    const otherPrice = await signTrade(system, people.alice, "TradeStep", { ...step, amountInFen: 1n });
    await expect(trades.connect(people.alipay).act(step, otherPrice))
      .to.be.revertedWithCustomError(trades, "InvalidPayerSignature")
      .withArgs(people.alice);
  });

  it("acts in no trade, of others than the party, or too late", async () => {
    const system = await load();
    const { trades, people } = system;
    const nowhere = await stepOf(people.alice, "PAY", { amountInFen: PRICE }, "no trade");
    await expect(trades.connect(people.alice).act(nowhere, "0x"))
      .to.be.revertedWithCustomError(trades, "NoSuchTrade")
      .withArgs(bytes32("no trade"));
    for (const call of [() => trades.settle(CASE), () => trades.sharesOf(CASE, 0n)]) {
      await expect(call()).to.be.revertedWithCustomError(trades, "NoSuchTrade").withArgs(CASE);
    }
    const tradeId = await paidTrade(system, people.carol);
    for (const [party, act] of [
      [people.alice, "SHIP"],
      [people.carol, "ASK_REFUND"],
      [people.bob, "CANCEL"],
    ] as const) {
      await expect(take(system, party, act))
        .to.be.revertedWithCustomError(trades, "NotThePartyToAct")
        .withArgs(tradeId, party, TRADE_ACTS.indexOf(act));
    }
    const late = await stepOf(people.carol, "SHIP", { validUntil: PAST });
    await expect(trades.connect(people.carol).act(late, "0x")).to.be.revertedWithCustomError(
      trades,
      "AuthorisationExpired",
    );
  });

  it("awards of others than the arbiter, of more than the price, or where there is no dispute", async () => {
    const system = await load();
    const { trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    const arbiter = trades.connect(people.compliance);
    await expect(arbiter.arbitrate(tradeId, 0n))
      .to.be.revertedWithCustomError(trades, "TradeNotInArbitration")
      .withArgs(tradeId, TRADE_STATES.indexOf("WAIT_BUYER_CONFIRM"));
    await take(system, people.alice, "ASK_REFUND", 1n);
    await take(system, people.carol, "REFUSE");
    await take(system, people.alice, "ESCALATE");
    await expect(trades.connect(people.alipay).arbitrate(tradeId, 0n))
      .to.be.revertedWithCustomError(trades, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
    for (const call of [
      () => arbiter.arbitrate(tradeId, PRICE + 1n),
      () => trades.sharesOf(tradeId, PRICE + 1n),
    ]) {
      await expect(call())
        .to.be.revertedWithCustomError(trades, "AwardOutOfRange")
        .withArgs(PRICE + 1n, PRICE);
    }
  });

  it("everything that moves money while the token is paused, but not a claim", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    await shippedTrade(system, people.carol);
    await yuan.connect(people.pauser).pause();
    await expect(take(system, people.alice, "CONFIRM")).to.be.revertedWithCustomError(yuan, "TokenPaused");
    await take(system, people.alice, "ASK_REFUND", 1n);
    await trades.connect(people.alice).create(await orderOf(people.alice, people.bob, { id: "more" }), "0x");
    const pay = await stepOf(people.alice, "PAY", { id: "pay", amountInFen: PRICE }, "more");
    await expect(trades.connect(people.alice).act(pay, "0x")).to.be.revertedWithCustomError(
      yuan,
      "TokenPaused",
    );
  });
});

describe("SecuredTrades refuses, and records why", () => {
  it("orders of and for accounts without a wallet", async () => {
    const { trades, people } = await load();
    for (const [buyer, seller, why] of [
      [people.stranger, people.carol, "PAYER_NOT_ALLOWED"],
      [people.alice, people.stranger, "PAYEE_NOT_ALLOWED"],
    ] as const) {
      const order = await orderOf(buyer, seller, { id: why });
      await expect(trades.connect(buyer).create(order, "0x"))
        .to.emit(trades, "InstructionRefused")
        .withArgs(order.instructionId, refusal(why));
      expect((await trades.tradeOf(order.instructionId)).state).to.equal(0n);
    }
  });

  it("another amount than the one that is due", async () => {
    const system = await load();
    const { trades, people } = system;
    await trades.connect(people.alice).create(await orderOf(people.alice, people.carol), "0x");
    await expect(take(system, people.alice, "PAY", PRICE - 1n))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: PAY"), refusal("TRADE_AMOUNT_DIFFERS"));
  });
});
