import { expect } from "chai";

import { openChain } from "../../behaviours/chain.ts";
import { CREDENTIAL } from "../deployNetwork.ts";
import { AMOUNTS, DELAY_SECONDS, OPENING_MICRO, UNIT, deployComposite } from "./deployComposite.ts";

const chain = await openChain();
const load = () => chain.restore(deployComposite);

describe("≋LBR: create and unpack", () => {
  it("creates for whoever brings the nominal amount of each coin, rounded up", async () => {
    const { composite, lbr, balancesOf, people } = await load();
    expect(await composite.broughtFor(3n)).to.deep.equal([2n, 1n, 1n]);
    const created = composite.connect(people.alice).create(3n);
    await expect(created).to.emit(composite, "Created").withArgs(people.alice, 3n);
    expect(await lbr.balanceOf(people.alice)).to.equal(3n);
    expect(await balancesOf(composite)).to.deep.equal([2n, 1n, 1n]);
    await composite.connect(people.alice).create(UNIT);
    expect(await balancesOf(composite)).to.deep.equal([500_002n, 180_001n, 110_004n]);
    expect(await balancesOf(people.alice)).to.deep.equal(
      [500_002n, 180_001n, 110_004n].map((brought) => OPENING_MICRO - brought),
    );
  });

  it("brings exactly the nominal amount where nothing needs rounding", async () => {
    const { composite } = await load();
    expect(await composite.broughtFor(2n * UNIT)).to.deep.equal(AMOUNTS.map((amount) => 2n * amount));
    expect(await composite.takenFor(2n * UNIT)).to.deep.equal(AMOUNTS.map((amount) => 2n * amount));
  });

  it("unpacks what a holder has, rounded down, whoever created it", async () => {
    const { composite, lbr, balancesOf, people } = await load();
    await composite.connect(people.alice).create(10n);
    await lbr.connect(people.alice).transfer(people.bob, 10n);
    expect(await composite.takenFor(9n)).to.deep.equal([4n, 1n, 0n]);
    await expect(composite.connect(people.bob).unpack(9n))
      .to.emit(composite, "Unpacked")
      .withArgs(people.bob, 9n);
    expect(await lbr.totalSupply()).to.equal(1n);
    expect(await balancesOf(people.bob)).to.deep.equal([4n, 1n, 0n].map((taken) => OPENING_MICRO + taken));
    await expect(composite.connect(people.bob).unpack(2n))
      .to.be.revertedWithCustomError(lbr, "ERC20InsufficientBalance")
      .withArgs(people.bob, 1n, 2n);
  });

  it("takes amounts from a millionth to less than 2^96", async () => {
    const { composite, people } = await load();
    const alice = composite.connect(people.alice);
    for (const amount of [0n, 2n ** 96n]) {
      for (const call of [
        () => alice.create(amount),
        () => alice.unpack(amount),
        () => alice.broughtFor(amount),
        () => alice.takenFor(amount),
      ]) {
        await expect(call())
          .to.be.revertedWithCustomError(composite, "CompositeAmountOutOfRange")
          .withArgs(amount);
      }
    }
  });

  it("changes nothing if one of the coins can't be brought, or ≋LBR can't be held", async () => {
    const { composite, coins, lbr, balancesOf, people } = await load();
    const [, , gbp] = coins as [unknown, unknown, (typeof coins)[0]];
    await gbp.connect(people.alice).transfer(people.bob, OPENING_MICRO);
    await expect(composite.connect(people.alice).create(UNIT))
      .to.be.revertedWithCustomError(gbp, "ERC20InsufficientBalance")
      .withArgs(people.alice, 0n, 110_003n);
    await lbr.freeze(people.bob, `0x${"11".repeat(32)}`);
    await expect(composite.connect(people.bob).create(UNIT))
      .to.be.revertedWithCustomError(lbr, "FrozenAccount")
      .withArgs(people.bob);
    expect(await balancesOf(composite)).to.deep.equal([0n, 0n, 0n]);
  });

  it("keeps the vault out of reach: nobody pays into it, freezes it or takes from it", async () => {
    const { composite, coins, people } = await load();
    await composite.connect(people.alice).create(UNIT);
    for (const coin of coins) {
      await expect(coin.connect(people.alice).transfer(composite, 1n))
        .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
        .withArgs(composite);
      await expect(coin.freeze(composite, `0x${"11".repeat(32)}`))
        .to.be.revertedWithCustomError(coin, "SystemAccount")
        .withArgs(composite);
      await expect(coin.forcedTransfer(composite, people.bob, 1n))
        .to.be.revertedWithCustomError(coin, "SystemAccount")
        .withArgs(composite);
    }
  });

  it("may be held by dealers, who accept it here", async () => {
    const { composite, lbr, participants, people } = await load();
    await participants.connect(people.admitter).registerDesignatedDealer(people.dealer, CREDENTIAL);
    await expect(composite.connect(people.dealer).acceptAsDealer()).to.emit(lbr, "CurrencyAccepted");
    expect(await lbr.isDealer(people.dealer)).to.equal(true);
    await expect(composite.connect(people.carol).acceptAsDealer()).to.be.revertedWithCustomError(
      lbr,
      "RoleCannotAccept",
    );
  });

  it("is minted by nobody but the vault", async () => {
    const { lbr, people } = await load();
    for (const caller of [people.admin, people.alice]) {
      await expect(lbr.connect(caller).mint(people.alice, 1n))
        .to.be.revertedWithCustomError(lbr, "NotTheTreasury")
        .withArgs(caller);
    }
  });
});

