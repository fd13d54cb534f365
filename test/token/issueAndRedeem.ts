import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { OPENING_AMOUNT, deployPlainCoin } from "./deployPlainCoin.ts";

const chain = await openChain();
const load = () => chain.restore(deployPlainCoin);
const CASE = bytes32("case 42");

describe("RegulatedToken: issue and redemption", () => {
  it("issues to a holder and redeems from one, and the supply follows", async () => {
    const { coin, people } = await load();
    const supply = await coin.totalSupply();
    await expect(coin.connect(people.issuer).mint(people.dave, 50n))
      .to.emit(coin, "Transfer")
      .withArgs(ZeroAddress, people.dave, 50n);
    expect(await coin.totalSupply()).to.equal(supply + 50n);
    await expect(coin.connect(people.dave).burn(20n))
      .to.emit(coin, "Transfer")
      .withArgs(people.dave, ZeroAddress, 20n);
    expect(await coin.totalSupply()).to.equal(supply + 30n);
    expect(await coin.balanceOf(people.dave)).to.equal(30n);
  });

  it("never lets the supply reach 2^96", async () => {
    const { coin, people } = await load();
    const room = 2n ** 96n - 1n - (await coin.totalSupply());
    for (const needed of [room + 1n, 2n ** 256n - 1n]) {
      await expect(coin.connect(people.issuer).mint(people.dave, needed))
        .to.be.revertedWithCustomError(coin, "SupplyOutOfRange")
        .withArgs(needed, room);
    }
    await coin.connect(people.issuer).mint(people.dave, room);
    expect(await coin.balanceOf(people.dave)).to.equal(room);
    expect(await coin.canSend(people.dave)).to.equal(true);
    expect(await coin.getFrozenTokens(people.dave)).to.equal(0n);
  });

  it("issues only to who can receive", async () => {
    const { coin, people } = await load();
    const issuer = coin.connect(people.issuer);
    await expect(issuer.mint(people.stranger, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(people.stranger);
    await expect(issuer.mint(ZeroAddress, 1n))
      .to.be.revertedWithCustomError(coin, "ERC20InvalidReceiver")
      .withArgs(ZeroAddress);
    await coin.connect(people.freezer).freeze(people.dave, CASE);
    await expect(issuer.mint(people.dave, 1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dave);
  });

  it("redeems only what a transfer could take", async () => {
    const { coin, people } = await load();
    await expect(coin.connect(people.stranger).burn(0n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotSend")
      .withArgs(people.stranger);
    await expect(coin.connect(people.alice).burn(OPENING_AMOUNT + 1n))
      .to.be.revertedWithCustomError(coin, "ERC20InsufficientBalance")
      .withArgs(people.alice, OPENING_AMOUNT, OPENING_AMOUNT + 1n);
    await coin.connect(people.freezer).setFrozenTokens(people.alice, 10n);
    await expect(coin.connect(people.alice).burn(OPENING_AMOUNT))
      .to.be.revertedWithCustomError(coin, "ERC7943InsufficientUnfrozenBalance")
      .withArgs(people.alice, OPENING_AMOUNT, OPENING_AMOUNT - 10n);
    await coin.connect(people.freezer).freeze(people.alice, CASE);
    await expect(coin.connect(people.alice).burn(1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.alice);
  });

  it("does neither while paused", async () => {
    const { coin, people } = await load();
    await coin.connect(people.pauser).pause();
    await expect(coin.connect(people.issuer).mint(people.alice, 1n)).to.be.revertedWithCustomError(
      coin,
      "TokenPaused",
    );
    await expect(coin.connect(people.alice).burn(1n)).to.be.revertedWithCustomError(coin, "TokenPaused");
  });

  it("freezes an account before it may hold, and admitting it doesn't unfreeze it", async () => {
    const { coin, people } = await load();
    await coin.connect(people.freezer).freeze(people.stranger, CASE);
    await coin.connect(people.freezer).setFrozenTokens(people.stranger, 9n);
    await coin.connect(people.admitter).admit(people.stranger);
    expect(await coin.isFrozen(people.stranger)).to.equal(true);
    expect(await coin.getFrozenTokens(people.stranger)).to.equal(9n);
    expect(await coin.canReceive(people.stranger)).to.equal(false);
  });

  it("hands its administration over only by the authority itself", async () => {
    const { coin, people, authority } = await load();
    await expect(coin.connect(people.admin).setAuthority(people.admin))
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(people.admin);
    expect(await coin.authority()).to.equal(await authority.getAddress());
  });
});
