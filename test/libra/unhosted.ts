import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { type LibraSystem, deployLibra } from "./deployLibra.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);
const [MAX_PAYMENT, MAX_BALANCE] = [500n, 800n];

const allow = ({ rules, coin, people }: LibraSystem) =>
  rules.connect(people.compliance).allowUnhosted(coin, MAX_PAYMENT, MAX_BALANCE);

describe("Unhosted wallets", () => {
  it("are off, until compliance allows them within limits, and off again", async () => {
    const system = await load();
    const { coin, rules, people } = system;
    const compliance = rules.connect(people.compliance);
    await expect(coin.connect(people.alice).transfer(people.stranger, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(people.stranger);
    await expect(allow(system))
      .to.emit(rules, "UnhostedWalletsSet")
      .withArgs(coin, true, MAX_PAYMENT, MAX_BALANCE);
    expect(await rules.unhostedWallets(coin)).to.deep.equal([true, MAX_PAYMENT, MAX_BALANCE]);
    await coin.connect(people.alice).transfer(people.stranger, 1n);
    await expect(compliance.disallowUnhosted(coin))
      .to.emit(rules, "UnhostedWalletsSet")
      .withArgs(coin, false, 0n, 0n);
    await expect(coin.connect(people.stranger).transfer(people.alice, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotSend")
      .withArgs(people.stranger);
    for (const limit of [0n, 2n ** 40n]) {
      await expect(compliance.allowUnhosted(coin, limit, 1n))
        .to.be.revertedWithCustomError(rules, "UnhostedLimitOutOfRange")
        .withArgs(limit);
      await expect(compliance.allowUnhosted(coin, 1n, limit)).to.be.revertedWithCustomError(
        rules,
        "UnhostedLimitOutOfRange",
      );
    }
  });

  it("pay and are paid within a limit for each payment, and hold within another", async () => {
    const system = await load();
    await allow(system);
    const { coin, people } = system;
    const { alice, stranger, relay } = people;
    await expect(coin.connect(alice).transfer(stranger, MAX_PAYMENT + 1n))
      .to.be.revertedWithCustomError(coin, "UnhostedLimitExceeded")
      .withArgs(alice, stranger, MAX_PAYMENT + 1n, MAX_PAYMENT);
    await coin.connect(alice).transfer(stranger, MAX_PAYMENT);
    await expect(coin.connect(alice).transfer(stranger, 301n))
      .to.be.revertedWithCustomError(coin, "UnhostedLimitExceeded")
      .withArgs(alice, stranger, 801n, MAX_BALANCE);
    expect([
      await coin.canTransfer(alice, stranger, 301n),
      await coin.canTransfer(alice, stranger, 300n),
      await coin.canTransfer(stranger, alice, MAX_PAYMENT),
      await coin.canTransfer(alice, people.carol, MAX_BALANCE),
    ]).to.deep.equal([false, true, true, true]);
    await coin.connect(alice).transfer(stranger, 300n);
    await expect(coin.connect(stranger).transfer(alice, MAX_PAYMENT + 1n))
      .to.be.revertedWithCustomError(coin, "UnhostedLimitExceeded")
      .withArgs(stranger, alice, MAX_PAYMENT + 1n, MAX_PAYMENT);
    await coin.connect(stranger).transfer(relay, MAX_PAYMENT);
    const payment = await paymentOf(relay, alice);
    await coin.connect(people.tenpay).pay(payment, await signPayment(coin, relay, payment));
  });

  it("refuse an instruction beyond a limit with the reason", async () => {
    const system = await load();
    await allow(system);
    const { coin, people } = system;
    await coin.connect(people.alice).transfer(people.stranger, MAX_PAYMENT);
    for (const amountInMicro of [MAX_PAYMENT + 1n, MAX_BALANCE - MAX_PAYMENT + 1n]) {
      const payment = await paymentOf(people.alice, people.stranger, {
        id: `${amountInMicro}`,
        amountInMicro,
      });
      await expect(coin.connect(people.alice).pay(payment, "0x"))
        .to.emit(coin, "InstructionRefused")
        .withArgs(payment.instructionId, refusal("UNHOSTED_LIMIT_EXCEEDED"));
    }
    expect(await coin.balanceOf(people.stranger)).to.equal(MAX_PAYMENT);
  });

  it("aren't validators, administrators, frozen accounts or contracts of the system", async () => {
    const system = await load();
    await allow(system);
    const { coin, participants, treasury, people } = system;
    const { alice, relay, stranger, admin, icbc } = people;
    await participants.connect(admin).registerValidator(relay);
    await coin.connect(admin).registerAdministrator(admin);
    for (const payee of [relay, admin, treasury, coin]) {
      await expect(coin.connect(alice).transfer(payee, 1n))
        .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
        .withArgs(payee);
    }
    await coin.connect(people.freezer).freeze(stranger, bytes32("case"));
    await expect(coin.connect(alice).transfer(stranger, 1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(stranger);
    await coin.connect(alice).transfer(icbc, 1n);
    await expect(participants.connect(admin).registerValidatorOperator(icbc))
      .to.be.revertedWithCustomError(coin, "AccountInUse")
      .withArgs(icbc);
  });

  it("keep what they have when they become a VASP's, and lose their limits", async () => {
    const system = await load();
    await allow(system);
    const { coin, people, openWallets } = system;
    await coin.connect(people.alice).transfer(people.stranger, MAX_PAYMENT);
    await openWallets(people.tenpay, [people.stranger]);
    await coin.connect(people.alice).transfer(people.stranger, MAX_BALANCE);
    expect(await coin.balanceOf(people.stranger)).to.equal(MAX_PAYMENT + MAX_BALANCE);
  });
});
