import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { PAST, bytes32, openChain } from "../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "./deployYuan.ts";
import { refusal, sign, topUpOf } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);
const CASE = bytes32("case 42");
const ICBC_LEFT = RESERVES_FEN - 3n * OPENING_FEN;

describe("CentralBank.topUp", () => {
  it("moves reserves to the client reserve and to the wallet in one transaction", async () => {
    const { yuan, centralBank, people } = await load();
    const topUp = await topUpOf(people.icbc, people.carol);
    const supply = await yuan.totalSupply();
    const settled = centralBank.connect(people.icbc).topUp(topUp, "0x");
    await expect(settled)
      .to.emit(centralBank, "ToppedUp")
      .withArgs(topUp.instructionId, people.icbc, people.carol, 100n);
    await expect(settled).to.emit(yuan, "Transfer").withArgs(ZeroAddress, people.carol, 100n);
    await expect(settled)
      .to.emit(yuan, "ClientReserveChanged")
      .withArgs(2, OPENING_FEN + 100n);
    await expect(settled).to.emit(yuan, "InstructionSettled").withArgs(topUp.instructionId);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_LEFT - 100n);
    expect(await centralBank.lentTo(people.icbc)).to.equal(RESERVES_FEN);
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 100n);
    expect(await yuan.totalSupply()).to.equal(supply + 100n);
  });

  it("takes the bank's signature from anyone", async () => {
    const { yuan, centralBank, people } = await load();
    const topUp = await topUpOf(people.icbc, people.carol);
    const signature = await sign(yuan, people.icbc, "TopUp", topUp);
    await expect(centralBank.connect(people.relay).topUp(topUp, signature)).to.emit(centralBank, "ToppedUp");
    for (const [terms, signer] of [
      [{ id: "two" }, people.ccb],
      [{ id: "one", amountInFen: 101n }, people.relay],
    ] as const) {
      const forged = await topUpOf(people.icbc, people.carol, terms);
      await expect(centralBank.connect(people.relay).topUp(forged, await sign(yuan, signer, "TopUp", forged)))
        .to.be.revertedWithCustomError(centralBank, "InvalidPayerSignature")
        .withArgs(people.icbc);
    }
  });

  it("refuses more than the bank's reserves before it looks at the wallet: BANK_RESERVE_INSUFFICIENT", async () => {
    const { yuan, centralBank, people } = await load();
    for (const wallet of [people.carol, people.stranger]) {
      const topUp = await topUpOf(people.icbc, wallet, { id: wallet.address, amountInFen: ICBC_LEFT + 1n });
      await expect(centralBank.connect(people.icbc).topUp(topUp, "0x"))
        .to.emit(yuan, "InstructionRefused")
        .withArgs(topUp.instructionId, refusal("BANK_RESERVE_INSUFFICIENT"));
    }
    const all = await topUpOf(people.icbc, people.carol, { amountInFen: ICBC_LEFT });
    await centralBank.connect(people.icbc).topUp(all, "0x");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(0n);
  });

  it("refuses a wallet that doesn't exist or is frozen, and leaves the reserves where they are", async () => {
    const { yuan, centralBank, people } = await load();
    await yuan.connect(people.freezer).freeze(people.carol, CASE);
    for (const [wallet, reason] of [
      [people.stranger, "PAYEE_NOT_ALLOWED"],
      [people.alipay, "PAYEE_NOT_ALLOWED"],
      [people.carol, "PAYEE_FROZEN"],
    ] as const) {
      const topUp = await topUpOf(people.icbc, wallet, { id: wallet.address });
      const refused = centralBank.connect(people.icbc).topUp(topUp, "0x");
      await expect(refused)
        .to.emit(yuan, "InstructionRefused")
        .withArgs(topUp.instructionId, refusal(reason));
      await expect(refused).not.to.emit(centralBank, "ToppedUp");
    }
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_LEFT);
  });

  it("credits a partly frozen wallet", async () => {
    const { yuan, centralBank, people } = await load();
    await yuan.connect(people.freezer).setFrozenTokens(people.carol, 2n * OPENING_FEN);
    await centralBank.connect(people.icbc).topUp(await topUpOf(people.icbc, people.carol), "0x");
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 100n);
  });

  it("answers a repetition with the first decision, and refuses the id for anything else", async () => {
    const { yuan, centralBank, people } = await load();
    const icbc = centralBank.connect(people.icbc);
    const topUp = await topUpOf(people.icbc, people.carol);
    await icbc.topUp(topUp, "0x");
    const again = icbc.topUp(topUp, "0x");
    await expect(again).to.emit(yuan, "InstructionReplayed").withArgs(topUp.instructionId, refusal("NONE"));
    await expect(again).not.to.emit(centralBank, "ToppedUp");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_LEFT - 100n);
    const other = await topUpOf(people.icbc, people.carol, { amountInFen: 101n });
    await expect(icbc.topUp(other, "0x"))
      .to.be.revertedWithCustomError(centralBank, "InstructionIdReused")
      .withArgs(topUp.instructionId);
  });

  it("consumes nothing when expired, malformed, paused or from no bank", async () => {
    const { yuan, centralBank, people } = await load();
    const icbc = centralBank.connect(people.icbc);
    const expired = await topUpOf(people.icbc, people.carol, { validUntil: PAST });
    await expect(icbc.topUp(expired, "0x"))
      .to.be.revertedWithCustomError(centralBank, "AuthorisationExpired")
      .withArgs(expired.instructionId, PAST, (current: bigint) => current > PAST);
    for (const amountInFen of [0n, 2n ** 96n]) {
      await expect(icbc.topUp(await topUpOf(people.icbc, people.carol, { amountInFen }), "0x"))
        .to.be.revertedWithCustomError(centralBank, "AmountOutOfRange")
        .withArgs(amountInFen);
    }
    await expect(centralBank.connect(people.relay).topUp(await topUpOf(people.relay, people.carol), "0x"))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.relay);
    await yuan.connect(people.pauser).pause();
    await expect(icbc.topUp(await topUpOf(people.icbc, people.carol), "0x")).to.be.revertedWithCustomError(
      yuan,
      "TokenPaused",
    );
    expect(await yuan.decisionOf(expired.instructionId)).to.deep.equal([false, 0n]);
  });

  it("decides nothing while paused, neither a refusal nor a repetition", async () => {
    const { yuan, centralBank, people } = await load();
    const icbc = centralBank.connect(people.icbc);
    const settled = await topUpOf(people.icbc, people.carol, { id: "settled" });
    await icbc.topUp(settled, "0x");
    const tooMuch = await topUpOf(people.icbc, people.carol, { amountInFen: ICBC_LEFT });
    await yuan.connect(people.pauser).pause();
    for (const topUp of [settled, tooMuch]) {
      await expect(icbc.topUp(topUp, "0x")).to.be.revertedWithCustomError(yuan, "TokenPaused");
    }
    expect(await yuan.decisionOf(tooMuch.instructionId)).to.deep.equal([false, 0n]);
  });
});

