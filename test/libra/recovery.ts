import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { RECOVERY_DELAY_SECONDS as DELAY } from "./deployNetwork.ts";

const chain = await openChain();
const CASE = bytes32("case 42");

/** Alipay has asked to replace alice's wallet by stranger's, which is empty. */
async function withRequest(on: typeof chain) {
  const system = await deployLibra(on);
  const { coin, recovery, people, openWallets, now } = system;
  const { alipay, alice, stranger } = people;
  await openWallets(alipay, [stranger]);
  const vasp = recovery.connect(alipay);
  await vasp.requestRecovery(coin, alice, stranger);
  return { ...system, vasp, readyAt: (await now()) + DELAY };
}
const load = () => chain.restore(withRequest);

describe("Recovery of a wallet", () => {
  it("moves balance, frozen amount and freeze, and closes the old wallet for good (I19)", async () => {
    const { coin, vasp, people, readyAt } = await load();
    const { alice, stranger, carol } = people;
    await coin.connect(people.freezer).setFrozenTokens(alice, 70n);
    await coin.connect(people.freezer).freeze(alice, CASE);
    await coin.connect(alice).approve(carol, 100n);
    await chain.setNextBlockTimestamp(readyAt);
    const completed = vasp.completeRecovery(coin, alice);
    await expect(completed).to.emit(coin, "WalletReplaced").withArgs(alice, stranger);
    await expect(completed).to.emit(coin, "Transfer").withArgs(alice, stranger, OPENING_MICRO);
    await expect(completed).to.emit(coin, "Frozen").withArgs(stranger, 70n);
    await expect(completed)
      .to.emit(coin, "AccountFrozen")
      .withArgs(stranger, `${alice.address.toLowerCase()}${"0".repeat(24)}`);
    expect([
      await coin.balanceOf(alice),
      await coin.balanceOf(stranger),
      await coin.getFrozenTokens(alice),
      await coin.getFrozenTokens(stranger),
      await coin.isFrozen(stranger),
    ]).to.deep.equal([0n, OPENING_MICRO, 0n, 70n, true]);

    await coin.connect(people.lifter).lift(stranger, CASE);
    await coin.connect(stranger).transfer(carol, OPENING_MICRO - 70n);
    await expect(coin.connect(carol).transfer(alice, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(alice);
    for (const call of [
      () => coin.connect(alice).acceptCurrency(),
      () => coin.connect(people.alipay).openWallets([alice.address]),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(coin, "WalletNotAvailable").withArgs(alice);
    }
    expect(await vasp.recoveryOf(coin, alice)).to.deep.equal([ZeroAddress, 0n]);
    await expect(vasp.completeRecovery(coin, alice)).to.be.revertedWithCustomError(
      vasp,
      "RecoveryNotRequested",
    );
  });

  it("waits for its delay, in which the old key can object", async () => {
    const { coin, vasp, recovery, people, readyAt } = await load();
    const { alice, stranger } = people;
    expect([await recovery.recoveryDelay(), ...(await recovery.recoveryOf(coin, alice))]).to.deep.equal([
      DELAY,
      stranger.address,
      readyAt,
    ]);
    await chain.setNextBlockTimestamp(readyAt - 1n);
    await expect(vasp.completeRecovery(coin, alice))
      .to.be.revertedWithCustomError(recovery, "RecoveryNotReady")
      .withArgs(alice, readyAt, readyAt - 1n);
    await expect(recovery.connect(alice).stopRecovery(coin, alice))
      .to.emit(recovery, "RecoveryStopped")
      .withArgs(coin, alice, alice);
    for (const call of [
      () => vasp.completeRecovery(coin, alice),
      () => recovery.connect(alice).stopRecovery(coin, alice),
      () => vasp.stopRecovery(coin, alice),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(recovery, "RecoveryNotRequested").withArgs(alice);
    }
    await expect(vasp.requestRecovery(coin, alice, stranger)).to.emit(recovery, "RecoveryRequested");
    await vasp.stopRecovery(coin, alice);
  });

  it("is for the VASP that keeps both wallets, while it isn't frozen", async () => {
    const { coin, recovery, people, readyAt } = await load();
    const { alice, stranger, carol, tenpay, alipay } = people;
    for (const [caller, call, wallet] of [
      [tenpay, () => recovery.connect(tenpay).requestRecovery(coin, alice, stranger), alice],
      [tenpay, () => recovery.connect(tenpay).stopRecovery(coin, alice), alice],
      [tenpay, () => recovery.connect(tenpay).completeRecovery(coin, alice), alice],
      [alipay, () => recovery.connect(alipay).requestRecovery(coin, alice, carol), carol],
    ] as const) {
      await expect(call()).to.be.revertedWithCustomError(recovery, "NotTheKeeper").withArgs(caller, wallet);
    }
    await coin.connect(people.freezer).freeze(alipay, CASE);
    await chain.setNextBlockTimestamp(readyAt);
    await expect(recovery.connect(alipay).completeRecovery(coin, alice))
      .to.be.revertedWithCustomError(recovery, "NotTheKeeper")
      .withArgs(alipay, alice);
  });

  it("needs a replacement that is empty, unfrozen and another wallet, when it takes over", async () => {
    const { coin, vasp, people, readyAt } = await load();
    const { alice, bob, stranger } = people;
    await coin.connect(alice).transfer(stranger, 1n);
    await chain.setNextBlockTimestamp(readyAt);
    await expect(vasp.completeRecovery(coin, alice))
      .to.be.revertedWithCustomError(coin, "NotAReplacement")
      .withArgs(stranger);
    await coin.connect(stranger).transfer(alice, 1n);
    await coin.connect(people.freezer).freeze(stranger, CASE);
    await expect(vasp.completeRecovery(coin, alice)).to.be.revertedWithCustomError(coin, "NotAReplacement");
    await vasp.requestRecovery(coin, bob, bob);
    await chain.setNextBlockTimestamp(readyAt + 2n * DELAY);
    await expect(vasp.completeRecovery(coin, bob))
      .to.be.revertedWithCustomError(coin, "NotAReplacement")
      .withArgs(bob);
  });

  it("replaces nobody who acts for a VASP, and nothing except by its contract", async () => {
    const { coin, vasp, people, readyAt } = await load();
    const { alipay, alice, stranger } = people;
    await vasp.requestRecovery(coin, alipay, stranger);
    await chain.setNextBlockTimestamp(readyAt + DELAY);
    await expect(vasp.completeRecovery(coin, alipay))
      .to.be.revertedWithCustomError(coin, "NotReplaceable")
      .withArgs(alipay);
    await expect(coin.connect(alipay).replaceWallet(alice, stranger))
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(alipay);
  });

  it("replaces open wallets by open ones of the same VASP, whatever its contract says", async () => {
    const { authority, coin, rules, people } = await load();
    const { admin, alice, bob, carol, dealer, stranger, relay, dave } = people;
    await authority.connect(admin).grantRole(202n, admin, 0);
    const recoverer = coin.connect(admin);
    for (const [wallet, replacement, error, named] of [
      [dealer, stranger, "NotReplaceable", dealer],
      [relay, stranger, "NotReplaceable", relay],
      [alice, relay, "NotAReplacement", relay],
      [alice, dave, "NotAReplacement", dave],
    ] as const) {
      await expect(recoverer.replaceWallet(wallet, replacement))
        .to.be.revertedWithCustomError(coin, error)
        .withArgs(named);
    }
    await expect(recoverer.replaceWallet(alice, stranger)).not.to.emit(coin, "AccountFrozen");
    await expect(recoverer.replaceWallet(alice, stranger))
      .to.be.revertedWithCustomError(coin, "NotReplaceable")
      .withArgs(alice);
    await rules.connect(people.compliance).allowUnhosted(coin, 1_000n, 1_000n);
    await expect(coin.connect(carol).transfer(alice, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(alice);
    await coin.connect(bob).transfer(relay, 1n);
  });

  it("doesn't begin while the coin is halted, nor end while it is paused", async () => {
    const { coin, vasp, people, readyAt } = await load();
    await coin.connect(people.pauser).pause();
    await chain.setNextBlockTimestamp(readyAt);
    await expect(vasp.completeRecovery(coin, people.alice)).to.be.revertedWithCustomError(
      coin,
      "TokenPaused",
    );
    await coin.connect(people.admin).halt();
    await expect(vasp.requestRecovery(coin, people.bob, people.stranger)).to.be.revertedWithCustomError(
      coin,
      "CoinHalted",
    );
  });

  it("has a delay of one to 30 days", async () => {
    const { recovery } = await load();
    for (const delay of [86_399n, 30n * 86_400n + 1n]) {
      await expect(chain.ethers.deployContract("Recovery", [delay]))
        .to.be.revertedWithCustomError(recovery, "RecoveryDelayOutOfRange")
        .withArgs(delay);
    }
  });
});
