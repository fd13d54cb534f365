import { expect } from "chai";

import { PAST, bytes32, openChain } from "../../behaviours/chain.ts";
import { balancesOf, deployGross, give, paymentOf, signPayment, statesOf } from "./deploySettlement.ts";

const chain = await openChain();
const load = () => chain.restore(deployGross);

describe("InterbankSettlement.submit", () => {
  it("settles at once what the payer can pay, to the last fen, and queues one fen more", async () => {
    const system = await load();
    const { settlement, people } = system;
    await expect(give(system, "one", people.icbc, people.ccb, 100n))
      .to.emit(settlement, "OrderStateChanged")
      .withArgs(bytes32("one"), 3);
    expect(await balancesOf(system)).to.deep.equal([0n, 200n, 100n, 100n]);
    await give(system, "two", people.ccb, people.alice, 201n);
    expect(await statesOf(system, "one", "two", "three")).to.deep.equal([
      "SETTLED_AT_ONCE",
      "QUEUED",
      "UNKNOWN",
    ]);
    expect(await settlement.queueOf(people.ccb)).to.deep.equal([bytes32("two")]);
    expect(await settlement.roomOf(people.ccb)).to.equal(200n);
  });

  it("lets nothing overtake within a priority, and urgent go before normal", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "n1", people.icbc, people.ccb, 150n);
    await give(system, "n2", people.icbc, people.ccb, 1n);
    await give(system, "u1", people.icbc, people.ccb, 30n, true);
    expect(await statesOf(system, "n1", "n2", "u1")).to.deep.equal(["QUEUED", "QUEUED", "SETTLED_AT_ONCE"]);
    await give(system, "u2", people.icbc, people.ccb, 90n, true);
    await give(system, "u3", people.icbc, people.ccb, 1n, true);
    const queue = ["u2", "u3", "n1", "n2"].map(bytes32);
    expect(await settlement.queueOf(people.icbc)).to.deep.equal(queue);
  });

  it("releases along a chain of banks when one of them is paid", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "a", people.ccb, people.alice, 150n);
    await give(system, "b", people.alice, people.bob, 210n);
    await give(system, "c", people.alice, people.bob, 50n);
    const paid = give(system, "d", people.icbc, people.ccb, 50n);
    for (const [id, state] of [
      ["d", 3],
      ["a", 4],
      ["b", 4],
    ] as const) {
      await expect(paid).to.emit(settlement, "OrderStateChanged").withArgs(bytes32(id), state);
    }
    expect(await statesOf(system, "a", "b", "c")).to.deep.equal([
      "SETTLED_BY_RELEASE",
      "SETTLED_BY_RELEASE",
      "QUEUED",
    ]);
    expect(await balancesOf(system)).to.deep.equal([50n, 0n, 40n, 310n]);
  });

  it("takes the payer's signature from anyone, over these contents alone", async () => {
    const { settlement, people } = await load();
    const payment = paymentOf("one", people.icbc, people.ccb);
    const relay = settlement.connect(people.relay);
    const signature = await signPayment(settlement, people.icbc, payment);
    for (const forged of [
      { ...payment, amountInFen: 11n },
      { ...payment, urgent: true },
      { ...payment, payee: people.bob.address },
    ]) {
      await expect(relay.submit(forged, signature))
        .to.be.revertedWithCustomError(settlement, "InvalidPayerSignature")
        .withArgs(people.icbc);
    }
    await expect(relay.submit(payment, signature)).to.emit(settlement, "OrderStateChanged");
  });

  it("answers an id that comes again with its state, and refuses other contents", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "one", people.icbc, people.ccb, 150n);
    await expect(give(system, "one", people.icbc, people.ccb, 150n))
      .to.emit(settlement, "OrderRepeated")
      .withArgs(bytes32("one"), 1);
    await settlement.fund(people.icbc, 50n);
    await expect(give(system, "one", people.icbc, people.ccb, 150n))
      .to.emit(settlement, "OrderRepeated")
      .withArgs(bytes32("one"), 4);
    await give(system, "at once", people.bob, people.ccb, 1n);
    await expect(give(system, "at once", people.bob, people.ccb, 1n))
      .to.emit(settlement, "OrderRepeated")
      .withArgs(bytes32("at once"), 3);
    await expect(give(system, "one", people.icbc, people.ccb, 151n))
      .to.be.revertedWithCustomError(settlement, "InstructionIdReused")
      .withArgs(bytes32("one"));
    expect(await balancesOf(system)).to.deep.equal([0n, 251n, 100n, 99n]);
  });

  it("says what is malformed, and consumes nothing", async () => {
    const { settlement, people } = await load();
    const icbc = settlement.connect(people.icbc);
    const payment = paymentOf("one", people.icbc, people.ccb);
    await expect(icbc.submit({ ...payment, payer: people.dave.address }, "0x"))
      .to.be.revertedWithCustomError(settlement, "NotASettlementBank")
      .withArgs(people.dave);
    await expect(icbc.submit({ ...payment, payee: people.dave.address }, "0x"))
      .to.be.revertedWithCustomError(settlement, "NotASettlementBank")
      .withArgs(people.dave);
    await expect(icbc.submit({ ...payment, payee: people.icbc.address }, "0x"))
      .to.be.revertedWithCustomError(settlement, "PaymentToSelf")
      .withArgs(people.icbc);
    for (const amountInFen of [0n, 2n ** 96n]) {
      await expect(icbc.submit({ ...payment, amountInFen }, "0x"))
        .to.be.revertedWithCustomError(settlement, "AmountOutOfRange")
        .withArgs(amountInFen);
    }
    await expect(icbc.submit({ ...payment, validUntil: PAST }, "0x")).to.be.revertedWithCustomError(
      settlement,
      "AuthorisationExpired",
    );
    await expect(icbc.submit(payment, "0x")).to.emit(settlement, "OrderStateChanged");
  });
});
