import { expect } from "chai";

import { FOREVER, PAST, bytes32, openChain } from "../behaviours/chain.ts";
import { domainOf } from "../behaviours/signing.ts";
import { DAY, deployKeeping } from "./deployKeeping.ts";
import { paymentOf, refusal } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployKeeping);
const CASE = bytes32("case 42");
const later = async (seconds: bigint) => {
  const block = await chain.ethers.provider.getBlock("latest");
  await chain.setNextBlockTimestamp(BigInt(block?.timestamp ?? 0) + seconds);
};

describe("WalletKeeping: lost wallets", () => {
  it("go on at another address after the delay, with money, freezes and counters, and never again at the old one", async () => {
    const { yuan, keeping, tiers, people, setLimits, identify } = await load();
    await setLimits(2, { dayFen: 1_000n });
    await identify(people.alice, 2);
    await yuan.connect(people.alice).transfer(people.bob, 400n);
    await yuan.connect(people.freezer).setFrozenTokens(people.alice, 99n);
    await yuan.connect(people.freezer).freeze(people.alice, CASE);
    await yuan.connect(people.alipay).openWallets([people.relay.address]);
    await identify(people.relay, 2);
    const alipay = keeping.connect(people.alipay);
    await expect(alipay.requestRecovery(people.alice, people.relay)).to.emit(keeping, "RecoveryRequested");
    await expect(alipay.completeRecovery(people.alice)).to.be.revertedWithCustomError(
      keeping,
      "RecoveryNotReady",
    );
    const [replacement, readyAt] = await keeping.recoveryOf(people.alice);
    expect(replacement).to.equal(people.relay.address);
    await chain.setNextBlockTimestamp(readyAt - 1n);
    await expect(alipay.completeRecovery(people.alice)).to.be.revertedWithCustomError(
      keeping,
      "RecoveryNotReady",
    );
    await chain.setNextBlockTimestamp(readyAt);
    await expect(alipay.completeRecovery(people.alice))
      .to.emit(yuan, "WalletReplaced")
      .withArgs(people.alice, people.relay);
    expect(await yuan.balanceOf(people.relay)).to.equal(99_600n);
    expect(await yuan.balanceOf(people.alice)).to.equal(0n);
    expect(await yuan.isFrozen(people.relay)).to.equal(true);
    expect(await yuan.getFrozenTokens(people.relay)).to.equal(99n);
    expect((await tiers.paidBy(people.relay)).yearFen).to.equal(400n);
    expect(await yuan.institutionOf(people.alice)).to.equal("0x0000000000000000000000000000000000000000");
    expect(await yuan.canReceive(people.alice)).to.equal(false);
    await expect(yuan.connect(people.alipay).openWallets([people.alice.address]))
      .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
      .withArgs(people.alice);
    const payment = await paymentOf(people.bob, people.alice);
    await expect(yuan.connect(people.bob).pay(payment, "0x"))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(payment.instructionId, refusal("PAYEE_NOT_ALLOWED"));
  });

  it("stay, if the old key or the institution objects", async () => {
    const { yuan, keeping, people } = await load();
    await yuan.connect(people.alipay).openWallets([people.relay.address]);
    const alipay = keeping.connect(people.alipay);
    for (const by of [people.alice, people.alipay]) {
      await alipay.requestRecovery(people.alice, people.relay);
      await expect(keeping.connect(people.tenpay).stopRecovery(people.alice)).to.be.revertedWithCustomError(
        yuan,
        "NotItsInstitution",
      );
      await expect(keeping.connect(by).stopRecovery(people.alice))
        .to.emit(keeping, "RecoveryStopped")
        .withArgs(people.alice, by);
      await later(2n * DAY);
      for (const act of ["completeRecovery", "stopRecovery"] as const) {
        await expect(alipay[act](people.alice))
          .to.be.revertedWithCustomError(keeping, "RecoveryNotRequested")
          .withArgs(people.alice);
      }
    }
  });

  it("are replaced by an unused wallet of the same institution alone", async () => {
    const { yuan, keeping, people, topUp, setLimits, identify } = await load();
    await yuan.connect(people.alipay).openWallets([people.relay.address]);
    const alipay = keeping.connect(people.alipay);
    await expect(alipay.requestRecovery(people.alice, people.carol)).to.be.revertedWithCustomError(
      yuan,
      "NotItsInstitution",
    );
    const tryWith = async (replacement: { address: string }) => {
      await alipay.requestRecovery(people.alice, replacement.address);
      await later(DAY);
      return alipay.completeRecovery(people.alice);
    };
    for (const replacement of [people.alice, people.bob]) {
      await expect(tryWith(replacement))
        .to.be.revertedWithCustomError(yuan, "NotAReplacement")
        .withArgs(replacement.address);
    }
    await topUp(people.relay, 1n);
    await expect(tryWith(people.relay)).to.be.revertedWithCustomError(yuan, "NotAReplacement");
    // Empty, but it has paid under a tier: its sums would be lost.
    await setLimits(2, {});
    await identify(people.bob, 2);
    await yuan.connect(people.bob).transfer(people.alice, 100_000n);
    await expect(tryWith(people.bob))
      .to.be.revertedWithCustomError(yuan, "NotAReplacement")
      .withArgs(people.bob);
    await expect(
      yuan.connect(people.alipay).replaceWallet(people.alice, people.relay),
    ).to.be.revertedWithCustomError(yuan, "AccessManagedUnauthorized");
    expect(await keeping.recoveryDelay()).to.equal(DAY);
    const factory = await chain.ethers.getContractFactory("WalletKeeping");
    for (const delay of [DAY - 1n, 30n * DAY + 1n]) {
      await expect(factory.deploy(yuan, delay))
        .to.be.revertedWithCustomError(keeping, "RecoveryDelayOutOfRange")
        .withArgs(delay);
    }
  });
});

