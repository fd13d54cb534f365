import { expect } from "chai";

import { TRADE_STATES } from "../../../src/catalogue/tradeStates.ts";
import { bytes32, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN } from "../deployYuan.ts";
import { refusal } from "../statements.ts";
import {
  DAY,
  PRICE,
  deployEscrow,
  expectCovered,
  later,
  orderOf,
  paidTrade,
  shippedTrade,
  stateOf,
  stepOf,
  take,
} from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);

describe("The clock of a secured trade", () => {
  it("stops the clock while a claim is open, and lets it run on with what was left", async () => {
    const system = await load();
    const { trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    const until = (await trades.tradeOf(tradeId)).deadline;
    await later(system, 4n * DAY);
    await take(system, people.alice, "ASK_RETURN", PRICE);
    expect((await trades.tradeOf(tradeId)).remaining).to.equal(6n * DAY);
    await later(system, 2n * DAY);
    await take(system, people.alice, "WITHDRAW_CLAIM");
    expect((await trades.tradeOf(tradeId)).deadline).to.equal(until + 2n * DAY);
    await take(system, people.alice, "EXTEND");
    expect((await trades.tradeOf(tradeId)).deadline).to.equal(until + 5n * DAY);
    await expect(take(system, people.alice, "EXTEND", 0n, "again"))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("again"), refusal("TRADE_EXTENSION_USED"));
  });

  for (const [what, delivery, days] of [
    ["express", "EXPRESS", 10n],
    ["post", "POST", 30n],
    ["no parcel", "VIRTUAL", 1n],
  ] as const) {
    it(`pays a silent buyer's seller in the second in which the time for ${what} is over`, async () => {
      const system = await load();
      const { yuan, trades, people } = system;
      const tradeId = await shippedTrade(system, people.carol, delivery);
      await later(system, days * DAY - 1n);
      await trades.settle(tradeId);
      expect(await stateOf(system, tradeId)).to.equal("WAIT_BUYER_CONFIRM");
      await expect(trades.settle(tradeId))
        .to.emit(trades, "TradeChanged")
        .withArgs(tradeId, TRADE_STATES.indexOf("FINISHED"), 0n);
      expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 9_940n);
      await expectCovered(system);
    });
  }

  it("gives all back when the seller doesn't ship, and closes what isn't paid", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await paidTrade(system, people.carol);
    const unpaid = await orderOf(people.bob, people.carol, { id: "unpaid" });
    await trades.connect(people.bob).create(unpaid, "0x");
    await later(system, 15n * DAY);
    await expect(trades.settle(tradeId)).to.emit(trades, "SharePaid").withArgs(tradeId, people.alice, PRICE);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN);
    const late = await stepOf(people.bob, "PAY", { id: "late", amountInFen: PRICE }, "unpaid");
    await expect(trades.connect(people.bob).act(late, "0x"))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("late"), refusal("TRADE_STEP_NOT_OPEN"));
    expect(await stateOf(system, unpaid.instructionId)).to.equal("CLOSED");
    await expectCovered(system);
  });

  it("carries out what silence has decided before it refuses what comes too late", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    await shippedTrade(system, people.carol);
    await later(system, 10n * DAY);
    const late = take(system, people.alice, "ASK_REFUND", PRICE);
    await expect(late).to.emit(trades, "InstructionRefused");
    await expect(late).to.emit(trades, "TradeDecided");
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 9_940n);
  });
});
