import { expect } from "chai";
import { type AddressLike, ZeroAddress, ZeroHash, encodeBytes32String, hexlify, toUtf8Bytes } from "ethers";

import { type Chain, openChain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { deployLibra } from "../deployLibra.ts";

const chain = await openChain();
const USD = encodeBytes32String("USD");
const LBR = encodeBytes32String("LBR");
const ONE = 2n ** 32n;

async function deployCurrencies(chain: Chain) {
  const system = await deployLibra(chain);
  const { authority, people, coin } = system;
  const { ethers } = chain;
  const deployed = await ethers.deployContract("Currencies", [authority], people.admin);
  await grantRights(chain, authority, deployed, { compliance: ["setRate", "setThreshold"] });
  const components = [{ coin: await coin.getAddress(), amountPerUnit: 1_000_000n }];
  const vault = await ethers.deployContract("Composite", [authority, components, 1n], people.admin);
  const network = [system.participants, system.rules] as const;
  const lbr = await ethers.deployContract("LibraCoin", ["Libra", "≋LBR", authority, vault, ...network]);
  const currencies = deployed.connect(people.stranger);
  const [council, compliance] = [deployed.connect(people.admin), deployed.connect(people.compliance)];
  return { ...system, currencies, council, compliance, vault, lbr };
}

const load = () => chain.restore(deployCurrencies);

describe("Currencies", () => {
  it("registers a coin with what backs it, for ever", async () => {
    const { currencies, council, coin, treasury, reserve, people } = await load();
    await expect(council.register(USD, coin))
      .to.emit(currencies, "CurrencyRegistered")
      .withArgs(USD, coin, false);
    const [coinAt, treasuryAt, reserveAt] = await Promise.all(
      [coin, treasury, reserve].map((contract) => contract.getAddress()),
    );
    const registered = [USD, coinAt, treasuryAt, reserveAt, 1_000_000n, false, 0n];
    expect(await currencies.currency(USD)).to.deep.equal(registered);
    expect(await currencies.codes()).to.deep.equal([USD]);
    expect([await currencies.codeOf(coin), await currencies.codeOf(people.alice)]).to.deep.equal([
      USD,
      ZeroHash,
    ]);
    await expect(currencies.currency(LBR))
      .to.be.revertedWithCustomError(currencies, "NoSuchCurrency")
      .withArgs(LBR);
  });

  it("registers each code and each coin once", async () => {
    const { currencies, council, coin, vault, lbr } = await load();
    await council.register(USD, coin);
    await vault.connectCoin(lbr);
    await expect(council.register(LBR, coin))
      .to.be.revertedWithCustomError(currencies, "CurrencyTaken")
      .withArgs(LBR, coin);
    await expect(council.registerComposite(USD, lbr))
      .to.be.revertedWithCustomError(currencies, "CurrencyTaken")
      .withArgs(USD, lbr);
  });

  it("takes coins that are connected, single ones and composites apart", async () => {
    const { currencies, council, coin, treasury, authority, vault, lbr, people, participants, rules } =
      await load();
    const other = async (treasurer: AddressLike) =>
      chain.ethers.deployContract("LibraCoin", ["A", "B", authority, treasurer, participants, rules]);
    const [stray, keyed] = [await other(treasury), await other(people.alice)];
    for (const [what, call] of [
      [lbr, () => council.registerComposite(LBR, lbr)],
      [lbr, () => council.register(LBR, lbr)],
      [coin, () => council.registerComposite(USD, coin)],
      [stray, () => council.register(USD, stray)],
      [keyed, () => council.register(USD, keyed)],
      [people.alice, () => council.register(USD, people.alice)],
    ] as const) {
      await expect(call()).to.be.revertedWithCustomError(currencies, "CurrencyNotConnected").withArgs(what);
    }
    await vault.connectCoin(lbr);
    await council.registerComposite(LBR, lbr);
    const { reserve, treasury: vaultOf, isComposite } = await currencies.currency(LBR);
    expect([reserve, vaultOf, isComposite]).to.deep.equal([ZeroAddress, await vault.getAddress(), true]);
  });

  it("takes codes of capitals and digits only", async () => {
    const { currencies, council, coin } = await load();
    const bad = ["usd", "US D", "US$"].map(encodeBytes32String);
    const hidden = hexlify(toUtf8Bytes("USD")).padEnd(64, "0") + "41";
    for (const code of [ZeroHash, ...bad, hidden.slice(0, 66), `0x00${USD.slice(4)}`]) {
      await expect(council.register(code, coin))
        .to.be.revertedWithCustomError(currencies, "CurrencyCodeInvalid")
        .withArgs(code);
    }
    await council.register(hexlify(toUtf8Bytes("A1".repeat(16))), coin);
  });

  it("says whether a coin can be minted: a composite never by a treasury", async () => {
    const { currencies, council, coin, treasury, vault, lbr, people } = await load();
    await council.register(USD, coin);
    await vault.connectCoin(lbr);
    await council.registerComposite(LBR, lbr);
    expect([await currencies.canMint(USD), await currencies.canMint(LBR)]).to.deep.equal([true, false]);
    await treasury.connect(people.compliance).switchMinting(false);
    expect(await currencies.canMint(USD)).to.equal(false);
  });

  it("knows about what a coin is worth in ≋LBR, rounded down, by compliance's rate", async () => {
    const { currencies, council, compliance, coin } = await load();
    await council.register(USD, coin);
    expect(await currencies.approximateWorth(USD, 1_000n)).to.equal(0n);
    await expect(compliance.setRate(USD, ONE / 3n))
      .to.emit(currencies, "RateSet")
      .withArgs(USD, ONE / 3n);
    expect(await currencies.approximateWorth(USD, 1_000n)).to.equal(333n);
    await expect(compliance.setRate(USD, 0n)).to.be.revertedWithCustomError(currencies, "RateMissing");
    await expect(compliance.setRate(LBR, 1n)).to.be.revertedWithCustomError(currencies, "NoSuchCurrency");
  });

  it("leaves registering to the council, rates and the threshold to compliance", async () => {
    const { currencies, council, compliance, coin } = await load();
    for (const call of [
      () => compliance.register(USD, coin),
      () => compliance.registerComposite(USD, coin),
      () => council.setRate(USD, 1n),
      () => council.setThreshold(1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(currencies, "AccessManagedUnauthorized");
    }
  });
});