describe("CentralBank.refuseTopUp", () => {
  for (const reason of ["NO_BANK_ACCOUNT", "DEPOSIT_INSUFFICIENT"] as const) {
    it(`records ${reason}, also where the reserves or the wallet would refuse as well`, async () => {
      const { yuan, centralBank, people } = await load();
      const topUp = await topUpOf(people.icbc, people.stranger, { amountInFen: RESERVES_FEN });
      await expect(centralBank.connect(people.icbc).refuseTopUp(topUp, refusal(reason)))
        .to.emit(yuan, "InstructionRefused")
        .withArgs(topUp.instructionId, refusal(reason));
      await expect(centralBank.connect(people.icbc).topUp(topUp, "0x"))
        .to.emit(yuan, "InstructionReplayed")
        .withArgs(topUp.instructionId, refusal(reason));
    });
  }

  it("can't undo what was settled", async () => {
    const { yuan, centralBank, people } = await load();
    const topUp = await topUpOf(people.icbc, people.carol);
    const icbc = centralBank.connect(people.icbc);
    await icbc.topUp(topUp, "0x");
    const reported = refusal("DEPOSIT_INSUFFICIENT");
    expect(await icbc.refuseTopUp.staticCall(topUp, reported)).to.equal(BigInt(refusal("NONE")));
    await expect(icbc.refuseTopUp(topUp, reported)).to.emit(yuan, "InstructionReplayed");
  });

  it("is the bank's alone, and for the reasons of its deposit book alone", async () => {
    const { centralBank, people } = await load();
    const topUp = await topUpOf(people.icbc, people.carol);
    await expect(centralBank.connect(people.ccb).refuseTopUp(topUp, refusal("NO_BANK_ACCOUNT")))
      .to.be.revertedWithCustomError(centralBank, "SubmitterNotEntitled")
      .withArgs(people.ccb, people.icbc);
    for (const reason of ["NONE", "PAYEE_FROZEN", "BANK_RESERVE_INSUFFICIENT"] as const) {
      await expect(centralBank.connect(people.icbc).refuseTopUp(topUp, refusal(reason)))
        .to.be.revertedWithCustomError(centralBank, "RefusalNotReportable")
        .withArgs(refusal(reason));
    }
  });
});
