import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { IInstructionLog__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IInstructionLog__factory.ts";
import { bytes32, openChain } from "../behaviours/chain.ts";
import { idOf } from "../behaviours/interfaces.ts";
import { deployLibra } from "./deployLibra.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);
const CASE = bytes32("case 42");
const [PARENT_VASP, CHILD_VASP] = [2n, 3n];

describe("LibraCoin: each address has one part", () => {
  it("gives each address one part: holder, dealer, VASP, contract or administrator", async () => {
    const { coin, treasury, participants, people } = await load();
    const { compliance, admin } = people;
    for (const taken of [ZeroAddress, people.alice, people.dealer, people.tenpay, coin, treasury]) {
      for (const register of ["registerSystemAccount", "registerAdministrator"] as const) {
        await expect(coin.connect(admin)[register](taken))
          .to.be.revertedWithCustomError(coin, "WalletNotAvailable")
          .withArgs(taken);
      }
    }
    for (const [account, role] of [
      [people.alice, CHILD_VASP],
      [people.tenpay, PARENT_VASP],
      [people.stranger, 0n],
    ] as const) {
      await expect(treasury.connect(compliance).designateDealer(account, "Another"))
        .to.be.revertedWithCustomError(coin, "RoleCannotAccept")
        .withArgs(account, role);
    }
    await expect(participants.connect(people.tenpay).registerChildren([people.alice.address]))
      .to.be.revertedWithCustomError(participants, "RoleTaken")
      .withArgs(people.alice, CHILD_VASP);
  });

  it("can't freeze, or take from, the coin or the preburn queue, by whatever order", async () => {
    const { coin, treasury, people } = await load();
    await treasury.connect(people.dealer).preburn(bytes32("preburn"), 100n);
    for (const system of [coin, treasury]) {
      await expect(coin.connect(people.freezer).freeze(system, CASE))
        .to.be.revertedWithCustomError(coin, "SystemAccount")
        .withArgs(system);
      await expect(coin.connect(people.freezer).setFrozenTokens(system, 1n))
        .to.be.revertedWithCustomError(coin, "SystemAccount")
        .withArgs(system);
      await expect(coin.connect(people.seizer).forcedTransfer(system, people.alice, 1n))
        .to.be.revertedWithCustomError(coin, "SystemAccount")
        .withArgs(system);
      await expect(coin.connect(people.seizer).forcedTransfer(people.alice, system, 1n))
        .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
        .withArgs(system);
    }
    expect(await treasury.preburnValue()).to.equal(100n);
  });

  it("lets nobody pay into the preburn queue", async () => {
    const { coin, treasury, people } = await load();
    for (const payer of [people.alice, people.dealer]) {
      await expect(coin.connect(payer).transfer(treasury, 1n))
        .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
        .withArgs(treasury);
    }
    expect(await coin.canReceive(treasury)).to.equal(false);
    expect(await coin.canSend(treasury)).to.equal(false);
    expect(await treasury.preburnValue()).to.equal(0n);
  });

  it("lets a system account hold coins that it moved itself, and nobody else reach them", async () => {
    const { coin, treasury, people } = await load();
    const { admin, alice, relay: vault } = people;
    await expect(coin.connect(admin).registerSystemAccount(vault))
      .to.emit(coin, "SystemAccountRegistered")
      .withArgs(vault);
    await coin.connect(alice).approve(vault, 70n);
    await coin.connect(vault).transferFrom(alice, vault, 70n);
    await coin.connect(vault).transfer(people.carol, 20n);
    expect(await coin.balanceOf(vault)).to.equal(50n);

    await coin.connect(vault).approve(alice, 50n);
    for (const [call, error] of [
      [() => coin.connect(alice).transfer(vault, 1n), "ERC7943CannotReceive"],
      [() => coin.connect(alice).transferFrom(vault, alice, 1n), "ERC7943CannotSend"],
      [() => coin.connect(people.freezer).freeze(vault, CASE), "SystemAccount"],
      [() => coin.connect(people.seizer).forcedTransfer(vault, alice, 1n), "SystemAccount"],
    ] as const) {
      await expect(call()).to.be.revertedWithCustomError(coin, error).withArgs(vault);
    }
    for (const taken of [vault, people.dealer, people.tenpay, treasury]) {
      await expect(coin.connect(admin).registerSystemAccount(taken))
        .to.be.revertedWithCustomError(coin, "WalletNotAvailable")
        .withArgs(taken);
    }
    await expect(coin.connect(people.admitter).registerSystemAccount(people.stranger))
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(people.admitter);
  });

  it("a frozen dealer neither buys nor sells", async () => {
    const { coin, people } = await load();
    await coin.connect(people.freezer).freeze(people.dealer, CASE);
    await expect(coin.connect(people.alice).transfer(people.dealer, 1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dealer);
    await expect(coin.connect(people.dealer).transfer(people.alice, 1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dealer);
  });

  it("lets the treasury alone mint, burn, fill and empty the queue, and register dealers", async () => {
    const { coin, people } = await load();
    for (const caller of [people.admin, people.compliance, people.dealer]) {
      const as = coin.connect(caller);
      for (const call of [
        () => as.mint(people.dealer, 1n),
        () => as.burn(1n),
        () => as.escrow(people.dealer, 1n),
        () => as.release(people.dealer, 1n),
        () => as.registerDealer(people.relay),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(coin, "NotTheTreasury").withArgs(caller);
      }
    }
  });

  it("says which interfaces it has", async () => {
    const { coin } = await load();
    expect(await coin.supportsInterface(idOf(IInstructionLog__factory.createInterface()))).to.equal(true);
    expect(await coin.supportsInterface("0xffffffff")).to.equal(false);
  });
});