describe("≋LBR: what it is made with", () => {
  it("says its coins, their amounts and the delay", async () => {
    const { composite, components, lbr } = await load();
    expect(
      (await composite.components()).map(([coin, amountPerUnit]) => ({ coin, amountPerUnit })),
    ).to.deep.equal(components);
    expect([await composite.delay(), await composite.coin()]).to.deep.equal([
      DELAY_SECONDS,
      await lbr.getAddress(),
    ]);
  });

  it("takes one to eight coins, each once and none without an amount, and a delay", async () => {
    const { authority, components, composite } = await load();
    const [usd, eur] = components as [(typeof components)[0], (typeof components)[0]];
    const deploy = (given: typeof components, delay = 1n) =>
      chain.ethers.deployContract("Composite", [authority, given, delay]);
    for (const given of [
      [],
      [usd, usd],
      [usd, { ...eur, amountPerUnit: 0n }],
      Array.from({ length: 9 }, () => usd),
    ]) {
      await expect(deploy(given))
        .to.be.revertedWithCustomError(composite, "ComponentsOutOfRange")
        .withArgs(given.length);
    }
    for (const delay of [0n, 366n * 86_400n + 1n]) {
      await expect(deploy([usd], delay))
        .to.be.revertedWithCustomError(composite, "DelayOutOfRange")
        .withArgs(delay);
    }
  });

  it("is connected once, to a coin of its own, and does nothing before", async () => {
    const { authority, components, composite, lbr, coins, people } = await load();
    const fresh = await chain.ethers.deployContract("Composite", [authority, components, 1n], people.admin);
    for (const call of [
      () => fresh.create(1n),
      () => fresh.unpack(1n),
      () => fresh.swap(),
      () => fresh.acceptAsDealer(),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(fresh, "CoinMissing");
    }
    expect(await fresh.swapTerms()).to.deep.equal([[], []]);
    for (const [vault, coin] of [
      [composite, lbr],
      [fresh, lbr],
      [fresh, coins[0] ?? lbr],
      [fresh, people.alice],
    ] as const) {
      await expect(vault.connectCoin(coin))
        .to.be.revertedWithCustomError(composite, "CompositeNotConnectable")
        .withArgs(coin);
    }
    await expect(composite.connect(people.alice).connectCoin(lbr)).to.be.revertedWithCustomError(
      composite,
      "AccessManagedUnauthorized",
    );
  });
});
