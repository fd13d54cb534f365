import { expect } from "chai";

import { type Chain, openChain } from "../../behaviours/chain.ts";
import { AMOUNTS, DELAY_SECONDS, OPENING_MICRO, UNIT, deployComposite } from "./deployComposite.ts";

const chain = await openChain();
const NEXT = [400_000n, 180_000n, 200_001n];

/** Alice has created ten and a third ≋LBR, and other amounts are announced. */
async function withAnnouncement(chain: Chain) {
  const system = await deployComposite(chain);
  const { composite, people } = system;
  await composite.connect(people.alice).create(10n * UNIT + 333_333n);
  const receipt = await (await composite.announceAmounts(NEXT)).wait();
  const executableAt = BigInt((await receipt!.getBlock()).timestamp) + DELAY_SECONDS;
  return { ...system, executableAt };
}

const load = () => chain.restore(withAnnouncement);

describe("≋LBR: other amounts", () => {
  it("are announced by the council and wait, while everything goes on at the old ones", async () => {
    const { composite, executableAt, people } = await load();
    expect(await composite.announced()).to.deep.equal([NEXT, executableAt]);
    expect((await composite.components()).map(({ amountPerUnit }) => amountPerUnit)).to.deep.equal([
      ...AMOUNTS,
    ]);
    await composite.connect(people.alice).unpack(UNIT);
    await chain.setNextBlockTimestamp(executableAt - 1n);
    await expect(composite.connect(people.bob).swap())
      .to.be.revertedWithCustomError(composite, "SwapTooEarly")
      .withArgs(executableAt, executableAt - 1n);
    const alice = composite.connect(people.alice);
    for (const call of [() => alice.announceAmounts(NEXT), () => alice.withdrawAnnouncement()]) {
      await expect(call()).to.be.revertedWithCustomError(composite, "AccessManagedUnauthorized");
    }
  });

  it("come into force when somebody brings what is missing, and takes what is freed", async () => {
    const { composite, balancesOf, executableAt, people } = await load();
    await chain.setNextBlockTimestamp(executableAt);
    const supply = 10n * UNIT + 333_333n;
    const ceil = (amount: bigint) => (supply * amount + UNIT - 1n) / UNIT;
    const before = await balancesOf(composite);
    const [missing, freed] = await composite.swapTerms();
    expect(missing).to.deep.equal([0n, 0n, ceil(200_001n) - ceil(110_003n)]);
    expect(freed).to.deep.equal([ceil(500_000n) - ceil(400_000n), 0n, 0n]);
    await expect(composite.connect(people.bob).swap())
      .to.emit(composite, "AmountsSwapped")
      .withArgs(people.bob, NEXT);
    expect(await balancesOf(composite)).to.deep.equal(NEXT.map(ceil));
    expect(await balancesOf(people.bob)).to.deep.equal(
      before.map((held, i) => OPENING_MICRO + held - ceil(NEXT[i] ?? 0n)),
    );
    expect(await composite.announced()).to.deep.equal([[], 0n]);
    expect(await composite.broughtFor(UNIT)).to.deep.equal(NEXT);
    await expect(composite.connect(people.bob).swap()).to.be.revertedWithCustomError(
      composite,
      "NothingAnnounced",
    );
  });

  it("aren't in force if what is missing isn't brought", async () => {
    const { composite, coins, balancesOf, executableAt, people } = await load();
    const before = await balancesOf(composite);
    const gbp = coins[2];
    await gbp?.connect(people.bob).approve(composite, 0n);
    await chain.setNextBlockTimestamp(executableAt);
    await expect(composite.connect(people.bob).swap()).to.be.revertedWithCustomError(
      coins[0] ?? composite,
      "ERC20InsufficientAllowance",
    );
    expect(await balancesOf(composite)).to.deep.equal(before);
    expect((await composite.announced())[1]).to.equal(executableAt);
  });

  it("can be replaced, which waits anew, and withdrawn", async () => {
    const { composite, executableAt } = await load();
    await chain.setNextBlockTimestamp(executableAt);
    const again = composite.announceAmounts([1n, 2n, 3n]);
    await expect(again)
      .to.emit(composite, "AmountsAnnounced")
      .withArgs([1n, 2n, 3n], executableAt + DELAY_SECONDS);
    await expect(composite.withdrawAnnouncement()).to.emit(composite, "AnnouncementWithdrawn");
    for (const call of [() => composite.withdrawAnnouncement(), () => composite.swap()]) {
      await expect(call()).to.be.revertedWithCustomError(composite, "NothingAnnounced");
    }
  });

  it("are one for each coin, none of them zero", async () => {
    const { composite } = await load();
    for (const amounts of [[], [1n, 2n], [1n, 0n, 3n], [1n, 2n, 3n, 4n]]) {
      await expect(composite.announceAmounts(amounts))
        .to.be.revertedWithCustomError(composite, "ComponentsOutOfRange")
        .withArgs(amounts.length);
    }
  });
});
