import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { IInstitutionSuspension__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IInstitutionSuspension__factory.ts";
import { IInstructionLog__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IInstructionLog__factory.ts";
import { ILimitedWallets__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ILimitedWallets__factory.ts";
import { ISequencedPayments__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ISequencedPayments__factory.ts";
import { IWalletClosure__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IWalletClosure__factory.ts";
import { bytes32, openChain } from "../behaviours/chain.ts";
import { idOf } from "../behaviours/interfaces.ts";
import { OPENING_FEN, RESERVES_FEN, deployBareYuan, deployYuan } from "./deployYuan.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);
const loadBare = () => chain.restore(deployBareYuan);

describe("Institutions and their wallets", () => {
  it("licenses institutions by number", async () => {
    const { yuan, people } = await loadBare();
    const admitter = yuan.connect(people.admitter);
    expect(await admitter.admitInstitution.staticCall(people.alipay, "Alipay")).to.equal(1n);
    await expect(admitter.admitInstitution(people.alipay, "Alipay"))
      .to.emit(yuan, "InstitutionAdmitted")
      .withArgs(people.alipay, 1n, "Alipay");
    await expect(admitter.admitInstitution(people.tenpay, "Tenpay"))
      .to.emit(yuan, "InstitutionAdmitted")
      .withArgs(people.tenpay, 2n, "Tenpay");
    expect(await yuan.institutions()).to.deep.equal([people.alipay.address, people.tenpay.address]);
  });

  it("licenses with the right to admit only, and each address once", async () => {
    const { yuan, people } = await load();
    await expect(yuan.connect(people.alipay).admitInstitution(people.relay, "Relay"))
      .to.be.revertedWithCustomError(yuan, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
    const admitter = yuan.connect(people.admitter);
    await expect(admitter.admitInstitution(people.alipay, "Alipay"))
      .to.be.revertedWithCustomError(yuan, "InstitutionAlreadyAdmitted")
      .withArgs(people.alipay);
    for (const taken of [ZeroAddress, people.alice, people.icbc, yuan]) {
      await expect(admitter.admitInstitution(taken, "Another"))
        .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
        .withArgs(taken);
    }
  });

  it("opens wallets at the calling institution", async () => {
    const { yuan, people } = await load();
    const opened = yuan.connect(people.tenpay).openWallets([people.stranger.address, people.relay.address]);
    await expect(opened).to.emit(yuan, "WalletOpened").withArgs(people.stranger, people.tenpay);
    await expect(opened).to.emit(yuan, "WalletOpened").withArgs(people.relay, people.tenpay);
    expect(await yuan.institutionOf(people.stranger)).to.equal(people.tenpay.address);
    expect(await yuan.canReceive(people.stranger)).to.equal(true);
  });

  it("opens all or none", async () => {
    const { yuan, people } = await load();
    await expect(yuan.connect(people.tenpay).openWallets([people.stranger.address, people.alice.address]))
      .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
      .withArgs(people.alice);
    expect(await yuan.institutionOf(people.stranger)).to.equal(ZeroAddress);
  });

  it("gives no wallet to zero, institutions, banks, the token or the central bank, nor twice", async () => {
    const { yuan, centralBank, people } = await load();
    for (const taken of [ZeroAddress, people.alipay, people.icbc, yuan, centralBank, people.bob]) {
      const address = typeof taken === "string" ? taken : await taken.getAddress();
      await expect(yuan.connect(people.alipay).openWallets([address]))
        .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
        .withArgs(taken);
    }
    const twice = [people.stranger.address, people.stranger.address];
    await expect(yuan.connect(people.alipay).openWallets(twice))
      .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
      .withArgs(people.stranger);
    await expect(yuan.connect(people.alice).openWallets([people.stranger.address]))
      .to.be.revertedWithCustomError(yuan, "NotAnInstitution")
      .withArgs(people.alice);
  });

  it("doesn't unfreeze by opening a wallet", async () => {
    const { yuan, people } = await load();
    await yuan.connect(people.freezer).freeze(people.stranger, bytes32("case"));
    await yuan.connect(people.freezer).setFrozenTokens(people.stranger, 5n);
    await yuan.connect(people.alipay).openWallets([people.stranger.address]);
    expect(await yuan.isFrozen(people.stranger)).to.equal(true);
    expect(await yuan.getFrozenTokens(people.stranger)).to.equal(5n);
  });

  it("knows nothing of addresses without a part", async () => {
    const { yuan, people } = await load();
    expect(await yuan.institutionOf(people.stranger)).to.equal(ZeroAddress);
    expect(await yuan.clientReserveOf(people.stranger)).to.equal(0n);
    expect(await yuan.decisionOf(bytes32("never"))).to.deep.equal([false, 0n]);
  });

  it("declares its own interfaces by ERC-165", async () => {
    const { yuan, people } = await loadBare();
    for (const factory of [
      IInstitutionSuspension__factory,
      IInstructionLog__factory,
      ILimitedWallets__factory,
      ISequencedPayments__factory,
      IWalletClosure__factory,
    ]) {
      expect(await yuan.supportsInterface(idOf(factory.createInterface()))).to.equal(true);
    }
    expect(await yuan.connect(people.alice).supportsInterface("0xffffffff")).to.equal(false);
  });

  it("moves the client reserve with an ERC-20 transfer, and with a forced one", async () => {
    const { yuan, people } = await load();
    await yuan.connect(people.alice).transfer(people.carol, 10n);
    await yuan.connect(people.seizer).forcedTransfer(people.bob, people.dave, 5n);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(2n * OPENING_FEN - 15n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(OPENING_FEN + 15n);
    await expect(yuan.connect(people.carol).transfer(people.dave, 1n)).not.to.emit(
      yuan,
      "ClientReserveChanged",
    );
  });
});

describe("Banks and their reserves", () => {
  it("admits banks and lends to them: both sides of the sheet grow", async () => {
    const { centralBank, people } = await loadBare();
    await expect(centralBank.connect(people.admitter).admitBank(people.icbc, "ICBC"))
      .to.emit(centralBank, "BankAdmitted")
      .withArgs(people.icbc, "ICBC");
    await expect(centralBank.connect(people.issuer).issueReserves(people.icbc, 70n))
      .to.emit(centralBank, "ReservesIssued")
      .withArgs(people.icbc, 70n);
    expect(await centralBank.isBank(people.icbc)).to.equal(true);
    expect(await centralBank.banks()).to.deep.equal([people.icbc.address]);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(70n);
    expect(await centralBank.lentTo(people.icbc)).to.equal(70n);
    expect(await centralBank.balanceSheet()).to.deep.equal([70n, 70n, 0n]);
  });

  it("shows what moved between reserves and client reserves", async () => {
    const { centralBank } = await load();
    const lent = 2n * RESERVES_FEN;
    expect(await centralBank.balanceSheet()).to.deep.equal([lent, lent - 3n * OPENING_FEN, 3n * OPENING_FEN]);
  });

  it("admits each bank once, and no address with another part", async () => {
    const { centralBank, yuan, people } = await load();
    const admitter = centralBank.connect(people.admitter);
    await expect(admitter.admitBank(people.icbc, "ICBC"))
      .to.be.revertedWithCustomError(centralBank, "BankAlreadyAdmitted")
      .withArgs(people.icbc);
    for (const taken of [people.alice, people.alipay, ZeroAddress]) {
      await expect(admitter.admitBank(taken, "A bank"))
        .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
        .withArgs(taken);
    }
    expect(await centralBank.isBank(people.alice)).to.equal(false);
  });

  it("lends to banks only, and never 2^96 in all", async () => {
    const { centralBank, people } = await load();
    const issuer = centralBank.connect(people.issuer);
    await expect(issuer.issueReserves(people.alice, 1n))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.alice);
    const room = 2n ** 96n - 1n - 2n * RESERVES_FEN;
    for (const needed of [room + 1n, 2n ** 256n - 1n]) {
      await expect(issuer.issueReserves(people.icbc, needed))
        .to.be.revertedWithCustomError(centralBank, "SupplyOutOfRange")
        .withArgs(needed, room);
    }
    await issuer.issueReserves(people.icbc, room);
  });

  it("keeps admitting and lending apart", async () => {
    const { centralBank, people } = await load();
    await expect(centralBank.connect(people.issuer).admitBank(people.relay, "A bank"))
      .to.be.revertedWithCustomError(centralBank, "AccessManagedUnauthorized")
      .withArgs(people.issuer);
    await expect(centralBank.connect(people.admitter).issueReserves(people.icbc, 1n))
      .to.be.revertedWithCustomError(centralBank, "AccessManagedUnauthorized")
      .withArgs(people.admitter);
  });
});
