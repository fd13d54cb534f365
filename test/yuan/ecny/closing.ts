import { expect } from "chai";

import { IWalletClosure__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IWalletClosure__factory.ts";
import { type Chain, FOREVER, bytes32, openChain } from "../../behaviours/chain.ts";
import { idOf } from "../../behaviours/interfaces.ts";
import { domainOf } from "../../behaviours/signing.ts";
import { OPENING_FEN, RESERVES_FEN } from "../deployYuan.ts";
import { paymentOf } from "../statements.ts";
import { CONVERTED_FEN, type ECnySystem, deployCurrency, deployDeposit } from "./deployECny.ts";

const DAY = 86_400n;
const KEEPING = 211n;
const CASE = bytes32("case 42");

/** With the contract through which operating banks close wallets and replace lost ones. */
async function withKeeping(system: ECnySystem) {
  const { chain, authority, eCny } = system;
  const keeping = await chain.ethers.deployContract("WalletKeeping", [eCny, DAY]);
  const selectors = (["replaceWallet", "closeWallet"] as const).map(
    (name) => eCny.interface.getFunction(name).selector,
  );
  await authority.setTargetFunctionRole(eCny, selectors, KEEPING);
  await authority.grantRole(KEEPING, keeping, 0);
  return { ...system, keeping };
}
const currency = async (it: Chain) => withKeeping(await deployCurrency(it));
const deposit = async (it: Chain) => withKeeping(await deployDeposit(it));

const chain = await openChain();
/** Icbc topped three wallet-yuan wallets up. */
const ICBC_FEN = RESERVES_FEN - 3n * OPENING_FEN;

const closure = (wallet: { address: string }, bank: { address: string }) => ({
  wallet: wallet.address,
  bank: bank.address,
  validUntil: FOREVER,
});

describe("Closing an e-CNY wallet", () => {
  it("pays central-bank money out to any bank, regime of 2021", async () => {
    const { eCny, centralBank, keeping, people } = await chain.restore(currency);
    const rows = await centralBank.rows();
    await expect(keeping.connect(people.alice).close(closure(people.alice, people.ccb), "0x"))
      .to.emit(eCny, "WalletClosed")
      .withArgs(people.alice, people.ccb, CONVERTED_FEN);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN);
    expect(await eCny.totalSupply()).to.equal(CONVERTED_FEN);
    expect(await eCny.clientReserveOf(people.icbc)).to.equal(0n);
    const after = await centralBank.rows();
    expect(after.eCnyFen).to.equal(rows.eCnyFen - CONVERTED_FEN);
    expect(after.reserveMoneyFen).to.equal(rows.reserveMoneyFen);
    expect(await eCny.institutionOf(people.alice)).to.equal(chain.ethers.ZeroAddress);
    expect(await eCny.supportsInterface(idOf(IWalletClosure__factory.createInterface()))).to.be.true;
    await expect(eCny.connect(people.carol).transfer(people.alice, 1n))
      .to.be.revertedWithCustomError(eCny, "ERC7943CannotReceive")
      .withArgs(people.alice);
  });

  it("pays another bank with the operating bank's reserves, and itself with none, regime of 2026", async () => {
    const { eCny, centralBank, keeping, people } = await chain.restore(deposit);
    await centralBank.connect(people.icbc).repayReserves(ICBC_FEN - CONVERTED_FEN + 1n);
    const close = (bank: "icbc" | "ccb") =>
      keeping.connect(people.alice).close(closure(people.alice, people[bank]), "0x");
    await expect(close("ccb"))
      .to.be.revertedWithCustomError(centralBank, "BankReservesInsufficient")
      .withArgs(people.icbc, CONVERTED_FEN, CONVERTED_FEN - 1n);
    await close("icbc");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(CONVERTED_FEN - 1n);
    expect(await eCny.owedBy(people.icbc)).to.equal(0n);
    await keeping.connect(people.carol).close(closure(people.carol, people.icbc), "0x");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(2n * CONVERTED_FEN - 1n);
    expect(await eCny.totalSupply()).to.equal(0n);
  });

  it("takes the holder's signature from the operating bank, and none of a frozen wallet", async () => {
    const { eCny, authority, keeping, people } = await chain.restore(currency);
    const types = { Closure: ["wallet", "bank"].map((name) => ({ name, type: "address" })) };
    types.Closure.push({ name: "validUntil", type: "uint256" });
    const order = closure(people.alice, people.icbc);
    const signature = await people.alice.signTypedData(await domainOf(keeping), types, order);
    await expect(keeping.connect(people.ccb).close(order, signature)).to.be.revertedWithCustomError(
      eCny,
      "NotItsInstitution",
    );
    await eCny.connect(people.freezer).setFrozenTokens(people.alice, 1n);
    await expect(keeping.connect(people.icbc).close(order, signature))
      .to.be.revertedWithCustomError(eCny, "ERC7943InsufficientUnfrozenBalance")
      .withArgs(people.alice, CONVERTED_FEN, CONVERTED_FEN - 1n);
    await eCny.connect(people.lifter).setFrozenTokens(people.alice, 0n);
    await expect(eCny.connect(people.icbc).closeWallet(people.alice, people.icbc))
      .to.be.revertedWithCustomError(eCny, "AccessManagedUnauthorized")
      .withArgs(people.icbc);
    await keeping.connect(people.icbc).close(order, signature);
    expect(await authority.hasRole(KEEPING, people.icbc)).to.deep.equal([false, 0n]);
  });

  it("keeps an empty wallet open on which a freeze waits for money", async () => {
    const { eCny, keeping, people } = await chain.restore(currency);
    await eCny.connect(people.alice).transfer(people.carol, CONVERTED_FEN);
    await eCny.connect(people.freezer).setFrozenTokens(people.alice, 1n);
    const close = () => keeping.connect(people.alice).close(closure(people.alice, people.icbc), "0x");
    await expect(close())
      .to.be.revertedWithCustomError(eCny, "ERC7943InsufficientUnfrozenBalance")
      .withArgs(people.alice, 0n, 0n);
    await eCny.connect(people.lifter).setFrozenTokens(people.alice, 0n);
    await expect(close()).to.emit(eCny, "WalletClosed").withArgs(people.alice, people.icbc, 0n);
  });
});

