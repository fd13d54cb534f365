import { expect } from "chai";
import { ZeroHash } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { deployLibra } from "./deployLibra.ts";

const chain = await openChain();

async function load() {
  const system = await chain.restore(deployLibra);
  const { treasury, people } = system;
  const dealer = treasury.connect(people.dealer);
  const preburn = async (...names: readonly string[]) => {
    for (const name of names) await dealer.preburn(bytes32(name), 2n);
  };
  const cancel = async (...names: readonly string[]) => {
    for (const name of names) await treasury.connect(people.compliance).cancelPreburn(bytes32(name));
  };
  const open = async () => [...(await treasury.openPreburns(people.dealer))];
  return { ...system, preburn, cancel, open };
}

const named = (names: readonly string[]) => names.map(bytes32);

describe("Treasury: the preburn queue", () => {
  it("lists what is open, the oldest first, whatever is decided in between", async () => {
    const { preburn, cancel, open } = await load();
    expect(await open()).to.deep.equal([]);
    await preburn("a", "b", "c", "d");
    await cancel("b");
    await preburn("e");
    expect(await open()).to.deep.equal(named(["a", "c", "d", "e"]));
    await cancel("e", "a");
    await preburn("f");
    expect(await open()).to.deep.equal(named(["c", "d", "f"]));
  });

  it("keeps the order when places are taken for the second time", async () => {
    const { preburn, cancel, open } = await load();
    await preburn("stays");
    const passing = Array.from({ length: 255 }, (_, i) => `passing ${i}`);
    await preburn(...passing);
    await cancel(...passing.slice(0, 200), ...passing.slice(201));
    await preburn("x", "y");
    expect(await open()).to.deep.equal(named(["stays", "passing 200", "x", "y"]));
    const more = Array.from({ length: 252 }, (_, i) => `more ${i}`);
    await preburn(...more);
    expect(await open()).to.deep.equal(named(["stays", "passing 200", "x", "y", ...more]));
  });

  it("finds the oldest of exactly an amount, as Diem chose", async () => {
    const { treasury, people, cancel } = await load();
    const dealer = treasury.connect(people.dealer);
    for (const [name, amount] of [
      ["a", 5n],
      ["b", 7n],
      ["c", 5n],
    ] as const) {
      await dealer.preburn(bytes32(name), amount);
    }
    expect(await treasury.oldestPreburn(people.dealer, 5n)).to.equal(bytes32("a"));
    await cancel("a");
    expect(await treasury.oldestPreburn(people.dealer, 5n)).to.equal(bytes32("c"));
    expect(await treasury.oldestPreburn(people.dealer, 6n)).to.equal(ZeroHash);
    expect(await treasury.oldestPreburn(people.alice, 5n)).to.equal(ZeroHash);
  });

  it("takes amounts below 2^64 only, for a preburn as for a mint", async () => {
    const { treasury, people } = await load();
    const dealer = treasury.connect(people.dealer);
    for (const request of [
      () => dealer.preburn(bytes32("a"), 2n ** 64n),
      () => dealer.requestMint(bytes32("a"), 2n ** 64n),
    ]) {
      await expect(request())
        .to.be.revertedWithCustomError(treasury, "RequestOutOfRange")
        .withArgs(2n ** 64n);
    }
  });
});
