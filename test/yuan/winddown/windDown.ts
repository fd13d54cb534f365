import { expect } from "chai";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN } from "../deployYuan.ts";
import { paymentOf, sign } from "../statements.ts";
import { WIND_DOWN, deployWindDown, withAlipaySuspended } from "./deployWindDown.ts";

const chain = await openChain();
const CASE = bytes32("case 42");
const load = () => chain.restore(deployWindDown);
const suspended = () => chain.restore(withAlipaySuspended);

describe("Winding an institution down", () => {
  it("moves wallets to a successor, with freezes, tier and client reserve", async () => {
    const { yuan, windDown, supervisor, people, setLimits, tiers } = await load();
    await setLimits(2, { dayFen: 1_000n });
    await tiers.connect(people.alipay).identify(people.alice, 2, CASE, 4_000_000_000n);
    await yuan.connect(people.alice).transfer(people.bob, 400n);
    await yuan.connect(people.freezer).setFrozenTokens(people.alice, 99n);
    await yuan.connect(people.freezer).freeze(people.bob, CASE);
    await supervisor.suspend(people.alipay, CASE);
    await expect(supervisor.nameSuccessor(people.alipay, people.tenpay))
      .to.emit(windDown, "SuccessorNamed")
      .withArgs(people.alipay, people.tenpay);
    expect(await windDown.successorOf(people.alipay)).to.equal(people.tenpay.address);
    const taken = windDown
      .connect(people.tenpay)
      .takeOver(people.alipay, [people.alice.address, people.bob.address]);
    await expect(taken).to.emit(yuan, "WalletTakenOver").withArgs(people.alice, people.alipay, people.tenpay);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(0n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(3n * OPENING_FEN);
    expect(await yuan.institutionOf(people.alice)).to.equal(people.tenpay.address);
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - 400n);
    expect(await yuan.getFrozenTokens(people.alice)).to.equal(99n);
    expect(await yuan.isFrozen(people.bob)).to.be.true;
    expect((await tiers.identityOf(people.alice))[0]).to.equal(2n);
    expect((await tiers.paidBy(people.alice)).dayFen).to.equal(400n);
    const payment = await paymentOf(people.alice, people.carol, { amountInFen: 600n });
    const signature = await sign(yuan, people.alice, "Payment", payment);
    await expect(yuan.connect(people.tenpay).pay(payment, signature)).to.emit(yuan, "InstructionSettled");
  });

  it("pays holders out to their banks, to the last fen", async () => {
    const { yuan, centralBank, supervisor, people } = await suspended();
    const before = await centralBank.rows();
    await supervisor.payOut(people.alipay, [people.alice, people.bob], [people.icbc, people.ccb]);
    const after = await centralBank.rows();
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(0n);
    expect(after.clientReservesFen).to.equal(before.clientReservesFen - 2n * OPENING_FEN);
    expect(after.bankDepositsFen).to.equal(before.bankDepositsFen + 2n * OPENING_FEN);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + OPENING_FEN);
    expect(await yuan.totalSupply()).to.equal(OPENING_FEN);
    await expect(supervisor.payOut(people.alipay, [people.alice], [people.icbc]))
      .to.be.revertedWithCustomError(yuan, "NotAWalletOf")
      .withArgs(people.alice, people.alipay);
  });

  it("takes no wallet of anybody else's, and none that is closed", async () => {
    const { yuan, windDown, supervisor, people } = await suspended();
    await supervisor.payOut(people.alipay, [people.bob], [people.icbc]);
    await supervisor.nameSuccessor(people.alipay, people.tenpay);
    for (const wallet of [people.carol, people.bob, people.stranger]) {
      await expect(windDown.connect(people.tenpay).takeOver(people.alipay, [people.alice, wallet]))
        .to.be.revertedWithCustomError(yuan, "NotAWalletOf")
        .withArgs(wallet, people.alipay);
    }
    expect(await yuan.institutionOf(people.alice)).to.equal(people.alipay.address);
    await supervisor.nameSuccessor(people.alipay, people.relay);
    await expect(windDown.connect(people.relay).takeOver(people.alipay, [people.alice]))
      .to.be.revertedWithCustomError(yuan, "NotAnInstitution")
      .withArgs(people.relay);
  });

  it("pays out neither frozen wallets nor to who is no bank", async () => {
    const { yuan, centralBank, windDown, supervisor, people } = await suspended();
    await yuan.connect(people.freezer).freeze(people.alice, CASE);
    await expect(supervisor.payOut(people.alipay, [people.bob, people.alice], [people.icbc, people.icbc]))
      .to.be.revertedWithCustomError(yuan, "FrozenAccount")
      .withArgs(people.alice);
    await expect(supervisor.payOut(people.alipay, [people.bob], [people.relay]))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.relay);
    await expect(supervisor.payOut(people.alipay, [people.bob], []))
      .to.be.revertedWithCustomError(windDown, "PayOutLengthMismatch")
      .withArgs(1n, 0n);
    await expect(supervisor.payOut(people.alipay, [people.carol], [people.icbc]))
      .to.be.revertedWithCustomError(yuan, "NotAWalletOf")
      .withArgs(people.carol, people.alipay);
  });

  it("is held to suspension by the wallet yuan too, whoever has the right", async () => {
    const { yuan, authority, people } = await load();
    await authority.connect(people.admin).grantRole(WIND_DOWN, people.relay, 0);
    for (const institution of [people.alipay, people.stranger]) {
      await expect(yuan.connect(people.relay).takeOver([people.alice], institution, people.tenpay))
        .to.be.revertedWithCustomError(yuan, "NotSuspended")
        .withArgs(institution);
    }
  });

  it("is the supervisor's, and of suspended institutions alone", async () => {
    const { yuan, windDown, supervisor, people } = await load();
    for (const call of [
      () => supervisor.resume(people.alipay, CASE),
      () => supervisor.nameSuccessor(people.alipay, people.tenpay),
      () => supervisor.payOut(people.alipay, [], []),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(yuan, "NotSuspended").withArgs(people.alipay);
    }
    await expect(supervisor.suspend(people.relay, CASE))
      .to.be.revertedWithCustomError(yuan, "NotAnInstitution")
      .withArgs(people.relay);
    for (const call of [
      () => windDown.suspend(people.alipay, CASE),
      () => windDown.resume(people.alipay, CASE),
      () => windDown.nameSuccessor(people.alipay, people.tenpay),
      () => windDown.payOut(people.alipay, [], []),
      () => yuan.setSuspended(people.alipay, true),
      () => yuan.takeOver([people.alice], people.alipay, people.tenpay),
    ]) {
      await expect(call())
        .to.be.revertedWithCustomError(windDown, "AccessManagedUnauthorized")
        .withArgs(people.stranger);
    }
  });
});
