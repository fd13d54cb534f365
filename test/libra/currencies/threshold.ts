import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import fc from "fast-check";

import { type Chain, openChain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { deployLibra } from "../deployLibra.ts";

const chain = await openChain();
const USD = encodeBytes32String("USD");
const EUR = encodeBytes32String("EUR");
const ONE = 2n ** 32n;
const THRESHOLD = 1_000_000_000n;
const RULES_ROLE = 301n;
const SEED = 20_200_416;

/** ≋USD registered; the registry may set the threshold of each coin, as the rules let treasury compliance. */
async function deployRegistry(chain: Chain) {
  const system = await deployLibra(chain);
  const { authority, people, coin, rules } = system;
  const registry = await chain.ethers.deployContract("Currencies", [authority], people.admin);
  await grantRights(chain, authority, registry, { compliance: ["setRate", "setThreshold"] });
  const selector = rules.interface.getFunction("setTravelRuleThreshold").selector;
  await authority.setTargetFunctionRole(rules, [selector], RULES_ROLE);
  await authority.grantRole(RULES_ROLE, registry, 0);
  await registry.register(USD, coin);
  return { ...system, registry, compliance: registry.connect(people.compliance) };
}

const load = () => chain.restore(deployRegistry);

describe("Currencies: the travel rule's threshold", () => {
  it("is told to each coin in its own unit, when it is set and when a rate changes", async () => {
    const { registry, compliance, coin, rules } = await load();
    const told = async () => (await rules.travelRule(coin)).thresholdInMicro;
    await compliance.setRate(USD, ONE);
    expect(await told()).to.equal(0n);
    await expect(compliance.setThreshold(THRESHOLD)).to.emit(registry, "ThresholdSet").withArgs(THRESHOLD);
    expect([await told(), await registry.threshold()]).to.deep.equal([THRESHOLD, THRESHOLD]);
    await compliance.setRate(USD, (ONE * 4n) / 5n);
    expect(await told()).to.equal(1_250_000_001n); // four fifths is a little less than that in 32.32
    expect(await registry.thresholdOf(USD)).to.equal(await told());
  });

  it("isn't told to a coin without a rate", async () => {
    const { registry, compliance, coin, rules } = await load();
    await compliance.setThreshold(THRESHOLD);
    expect(await registry.thresholdOf(USD)).to.equal(0n);
    expect((await rules.travelRule(coin)).thresholdInMicro).to.equal(0n);
  });

  it("is within bounds, in ≋LBR and in the coin's unit", async () => {
    const { registry, compliance } = await load();
    const none = `0x${"00".repeat(32)}`;
    for (const amount of [0n, 2n ** 64n]) {
      await expect(compliance.setThreshold(amount))
        .to.be.revertedWithCustomError(registry, "ThresholdOutOfRange")
        .withArgs(none, amount);
    }
    await compliance.setThreshold(2n ** 33n);
    await expect(compliance.setRate(USD, 1n))
      .to.be.revertedWithCustomError(registry, "ThresholdOutOfRange")
      .withArgs(USD, 2n ** 65n);
    await expect(registry.thresholdOf(EUR)).to.be.revertedWithCustomError(registry, "NoSuchCurrency");
  });

  it("is the least amount whose approximate worth reaches it, as Diem compared", async () => {
    const { registry, compliance } = await load();
    const rate = fc.bigInt({ min: 2n ** 16n, max: 2n ** 48n });
    const threshold = fc.bigInt({ min: 1n, max: 2n ** 40n });
    await fc.assert(
      fc.asyncProperty(rate, threshold, async (atRate, limit) => {
        await compliance.setRate(USD, atRate);
        await compliance.setThreshold(limit);
        const least = await registry.thresholdOf(USD);
        expect((await registry.approximateWorth(USD, least)) >= limit).to.equal(true);
        expect((await registry.approximateWorth(USD, least - 1n)) < limit).to.equal(true);
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it("leaves all else as it was registered (I9, I11)", async () => {
    const { registry, compliance, people } = await load();
    const before = await registry.currency(USD);
    await compliance.setRate(USD, 7n * ONE);
    for (const caller of [people.admin, people.dealer, people.stranger]) {
      await expect(registry.connect(caller).setRate(USD, ONE)).to.be.revertedWithCustomError(
        registry,
        "AccessManagedUnauthorized",
      );
    }
    const after = await registry.currency(USD);
    expect([...after.slice(0, 6)]).to.deep.equal([...before.slice(0, 6)]);
    expect(after.rate).to.equal(7n * ONE);
    expect(await registry.codes()).to.deep.equal([USD]);
  });
});
