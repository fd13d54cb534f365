import { expect } from "chai";

import { openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { type LibraSystem, deployLibra } from "./deployLibra.ts";
import { paymentOf } from "./statements.ts";

const chain = await openChain();
const [ALIPAY, TENPAY] = [2n, 3n];
const LIMITS = {
  maxInflowInMicro: 300n,
  maxOutflowInMicro: 200n,
  maxHoldingInMicro: 1_000n,
  periodSeconds: 3_600n,
};
const TRACKED = 600n;

/** Both VASPs are limited, each with 600 micro tracked. */
async function withLimits(on: typeof chain) {
  const system = await deployLibra(on);
  const { rules, coin, people } = system;
  const compliance = rules.connect(people.compliance);
  await compliance.setVaspLimits(coin, LIMITS);
  for (const vasp of [ALIPAY, TENPAY]) await compliance.setVaspWindow(coin, vasp, TRACKED);
  await compliance.switchWindows(coin, true, false);
  return { ...system, compliance };
}
const load = () => chain.restore(withLimits);

/** Inflow, outflow, tracked balance. */
async function windowOf({ rules, coin }: LibraSystem, vasp: bigint) {
  const { inflowInMicro, outflowInMicro, trackedInMicro } = await rules.vaspWindow(coin, vasp);
  return [inflowInMicro, outflowInMicro, trackedInMicro];
}

describe("Limits on VASPs", () => {
  it("count what crosses from one to another, and nothing within one", async () => {
    const system = await load();
    const { coin, people } = system;
    await coin.connect(people.alice).transfer(people.bob, 10_000n);
    await coin.connect(people.alice).transfer(people.carol, 150n);
    expect(await windowOf(system, ALIPAY)).to.deep.equal([0n, 150n, TRACKED - 150n]);
    expect(await windowOf(system, TENPAY)).to.deep.equal([150n, 0n, TRACKED + 150n]);
    await coin.connect(people.alice).transfer(people.dealer, 50n);
    await coin.connect(people.dealer).transfer(people.alice, 300n);
    expect(await windowOf(system, ALIPAY)).to.deep.equal([300n, 200n, TRACKED + 100n]);
  });

  it("say of a crossing that they bear what it would break, and nothing of others", async () => {
    const { coin, rules } = await load();
    const crossing = (micro: bigint) => micro | (ALIPAY << 160n) | (TENPAY << 176n) | (1n << 192n);
    await rules.requireWithin(coin, crossing(200n));
    expect(await rules.refusalOf(coin, crossing(200n))).to.equal(refusal("NONE"));
    await expect(rules.requireWithin(coin, crossing(201n)))
      .to.be.revertedWithCustomError(rules, "VaspOutflowExceeded")
      .withArgs(ALIPAY, 201n, 200n);
  });

  it("refuse what is more than may leave, come or be held, and count nothing of it", async () => {
    const system = await load();
    const { coin, rules, people, compliance } = system;
    const alice = coin.connect(people.alice);
    await expect(alice.transfer(people.carol, 201n))
      .to.be.revertedWithCustomError(rules, "VaspOutflowExceeded")
      .withArgs(ALIPAY, 201n, 200n);
    await expect(coin.connect(people.dealer).transfer(people.alice, 301n))
      .to.be.revertedWithCustomError(rules, "VaspInflowExceeded")
      .withArgs(ALIPAY, 301n, 300n);
    await compliance.setVaspWindow(coin, TENPAY, 900n);
    await expect(alice.transfer(people.carol, 101n))
      .to.be.revertedWithCustomError(rules, "VaspHoldingExceeded")
      .withArgs(TENPAY, 101n, 100n);
    expect(await windowOf(system, ALIPAY)).to.deep.equal([0n, 0n, TRACKED]);
    expect([
      await coin.canTransfer(people.alice, people.carol, 101n),
      await coin.canTransfer(people.alice, people.carol, 100n),
      await coin.canTransfer(people.alice, people.bob, 101n),
    ]).to.deep.equal([false, true, true]);
    await compliance.setVaspLimits(coin, { ...LIMITS, maxHoldingInMicro: 10n });
    await expect(alice.transfer(people.carol, 1n))
      .to.be.revertedWithCustomError(rules, "VaspHoldingExceeded")
      .withArgs(TENPAY, 1n, 0n);
  });

  it("refuse an instruction with the rule's reason, which uses up its id and nothing of a limit", async () => {
    const system = await load();
    const { coin, people, compliance } = system;
    await compliance.setVaspWindow(coin, TENPAY, 900n);
    const refusals = [];
    for (const [id, payer, payee, amountInMicro] of [
      ["out", people.alice, people.carol, 201n],
      ["in", people.dealer, people.alice, 301n],
      ["held", people.alice, people.carol, 101n],
    ] as const) {
      const payment = await paymentOf(payer, payee, { id, amountInMicro });
      await coin.connect(payer).pay(payment, "0x");
      refusals.push(await coin.decisionOf(payment.instructionId));
    }
    expect(refusals).to.deep.equal(
      (["VASP_OUTFLOW_EXCEEDED", "VASP_INFLOW_EXCEEDED", "VASP_HOLDING_EXCEEDED"] as const).map((reason) => [
        true,
        refusal(reason),
      ]),
    );
    expect(await windowOf(system, ALIPAY)).to.deep.equal([0n, 0n, TRACKED]);
    expect((await system.rules.vaspWindow(coin, ALIPAY)).start, "not begun").to.equal(0n);
  });

  it("begin anew after the period, but for the tracked balance, which never falls below zero", async () => {
    const system = await load();
    const { coin, rules, people, now, compliance } = system;
    const alice = coin.connect(people.alice);
    await alice.transfer(people.carol, 200n);
    const { start } = await rules.vaspWindow(coin, ALIPAY);
    expect(start, "begun by the first payment").to.equal(await now());
    await coin.connect(people.dealer).transfer(people.alice, 300n);
    await chain.setNextBlockTimestamp(start + LIMITS.periodSeconds);
    await expect(alice.transfer(people.carol, 1n)).to.be.revertedWithCustomError(
      rules,
      "VaspOutflowExceeded",
    );
    await compliance.setVaspWindow(coin, ALIPAY, 60n);
    expect(await now()).to.equal(start + LIMITS.periodSeconds);
    await alice.transfer(people.carol, 100n);
    expect(await windowOf(system, ALIPAY)).to.deep.equal([0n, 100n, 0n]);
    expect((await rules.vaspWindow(coin, ALIPAY)).start).to.equal(start + LIMITS.periodSeconds + 1n);
    expect(await windowOf(system, TENPAY)).to.deep.equal([100n, 0n, TRACKED + 300n]);
  });

  it("leave VASPs without a window alone, and everybody while they are off", async () => {
    const { coin, rules, people, compliance } = await load();
    await compliance.switchWindows(coin, false, false);
    await coin.connect(people.alice).transfer(people.carol, 5_000n);
    await expect(compliance.switchWindows(coin, true, false))
      .to.emit(rules, "WindowsSwitched")
      .withArgs(coin, true, false);
    const fresh = await chain.restore(deployLibra);
    const other = fresh.rules.connect(fresh.people.compliance);
    await other.setVaspLimits(fresh.coin, LIMITS);
    await other.switchWindows(fresh.coin, true, false);
    await fresh.coin.connect(fresh.people.alice).transfer(fresh.people.carol, 5_000n);
    expect((await fresh.rules.vaspWindow(fresh.coin, ALIPAY)).open).to.equal(false);
  });

  it("are all above zero, set by compliance, before any window", async () => {
    const { coin, rules, people } = await chain.restore(deployLibra);
    const compliance = rules.connect(people.compliance);
    await expect(compliance.setVaspWindow(coin, ALIPAY, 1n)).to.be.revertedWithCustomError(
      rules,
      "VaspLimitMissing",
    );
    for (const name of Object.keys(LIMITS)) {
      await expect(compliance.setVaspLimits(coin, { ...LIMITS, [name]: 0n })).to.be.revertedWithCustomError(
        rules,
        "VaspLimitMissing",
      );
    }
    await expect(compliance.setVaspLimits(coin, LIMITS))
      .to.emit(rules, "VaspLimitsSet")
      .withArgs(coin, Object.values(LIMITS));
    expect(await rules.vaspLimits(coin)).to.deep.equal(Object.values(LIMITS));
    await expect(compliance.setVaspWindow(coin, 0n, 1n)).to.be.revertedWithCustomError(
      rules,
      "VaspLimitMissing",
    );
    await expect(compliance.setVaspWindow(coin, ALIPAY, 5n))
      .to.emit(rules, "VaspWindowSet")
      .withArgs(coin, ALIPAY, 5n);
    await expect(rules.connect(people.alipay).setVaspWindow(coin, ALIPAY, 1n))
      .to.be.revertedWithCustomError(rules, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
  });
});
