import { expect } from "chai";

import { openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { NO_ATTESTATION, THRESHOLD_MICRO, across, attest, withTravelRule } from "./attestations.ts";
import { type LibraSystem, OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const withPayment = async (on: typeof chain) => {
  const system = await withTravelRule(await deployLibra(on));
  const original = await across(system.people, 100n, "original");
  await system.coin.connect(system.people.alice).pay(original, "0x");
  return { ...system, original };
};
const load = () => chain.restore(withPayment);

const back = ({ people }: Pick<LibraSystem, "people">, amountInMicro: bigint, id = "refund") =>
  paymentOf(people.carol, people.alice, { id, amountInMicro });

describe("LibraCoin.refund", () => {
  it("returns a payment in parts, at most what was paid, and names it", async () => {
    const system = await load();
    const { coin, people, original } = system;
    const carol = coin.connect(people.carol);
    const first = await back(system, 70n);
    const refunded = carol.refund(first, "0x", original, NO_ATTESTATION, "0x01");
    await expect(refunded)
      .to.emit(coin, "PaymentRefunded")
      .withArgs(original.instructionId, first.instructionId, 70n);
    await expect(refunded)
      .to.emit(coin, "PaymentMetadata")
      .withArgs(first.instructionId, NO_ATTESTATION.referenceId, "0x01");
    await expect(carol.refund(await back(system, 31n, "too much"), "0x", original, NO_ATTESTATION, "0x"))
      .to.be.revertedWithCustomError(coin, "RefundTooLarge")
      .withArgs(original.instructionId, 31n, 30n);
    const rest = await back(system, 30n, "rest");
    const signature = await signPayment(coin, people.carol, rest);
    await coin.connect(people.tenpay).refund(rest, signature, original, NO_ATTESTATION, "0x");
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO);
    await expect(carol.refund(rest, "0x", original, NO_ATTESTATION, "0x"))
      .to.emit(coin, "InstructionReplayed")
      .withArgs(rest.instructionId, 0n);
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO);
  });

  it("goes back from the payee of a settled payment to its payer, and nowhere else", async () => {
    const system = await load();
    const { coin, people, original } = system;
    const unsettled = await across(people, OPENING_MICRO + 1n, "refused");
    await coin.connect(people.alice).pay(unsettled, "0x");
    const [carol, dave] = [people.carol, people.dave];
    for (const [payer, refund, of] of [
      [carol, await paymentOf(carol, people.bob), original],
      [dave, await paymentOf(dave, people.alice), original], // who has nothing, which would be refused
      [carol, await back(system, 1n), { ...original, amountInMicro: 101n }],
      [carol, await back(system, 1n), await across(people, 100n, "never given")],
      [carol, await back(system, 1n), unsettled],
    ] as const) {
      await expect(coin.connect(payer).refund(refund, "0x", of, NO_ATTESTATION, "0x"))
        .to.be.revertedWithCustomError(coin, "NotRefundable")
        .withArgs(of.instructionId);
    }
  });

  it("counts nothing when a rule refuses it", async () => {
    const system = await load();
    const { coin, people, original } = system;
    await coin.connect(people.carol).transfer(people.dave, OPENING_MICRO + 100n);
    const refund = await back(system, 100n);
    await expect(coin.connect(people.carol).refund(refund, "0x", original, NO_ATTESTATION, "0x"))
      .to.emit(coin, "InstructionRefused")
      .withArgs(refund.instructionId, refusal("INSUFFICIENT_BALANCE"));
    await coin.connect(people.dave).transfer(people.carol, 100n);
    const again = await back(system, 100n, "again");
    await coin.connect(people.carol).refund(again, "0x", original, NO_ATTESTATION, "0x");
  });

  it("needs an attestation where a payment would, and bears no fee", async () => {
    const system = await load();
    const { coin, participants, people } = system;
    const large = await across(people, THRESHOLD_MICRO, "large");
    const there = await attest(system, people.relay, large);
    await coin.connect(people.alice).payWithAttestation(large, "0x", there, "0x");
    await coin.connect(people.compliance).setFees(100n, 7n);
    await participants.connect(people.alipay).rotateComplianceKey(people.bob);
    await participants.connect(people.alipay).rotateBaseUrl("https://compliance.example/v2");
    const refund = await back(system, THRESHOLD_MICRO);
    const carol = coin.connect(people.carol);
    await expect(carol.refund(refund, "0x", large, NO_ATTESTATION, "0x"))
      .to.emit(coin, "InstructionRefused")
      .withArgs(refund.instructionId, refusal("ATTESTATION_MISSING"));
    const again = await back(system, THRESHOLD_MICRO, "again");
    const attestation = await attest(system, people.bob, again);
    await carol.refund(again, "0x", large, attestation, "0x");
    expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO + 100n);
  });
});