describe("A lost e-CNY wallet", () => {
  it("goes on at another address after the delay, with money, freezes and the debtor as they were", async () => {
    const { eCny, keeping, people } = await chain.restore(deposit);
    await eCny.connect(people.icbc).openWallets([people.relay.address]);
    await eCny.connect(people.freezer).setFrozenTokens(people.alice, 7n);
    await eCny.connect(people.freezer).freeze(people.alice, CASE);
    await keeping.connect(people.icbc).requestRecovery(people.alice, people.relay);
    await expect(keeping.connect(people.icbc).completeRecovery(people.alice)).to.be.revertedWithCustomError(
      keeping,
      "RecoveryNotReady",
    );
    const block = await chain.ethers.provider.getBlock("latest");
    await chain.setNextBlockTimestamp(BigInt(block?.timestamp ?? 0) + DAY);
    await expect(keeping.connect(people.icbc).completeRecovery(people.alice))
      .to.emit(eCny, "WalletReplaced")
      .withArgs(people.alice, people.relay);
    expect(await eCny.balanceOf(people.relay)).to.equal(CONVERTED_FEN);
    expect(await eCny.getFrozenTokens(people.relay)).to.equal(7n);
    expect(await eCny.isFrozen(people.relay)).to.be.true;
    expect(await eCny.owedBy(people.icbc)).to.equal(CONVERTED_FEN);
    await expect(eCny.connect(people.icbc).replaceWallet(people.relay, people.bob))
      .to.be.revertedWithCustomError(eCny, "AccessManagedUnauthorized")
      .withArgs(people.icbc);
    const payment = await paymentOf(people.alice, people.bob);
    await eCny.connect(people.alice).pay(payment, "0x");
    expect(await eCny.balanceOf(people.bob)).to.equal(0n);
  });
});
