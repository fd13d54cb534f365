import { expect } from "chai";

import { PAST, openChain } from "../behaviours/chain.ts";
import { WAYS_TO_MOVE } from "../behaviours/waysToMove.ts";
import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { refusal } from "../yuan/statements.ts";
import { NO_ATTESTATION, THRESHOLD_MICRO, across, attest, withTravelRule } from "./attestations.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const withRule = async (on: typeof chain) => withTravelRule(await deployLibra(on));
const load = () => chain.restore(withRule);
const METADATA = "0xc0ffee";

describe("The travel rule", () => {
  for (const [way, move] of Object.entries(WAYS_TO_MOVE)) {
    it(`keeps ${way} between VASPs below the threshold`, async () => {
      const { coin, people } = await load();
      const token = RegulatedToken__factory.connect(await coin.getAddress(), people.stranger);
      const parties = { token, payer: people.alice, payee: people.carol };
      const by = { spender: people.bob, relay: people.relay };
      await expect(move({ ...parties, ...by, amount: THRESHOLD_MICRO }))
        .to.be.revertedWithCustomError(coin, "AttestationRequired")
        .withArgs(people.alice, people.carol, THRESHOLD_MICRO, THRESHOLD_MICRO);
      expect(await coin.canTransfer(people.alice, people.carol, THRESHOLD_MICRO)).to.equal(false);
      expect(await coin.canTransfer(people.alice, people.carol, THRESHOLD_MICRO - 1n)).to.equal(true);
      await move({ ...parties, ...by, amount: THRESHOLD_MICRO - 1n });
    });
  }

  it("leaves payments within a VASP, to oneself and with a dealer alone", async () => {
    const { coin, people } = await load();
    const { alice, bob, dealer } = people;
    for (const [payer, payee] of [
      [alice, bob],
      [alice, alice],
      [alice, dealer],
      [dealer, alice],
    ] as const) {
      expect(await coin.canTransfer(payer, payee, THRESHOLD_MICRO)).to.equal(true);
      await coin.connect(payer).transfer(payee, THRESHOLD_MICRO);
    }
  });

  it("refuses a payment without attestation, which uses up its id, and takes another with one", async () => {
    const system = await load();
    const { coin, rules, people } = system;
    const alice = coin.connect(people.alice);
    const missing = refusal("ATTESTATION_MISSING");
    const bare = await across(people, THRESHOLD_MICRO, "bare");
    await expect(alice.pay(bare, "0x"))
      .to.emit(coin, "InstructionRefused")
      .withArgs(bare.instructionId, missing);
    const empty = await across(people, THRESHOLD_MICRO, "empty");
    await expect(alice.payWithAttestation(empty, "0x", NO_ATTESTATION, METADATA))
      .to.emit(coin, "InstructionRefused")
      .withArgs(empty.instructionId, missing);
    await expect(alice.payWithAttestation(bare, "0x", await attest(system, people.relay, bare), METADATA))
      .to.emit(coin, "InstructionReplayed")
      .withArgs(bare.instructionId, missing);
    expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO);
    const payment = await across(people, THRESHOLD_MICRO);
    const attestation = await attest(system, people.relay, payment);
    const settled = coin
      .connect(people.alipay)
      .payWithAttestation(payment, await signPayment(coin, people.alice, payment), attestation, METADATA);
    await expect(settled).to.emit(coin, "InstructionSettled").withArgs(payment.instructionId);
    await expect(settled)
      .to.emit(coin, "PaymentMetadata")
      .withArgs(payment.instructionId, attestation.referenceId, METADATA);
    await expect(settled)
      .to.emit(rules, "AttestationUsed")
      .withArgs(coin, attestation.referenceId, (digest: string) => digest.length === 66);
    expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO + THRESHOLD_MICRO);
    // the attestation was for that payment alone
    await expect(alice.transfer(people.carol, THRESHOLD_MICRO)).to.be.revertedWithCustomError(
      coin,
      "AttestationRequired",
    );
  });

  it("takes each attestation once", async () => {
    const system = await load();
    const { coin, rules, people } = system;
    const first = await across(people, THRESHOLD_MICRO);
    const attestation = await attest(system, people.relay, first);
    const alice = coin.connect(people.alice);
    const digest = new Promise<string>((resolve) => {
      void rules.once(rules.filters.AttestationUsed, (...[, , used]) => resolve(used));
    });
    await alice.payWithAttestation(first, "0x", attestation, "0x");
    expect(await rules.isAttestationUsed(coin, await digest)).to.equal(true);
    expect(await rules.isAttestationUsed(people.alice, await digest)).to.equal(false);
    const second = await across(people, THRESHOLD_MICRO, "second");
    await expect(alice.payWithAttestation(second, "0x", attestation, "0x"))
      .to.be.revertedWithCustomError(rules, "AttestationUsedAlready")
      .withArgs(attestation.referenceId);
    // the first payment, when it comes again, is answered and nothing else
    await expect(alice.payWithAttestation(first, "0x", attestation, "0x"))
      .to.emit(coin, "InstructionReplayed")
      .withArgs(first.instructionId, 0n);
  });

  it("verifies an attestation also where none is needed", async () => {
    const system = await load();
    const { coin, rules, people } = system;
    const alice = coin.connect(people.alice);
    const small = await across(people, 1n);
    const forged = await attest(system, people.bob, small);
    await expect(alice.payWithAttestation(small, "0x", forged, "0x"))
      .to.be.revertedWithCustomError(rules, "InvalidAttestation")
      .withArgs(people.relay);
    const toDealer = await paymentOf(people.alice, people.dealer, { id: "to dealer" });
    const needless = await attest(system, people.relay, toDealer);
    await expect(alice.payWithAttestation(toDealer, "0x", needless, "0x"))
      .to.be.revertedWithCustomError(rules, "NobodyToAttest")
      .withArgs(people.dealer);
    await alice.payWithAttestation(toDealer, "0x", NO_ATTESTATION, METADATA);
  });

  it("takes no attestation that is late, for other contents, or by nobody", async () => {
    const system = await load();
    const { coin, rules, participants, people } = system;
    const alice = coin.connect(people.alice);
    const payment = await across(people, THRESHOLD_MICRO);
    const late = await attest(system, people.relay, payment, { deadline: PAST });
    await expect(alice.payWithAttestation(payment, "0x", late, "0x"))
      .to.be.revertedWithCustomError(rules, "AttestationExpired")
      .withArgs(PAST, (current: bigint) => current > PAST);
    for (const other of [
      { ...payment, amountInMicro: payment.amountInMicro + 1n },
      { ...payment, payer: people.bob.address },
      { ...payment, payee: people.dave.address },
    ]) {
      const attestation = await attest(system, people.relay, other);
      await expect(alice.payWithAttestation(payment, "0x", attestation, "0x"))
        .to.be.revertedWithCustomError(rules, "InvalidAttestation")
        .withArgs(people.relay);
    }
    const good = await attest(system, people.relay, payment);
    await participants.connect(people.tenpay).rotateComplianceKey(people.dave);
    await expect(alice.payWithAttestation(payment, "0x", good, "0x"))
      .to.be.revertedWithCustomError(rules, "InvalidAttestation")
      .withArgs(people.dave);
  });

  it("takes the signature of a VASP's ERC-1271 contract", async () => {
    const system = await load();
    const { coin, participants, people } = system;
    const contract = await chain.ethers.deployContract("SmartWallet", [people.dave.address]);
    await participants.connect(people.tenpay).rotateComplianceKey(contract);
    const payment = await across(people, THRESHOLD_MICRO);
    const attestation = await attest(system, people.dave, payment);
    await coin.connect(people.alice).payWithAttestation(payment, "0x", attestation, "0x");
  });

  it("records a refusal like any other, and uses the attestation up with the id", async () => {
    const system = await load();
    const { coin, people } = system;
    const payment = await across(people, OPENING_MICRO + 1n);
    const attestation = await attest(system, people.relay, payment);
    const refused = coin.connect(people.alice).payWithAttestation(payment, "0x", attestation, METADATA);
    await expect(refused)
      .to.emit(coin, "InstructionRefused")
      .withArgs(payment.instructionId, refusal("INSUFFICIENT_BALANCE"));
    await expect(refused).not.to.emit(coin, "PaymentMetadata");
  });

  it("is set by compliance, and off at zero", async () => {
    const { coin, rules, people } = await load();
    expect(await rules.travelRule(coin)).to.deep.equal([THRESHOLD_MICRO, false]);
    await expect(rules.connect(people.compliance).setTravelRuleThreshold(coin, 0n))
      .to.emit(rules, "TravelRuleThresholdSet")
      .withArgs(coin, 0n);
    await coin.connect(people.alice).transfer(people.carol, OPENING_MICRO);
    await expect(rules.connect(people.compliance).setTravelRuleThreshold(people.alice, 1n))
      .to.be.revertedWithCustomError(rules, "CoinNotConnected")
      .withArgs(people.alice);
    await expect(coin.connect(people.compliance).setRules(0n, 0n))
      .to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized")
      .withArgs(people.compliance);
    expect(await coin.rules()).to.equal(rules);
    expect(await coin.rulesInForce()).to.deep.equal([0n, 0n]);
  });
});