describe("WalletYuan: replacing wallets, whatever its contract says", () => {
  it("takes open wallets, and for them open ones of the same institution", async () => {
    const { authority, yuan, people } = await load();
    const { admin, alice, bob, dave, relay, stranger } = people;
    await authority.connect(admin).grantRole(205n, admin, 0);
    await yuan.connect(people.alipay).openWallets([relay.address]);
    const keeper = yuan.connect(admin);
    await expect(keeper.replaceWallet(stranger, relay))
      .to.be.revertedWithCustomError(yuan, "NotReplaceable")
      .withArgs(stranger);
    await expect(keeper.replaceWallet(alice, dave))
      .to.be.revertedWithCustomError(yuan, "NotAReplacement")
      .withArgs(dave);
    await keeper.replaceWallet(alice, relay);
    await expect(keeper.replaceWallet(bob, alice))
      .to.be.revertedWithCustomError(yuan, "NotAReplacement")
      .withArgs(alice);
  });
});

describe("WalletKeeping: closing", () => {
  const TYPES = {
    Closure: ["wallet", "bank"]
      .map((name) => ({ name, type: "address" }))
      .concat([{ name: "validUntil", type: "uint256" }]),
  };

  it("pays all out to the holder's bank, on the holder's signature, for good", async () => {
    const { yuan, keeping, centralBank, people } = await load();
    const closure = { wallet: people.alice.address, bank: people.ccb.address, validUntil: FOREVER };
    const signature = await people.alice.signTypedData(await domainOf(keeping), TYPES, closure);
    const forged = await people.bob.signTypedData(await domainOf(keeping), TYPES, closure);
    await expect(keeping.connect(people.alipay).close(closure, forged))
      .to.be.revertedWithCustomError(keeping, "InvalidPayerSignature")
      .withArgs(people.alice);
    await expect(keeping.connect(people.tenpay).close(closure, signature)).to.be.revertedWithCustomError(
      yuan,
      "NotItsInstitution",
    );
    const reserve = await centralBank.reserveOf(people.ccb);
    await expect(keeping.connect(people.alipay).close(closure, signature))
      .to.emit(yuan, "WalletClosed")
      .withArgs(people.alice, people.ccb, 100_000n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(reserve + 100_000n);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(100_000n);
    expect(await yuan.totalSupply()).to.equal(200_000n);
    expect(await yuan.canReceive(people.alice)).to.equal(false);
    await expect(keeping.connect(people.alice).close(closure, "0x")).to.be.revertedWithCustomError(
      yuan,
      "ERC7943CannotSend",
    );
  });

  it("is refused while a part or the whole is frozen, after its time, and to what is no bank", async () => {
    const { yuan, keeping, people } = await load();
    const closure = { wallet: people.dave.address, bank: people.ccb.address, validUntil: FOREVER };
    const dave = keeping.connect(people.dave);
    await expect(dave.close({ ...closure, validUntil: PAST }, "0x")).to.be.revertedWithCustomError(
      keeping,
      "ClosureExpired",
    );
    await expect(dave.close({ ...closure, bank: people.bob.address }, "0x"))
      .to.be.revertedWithCustomError(keeping, "NotABank")
      .withArgs(people.bob);
    await yuan.connect(people.freezer).setFrozenTokens(people.dave, 1n);
    await expect(dave.close(closure, "0x")).to.be.revertedWithCustomError(
      yuan,
      "ERC7943InsufficientUnfrozenBalance",
    );
    await yuan.connect(people.freezer).freeze(people.dave, CASE);
    await expect(dave.close(closure, "0x")).to.be.revertedWithCustomError(yuan, "FrozenAccount");
    await yuan.connect(people.lifter).lift(people.dave, CASE);
    await yuan.connect(people.lifter).setFrozenTokens(people.dave, 0n);
    await expect(dave.close(closure, "0x"))
      .to.emit(yuan, "WalletClosed")
      .withArgs(people.dave, people.ccb, 0n);
  });
});
