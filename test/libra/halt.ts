import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { signCancellation, signPermit } from "../behaviours/signing.ts";
import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { deployLibra } from "./deployLibra.ts";
import { paymentOf } from "./statements.ts";

const chain = await openChain();

/** Halted by the council, which closes what roles may do as well. */
async function haltedCoin(on: typeof chain) {
  const system = await deployLibra(on);
  const { coin, authority, people } = system;
  await coin.connect(people.alice).approve(people.bob, 10n);
  await coin.connect(people.admin).halt();
  await authority.setTargetClosed(coin, true);
  return system;
}
const load = () => chain.restore(haltedCoin);

describe("LibraCoin: halt (I23)", () => {
  it("stops everything that anybody may do without a role", async () => {
    const { coin, treasury, people } = await load();
    const { alice, bob, carol, alipay, dealer } = people;
    const token = RegulatedToken__factory.connect(await coin.getAddress(), alice);
    const payment = await paymentOf(alice, carol);
    const permit = await signPermit(token, alice, { spender: carol, value: 1n });
    const cancel = await signCancellation(token, alice, { nonce: bytes32("a nonce") });
    for (const call of [
      () => coin.connect(alice).transfer(carol, 1n),
      () => coin.connect(bob).transferFrom(alice, carol, 1n),
      () => coin.connect(alice).pay(payment, "0x"),
      () => coin.connect(alice).approve(carol, 1n),
      () => token["permit(address,address,uint256,uint256,bytes)"](...permit.args, permit.signature),
      () => token["cancelAuthorization(address,bytes32,bytes)"](...cancel.args, cancel.signature),
      () => coin.connect(alipay).openWallets([]),
      () => coin.connect(carol).acceptCurrency(),
      () => treasury.connect(dealer).preburn(bytes32("preburn"), 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(coin, "CoinHalted");
    }
    expect(await coin.canTransfer(alice, carol, 1n)).to.equal(false);
    expect([await coin.halted(), await coin.paused()]).to.deep.equal([true, false]);
  });

  it("stops what roles may do, and lasts until the council resumes", async () => {
    const { coin, authority, people } = await load();
    const { alice, carol, freezer, lifter, seizer, pauser, unpauser, admin } = people;
    for (const [caller, call] of [
      [freezer, () => coin.connect(freezer).freeze(alice, bytes32("case"))],
      [freezer, () => coin.connect(freezer).setFrozenTokens(alice, 1n)],
      [lifter, () => coin.connect(lifter).lift(alice, bytes32("case"))],
      [seizer, () => coin.connect(seizer).forcedTransfer(alice, carol, 1n)],
      [pauser, () => coin.connect(pauser).pause()],
      [unpauser, () => coin.connect(unpauser).unpause()],
      [people.compliance, () => coin.connect(people.compliance).setFees(1n, 1n)],
      [alice, () => coin.connect(alice).resume()],
    ] as const) {
      await expect(call()).to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized").withArgs(caller);
    }
    await authority.setTargetClosed(coin, false);
    await expect(coin.connect(admin).halt()).to.be.revertedWithCustomError(coin, "CoinHalted");
    await expect(coin.connect(admin).resume()).to.emit(coin, "Resumed").withArgs(admin);
    await expect(coin.connect(admin).resume()).to.be.revertedWithCustomError(coin, "CoinNotHalted");
    await coin.connect(alice).transfer(carol, 1n);
  });

  it("isn't ended by ending a pause", async () => {
    const { coin, authority, people } = await load();
    await authority.setTargetClosed(coin, false);
    await coin.connect(people.pauser).pause();
    await coin.connect(people.unpauser).unpause();
    await expect(coin.connect(people.alice).transfer(people.carol, 1n)).to.be.revertedWithCustomError(
      coin,
      "CoinHalted",
    );
    await expect(coin.connect(people.pauser).resume())
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(people.pauser);
  });
});
