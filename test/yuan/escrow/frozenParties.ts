import { expect } from "chai";

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
  shippedTrade,
  stateOf,
  take,
} from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);

describe("A frozen party of a secured trade", () => {
  const CASE = bytes32("case 7");

  it("waits for its share, while the other's is paid", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    await take(system, people.alice, "ASK_REFUND", 4_000n);
    await yuan.connect(people.freezer).freeze(people.alice, CASE);
    const agreed = take(system, people.carol, "AGREE", 4_000n);
    await expect(agreed)
      .to.emit(trades, "ShareWaits")
      .withArgs(tradeId, people.alice, 4_000n, refusal("PAYEE_FROZEN"));
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 5_964n);
    await trades.settle(tradeId);
    expect((await trades.tradeOf(tradeId)).unpaid).to.equal(5n);
    await yuan.connect(people.lifter).lift(people.alice, CASE);
    await trades.settle(tradeId);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - 6_000n);
    await expectCovered(system);
  });

  it("can't give money away, but can defend its claim, and time runs on", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    await yuan.connect(people.freezer).freeze(people.alice, CASE);
    await expect(take(system, people.alice, "CONFIRM"))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: CONFIRM"), refusal("PAYER_FROZEN"));
    await take(system, people.alice, "ASK_REFUND", PRICE);
    await yuan.connect(people.freezer).freeze(people.carol, CASE);
    await expect(take(system, people.carol, "AGREE", PRICE))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: AGREE"), refusal("PAYER_FROZEN"));
    await later(system, 5n * DAY);
    await trades.settle(tradeId);
    expect(await stateOf(system, tradeId)).to.equal("CLOSED");
    await expectCovered(system);
  });

  it("neither pays nor is paid for", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    await trades.connect(people.alice).create(await orderOf(people.alice, people.carol), "0x");
    await yuan.connect(people.freezer).freeze(people.carol, CASE);
    await expect(take(system, people.alice, "PAY", PRICE))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: PAY"), refusal("PAYEE_FROZEN"));
    await yuan.connect(people.freezer).freeze(people.alice, CASE);
    await expect(take(system, people.alice, "PAY", PRICE, "again"))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("again"), refusal("PAYER_FROZEN"));
    expect(await yuan.balanceOf(trades)).to.equal(0n);
  });
});
