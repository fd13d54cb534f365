import { expect } from "chai";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN } from "../deployYuan.ts";
import { refusal } from "../statements.ts";
import { PRICE, deployEscrow, expectCovered, orderOf, shippedTrade, take } from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);

/** Words of a tier's table: the limit of one payment, and of the balance. */
const VERSION = 1n << 240n;
const single = (fen: bigint) => VERSION | fen;
const balance = (fen: bigint) => VERSION | (fen << 160n);

describe("Secured trades of wallets with limits", () => {
  it("count as payments: what a wallet may not pay, it may not pay into escrow", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const admin = yuan.connect(people.admin);
    await admin.setTierTable(2, single(PRICE - 1n));
    await admin.setIdentity(people.alice, 2, 0);
    await trades.connect(people.alice).create(await orderOf(people.alice, people.carol), "0x");
    await expect(take(system, people.alice, "PAY", PRICE))
      .to.emit(trades, "InstructionRefused")
      .withArgs(bytes32("a step: PAY"), refusal("SINGLE_LIMIT_EXCEEDED"));
    await admin.setTierTable(2, single(PRICE));
    await take(system, people.alice, "PAY", PRICE, "within the limit");
    expect(await yuan.escrowOf(people.alipay)).to.equal(PRICE);
    await expectCovered(system);
  });

  it("bear three claims, each of something, and no fourth", async () => {
    const system = await load();
    const { trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    const ask = (amountInFen: bigint, id: string) =>
      take(system, people.alice, "ASK_REFUND", amountInFen, id);
    const refused = async (amountInFen: bigint, reason: "TRADE_AMOUNT_DIFFERS" | "TRADE_CLAIMS_USED_UP") => {
      await expect(ask(amountInFen, reason))
        .to.emit(trades, "InstructionRefused")
        .withArgs(bytes32(reason), refusal(reason));
    };
    await refused(0n, "TRADE_AMOUNT_DIFFERS");
    for (const claim of ["first", "second", "third"]) {
      await ask(1n, claim);
      await take(system, people.alice, "WITHDRAW_CLAIM", 0n, `${claim}, withdrawn`);
    }
    await refused(1n, "TRADE_CLAIMS_USED_UP");
    expect((await trades.tradeOf(tradeId)).claims).to.equal(3n);
  });

  it("let a share wait until the wallet has room for it, and pay the others", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    await take(system, people.alice, "ASK_REFUND", 1_000n);
    const admin = yuan.connect(people.admin);
    await admin.setTierTable(3, balance(OPENING_FEN));
    await admin.setIdentity(people.carol, 3, 0);
    await expect(take(system, people.carol, "AGREE", 1_000n))
      .to.emit(trades, "ShareWaits")
      .withArgs(tradeId, people.carol, 8_946n, refusal("BALANCE_LIMIT_EXCEEDED"));
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - PRICE + 1_000n);
    await expectCovered(system);
    await yuan.connect(people.carol).transfer(people.bob, 8_946n);
    await trades.settle(tradeId);
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN);
    await expectCovered(system);
  });
});
