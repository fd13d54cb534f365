import { expect } from "chai";

import { openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { THRESHOLD_MICRO, across, attest, withTravelRule } from "./attestations.ts";
import { deployLibra } from "./deployLibra.ts";

const chain = await openChain();
const [ALIPAY, TENPAY] = [2n, 3n];
const DAY = 86_400n;

async function withPairSums(on: typeof chain) {
  const system = await withTravelRule(await deployLibra(on));
  const { rules, coin, people } = system;
  await rules.connect(people.compliance).switchWindows(coin, false, true);
  return { ...system, sum: (from: bigint, to: bigint) => rules.pairSum(coin, from, to) };
}
const load = () => chain.restore(withPairSums);

describe("Sums of unattested payments between two VASPs", () => {
  it("keep a payment in parts below the threshold, one way, for a day", async () => {
    const { coin, rules, people, sum, now } = await load();
    const { alice, bob, carol, dave } = people;
    await coin.connect(alice).transfer(carol, 600n);
    const begun = await now();
    await coin.connect(bob).transfer(dave, 399n);
    expect([await sum(ALIPAY, TENPAY), await sum(TENPAY, ALIPAY)]).to.deep.equal([999n, 0n]);
    await expect(coin.connect(bob).transfer(carol, 1n))
      .to.be.revertedWithCustomError(rules, "UnattestedSumTooLarge")
      .withArgs(ALIPAY, TENPAY, THRESHOLD_MICRO, THRESHOLD_MICRO);
    expect([
      await coin.canTransfer(bob, carol, 1n),
      await coin.canTransfer(carol, bob, 999n),
      await coin.canTransfer(alice, bob, THRESHOLD_MICRO),
    ]).to.deep.equal([false, true, true]);
    await coin.connect(carol).transfer(alice, 999n);
    await chain.setNextBlockTimestamp(begun + DAY);
    await expect(coin.connect(bob).transfer(carol, 1n)).to.be.revertedWithCustomError(
      rules,
      "UnattestedSumTooLarge",
    );
    await chain.setNextBlockTimestamp(begun + DAY + 1n);
    await coin.connect(bob).transfer(carol, 1n);
    // the other way's day began later
    expect([await sum(ALIPAY, TENPAY), await sum(TENPAY, ALIPAY)]).to.deep.equal([1n, 999n]);
  });

  it("refuse an instruction with the reason, before the limits of either VASP are asked", async () => {
    const { coin, rules, people, sum } = await load();
    const compliance = rules.connect(people.compliance);
    const least = { maxInflowInMicro: 1n, maxOutflowInMicro: 1n, maxHoldingInMicro: 1n, periodSeconds: 1n };
    await coin.connect(people.alice).transfer(people.carol, 600n);
    await compliance.setVaspLimits(coin, least);
    await compliance.setVaspWindow(coin, ALIPAY, 0n);
    await compliance.switchWindows(coin, true, true);
    for (const [amountInMicro, reason] of [
      [400n, "UNATTESTED_SUM_TOO_LARGE"],
      [399n, "VASP_OUTFLOW_EXCEEDED"],
    ] as const) {
      const payment = await across(people, amountInMicro, reason);
      await expect(coin.connect(people.alice).pay(payment, "0x"))
        .to.emit(coin, "InstructionRefused")
        .withArgs(payment.instructionId, refusal(reason));
    }
    expect(await sum(ALIPAY, TENPAY)).to.equal(600n);
  });

  it("leave out what is attested, stays within a VASP or goes to a dealer", async () => {
    const system = await load();
    const { coin, people, sum } = system;
    const payment = await across(people, 5_000n);
    const attestation = await attest(system, people.relay, payment);
    await coin.connect(people.alice).payWithAttestation(payment, "0x", attestation, "0x");
    await coin.connect(people.alice).transfer(people.bob, 5_000n);
    await coin.connect(people.alice).transfer(people.dealer, 5_000n);
    expect(await sum(ALIPAY, TENPAY)).to.equal(0n);
  });

  it("are told by the rules, and count nothing while there is no threshold", async () => {
    const { coin, rules, people, sum } = await load();
    expect(await rules.travelRule(coin)).to.deep.equal([THRESHOLD_MICRO, true]);
    await rules.connect(people.compliance).setTravelRuleThreshold(coin, 0n);
    await coin.connect(people.alice).transfer(people.carol, 5_000n);
    expect(await sum(ALIPAY, TENPAY)).to.equal(0n);
  });
});
