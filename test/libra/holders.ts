import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { deployBareLibra, deployLibra } from "./deployLibra.ts";
import { CREDENTIAL } from "./deployNetwork.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);
const loadBare = () => chain.restore(deployBareLibra);
const CASE = bytes32("case 42");
const [DEALER, PARENT_VASP, CHILD_VASP] = [1n, 2n, 3n];

describe("LibraCoin: who may hold it", () => {
  it("lets a VASP accept the currency once, under its number among the participants", async () => {
    const { coin, participants, people } = await loadBare();
    const { alipay, tenpay, relay } = people;
    const registry = participants.connect(people.admitter);
    await registry.registerParentVasp(tenpay, CREDENTIAL);
    await registry.registerParentVasp(alipay, CREDENTIAL);
    await expect(coin.connect(alipay).acceptCurrency())
      .to.emit(coin, "CurrencyAccepted")
      .withArgs(alipay, PARENT_VASP, 2n);
    expect(await coin.holderOf(alipay)).to.deep.equal([PARENT_VASP, 2n, true]);
    expect(await coin.vaspOf(alipay)).to.equal(alipay);
    await expect(coin.connect(alipay).acceptCurrency())
      .to.be.revertedWithCustomError(coin, "WalletNotAvailable")
      .withArgs(alipay);
    await expect(coin.connect(relay).acceptCurrency())
      .to.be.revertedWithCustomError(coin, "RoleCannotAccept")
      .withArgs(relay, 0n);
    await expect(coin.connect(tenpay).openWallets([relay.address]))
      .to.be.revertedWithCustomError(coin, "NotAVasp")
      .withArgs(tenpay);
  });

  it("opens wallets of the calling VASP's children, all or none", async () => {
    const { coin, participants, people } = await load();
    const { alipay, tenpay, stranger, relay, alice } = people;
    await participants.connect(tenpay).registerChildren([stranger.address, relay.address]);
    await expect(coin.connect(tenpay).openWallets([stranger.address, alice.address]))
      .to.be.revertedWithCustomError(coin, "NotAChildOf")
      .withArgs(alice, 3n);
    expect(await coin.vaspOf(stranger)).to.equal(ZeroAddress);
    await expect(coin.connect(tenpay).openWallets([stranger.address]))
      .to.emit(coin, "CurrencyAccepted")
      .withArgs(stranger, CHILD_VASP, 3n);
    await expect(coin.connect(relay).acceptCurrency())
      .to.emit(coin, "CurrencyAccepted")
      .withArgs(relay, CHILD_VASP, 3n);
    expect([await coin.vaspOf(relay), await coin.vaspOf(alice)]).to.deep.equal([
      tenpay.address,
      alipay.address,
    ]);
    await expect(coin.connect(tenpay).openWallets([stranger.address]))
      .to.be.revertedWithCustomError(coin, "WalletNotAvailable")
      .withArgs(stranger);
    await expect(coin.connect(tenpay).openWallets([people.dealer.address]))
      .to.be.revertedWithCustomError(coin, "NotAChildOf")
      .withArgs(people.dealer, 3n);
    await expect(coin.connect(alice).openWallets([people.icbc.address]))
      .to.be.revertedWithCustomError(coin, "NotAVasp")
      .withArgs(alice);
  });

  it("keeps a frozen VASP from acting for its customers", async () => {
    const { coin, people } = await load();
    await coin.connect(people.freezer).freeze(people.alipay, CASE);
    const payment = await paymentOf(people.alice, people.carol);
    const signature = await signPayment(coin, people.alice, payment);
    for (const call of [
      () => coin.connect(people.alipay).openWallets([people.stranger.address]),
      () => coin.connect(people.alipay).pay(payment, signature),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(coin, "FrozenAccount").withArgs(people.alipay);
    }
  });

  it("lets a new operator take a VASP's place in the coin, and the former one hold coins only", async () => {
    const { coin, participants, people, openWallets } = await load();
    const { alipay, relay, stranger } = people;
    await participants.connect(alipay).offerOperator(relay);
    await participants.connect(relay).acceptOperator(2n);
    await expect(coin.connect(relay).openWallets([])).to.be.revertedWithCustomError(coin, "NotAVasp");
    await coin.connect(relay).acceptCurrency();
    await expect(coin.connect(alipay).openWallets([]))
      .to.be.revertedWithCustomError(coin, "NotAVasp")
      .withArgs(alipay);
    await expect(coin.connect(alipay).acceptCurrency())
      .to.be.revertedWithCustomError(coin, "RoleCannotAccept")
      .withArgs(alipay, PARENT_VASP);
    await openWallets(relay, [stranger]);
    expect([await coin.vaspOf(stranger), await coin.vaspOf(people.alice)]).to.deep.equal([
      relay.address,
      relay.address,
    ]);
    await coin.connect(people.alice).transfer(alipay, 10n);
    await coin.connect(alipay).transfer(people.bob, 10n);
  });

  it("designates dealers through the treasury, who are no VASP's customers", async () => {
    const { coin, treasury, participants, people } = await load();
    await participants.connect(people.admitter).registerDesignatedDealer(people.relay, CREDENTIAL);
    const designated = treasury.connect(people.compliance).designateDealer(people.relay, "Relay");
    await expect(designated).to.emit(treasury, "DealerDesignated").withArgs(people.relay, "Relay");
    await expect(designated).to.emit(coin, "CurrencyAccepted").withArgs(people.relay, DEALER, 4n);
    expect(await coin.isDealer(people.relay)).to.equal(true);
    expect(await coin.vaspOf(people.relay)).to.equal(ZeroAddress);
    expect(await coin.isDealer(people.alice)).to.equal(false);
  });

  it("designates who acts for a dealer, and nobody who did", async () => {
    const { coin, treasury, participants, people } = await load();
    await participants.connect(people.admitter).registerDesignatedDealer(people.relay, CREDENTIAL);
    await participants.connect(people.relay).offerOperator(people.stranger);
    await participants.connect(people.stranger).acceptOperator(4n);
    await expect(treasury.connect(people.compliance).designateDealer(people.relay, "Relay"))
      .to.be.revertedWithCustomError(coin, "RoleCannotAccept")
      .withArgs(people.relay, DEALER);
  });

  it("lets administrators hold nothing and never be frozen", async () => {
    const { coin, people } = await load();
    const { admin, compliance, freezer, alice } = people;
    await expect(coin.connect(admin).registerAdministrator(compliance))
      .to.emit(coin, "AccountBarred")
      .withArgs(compliance);
    await expect(coin.connect(freezer).freeze(compliance, CASE))
      .to.be.revertedWithCustomError(coin, "SystemAccount")
      .withArgs(compliance);
    await expect(coin.connect(alice).transfer(compliance, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(compliance);
    await expect(coin.connect(compliance).registerAdministrator(people.relay))
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(compliance);
    await coin.connect(freezer).freeze(people.relay, CASE);
    await expect(coin.connect(admin).registerAdministrator(people.relay))
      .to.be.revertedWithCustomError(coin, "AccountInUse")
      .withArgs(people.relay);
  });

  it("bars validators and their operators from holding, whoever asks, and nobody else", async () => {
    const { coin, participants, people } = await load();
    const { relay, stranger, admin } = people;
    await expect(participants.connect(admin).registerValidator(relay))
      .to.emit(coin, "AccountBarred")
      .withArgs(relay);
    await participants.connect(admin).registerValidatorOperator(stranger);
    for (const barred of [relay, stranger]) {
      await coin.connect(people.alice).bar(barred);
      expect(await coin.canReceive(barred)).to.equal(false);
      await expect(coin.connect(people.freezer).freeze(barred, CASE)).to.be.revertedWithCustomError(
        coin,
        "SystemAccount",
      );
    }
    await expect(coin.bar(people.alice))
      .to.be.revertedWithCustomError(coin, "RoleMayHold")
      .withArgs(people.alice, CHILD_VASP);
    await expect(coin.bar(people.icbc)).to.be.revertedWithCustomError(coin, "RoleMayHold");
  });
});
