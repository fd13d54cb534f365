import { expect } from "chai";
import { resolveAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { type LibraSystem, MINTED_MICRO, OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

const INVENTORY = MINTED_MICRO - 3n * OPENING_MICRO;

describe("LibraCoin.pay", () => {
  it("settles what the payer's VASP submits with the payer's signature", async () => {
    const { coin, people } = await load();
    const payment = await paymentOf(people.alice, people.carol);
    const settled = coin.connect(people.alipay).pay(payment, await signPayment(coin, people.alice, payment));
    await expect(settled).to.emit(coin, "InstructionSettled").withArgs(payment.instructionId);
    await expect(settled).to.emit(coin, "Transfer").withArgs(people.alice, people.carol, 100n);
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO - 100n);
    expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO + 100n);
    expect(await coin.decisionOf(payment.instructionId)).to.deep.equal([true, 0n]);
  });

  it("settles a top-up: the dealer pays, itself or through any VASP with its signature", async () => {
    const { coin, people } = await load();
    await coin.connect(people.dealer).pay(await paymentOf(people.dealer, people.dave), "0x");
    const second = await paymentOf(people.dealer, people.dave, { id: "second" });
    await coin.connect(people.alipay).pay(second, await signPayment(coin, people.dealer, second));
    expect(await coin.balanceOf(people.dave)).to.equal(200n);
    expect(await coin.balanceOf(people.dealer)).to.equal(INVENTORY - 200n);
  });

  it("settles a withdrawal: a holder pays the dealer", async () => {
    const { coin, people } = await load();
    const payment = await paymentOf(people.carol, people.dealer, { amountInMicro: OPENING_MICRO });
    await coin.connect(people.tenpay).pay(payment, await signPayment(coin, people.carol, payment));
    expect(await coin.balanceOf(people.dealer)).to.equal(INVENTORY + OPENING_MICRO);
  });

  it("moves nothing when one pays oneself", async () => {
    const { coin, people } = await load();
    const payment = await paymentOf(people.alice, people.alice, { amountInMicro: OPENING_MICRO });
    await expect(coin.connect(people.alice).pay(payment, "0x")).to.emit(coin, "InstructionSettled");
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO);
  });

  it("accepts the signature of a payer who is a contract (ERC-1271), and refuses when it says no", async () => {
    const { coin, people, topUp, openWallets } = await load();
    const wallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
    await openWallets(people.alipay, [wallet]);
    await topUp(wallet, 100n);
    const payment = await paymentOf(wallet, people.carol);
    const alipay = coin.connect(people.alipay);
    await expect(alipay.pay(payment, await signPayment(coin, people.bob, payment)))
      .to.be.revertedWithCustomError(coin, "InvalidPayerSignature")
      .withArgs(payment.payer);
    await alipay.pay(payment, await signPayment(coin, people.alice, payment));
    expect(await coin.balanceOf(wallet)).to.equal(0n);
  });

  describe("refuses, records why and consumes the id", () => {
    const CASE = bytes32("case 42");
    const freeze = (who: "alice" | "carol" | "dealer") => (system: LibraSystem) =>
      system.coin.connect(system.people.freezer).freeze(system.people[who], CASE);
    const keepBack = (who: "alice" | "dealer", amount: bigint) => (system: LibraSystem) =>
      system.coin.connect(system.people.freezer).setFrozenTokens(system.people[who], amount);
    const nothing = async () => undefined;

    type Case = {
      what: string;
      reason: Parameters<typeof refusal>[0];
      prepare: (system: LibraSystem) => Promise<unknown>;
      payer: "alice" | "dealer";
      amountInMicro: bigint;
    };
    const cases: Case[] = [
      {
        ...{ what: "a frozen payer, before all else", reason: "PAYER_FROZEN", payer: "alice" },
        ...{ prepare: freeze("alice"), amountInMicro: OPENING_MICRO + 1n },
      },
      {
        ...{ what: "more than the balance", reason: "INSUFFICIENT_BALANCE", payer: "alice" },
        ...{ prepare: nothing, amountInMicro: OPENING_MICRO + 1n },
      },
      {
        ...{
          what: "more than the unfrozen balance",
          reason: "INSUFFICIENT_UNFROZEN_BALANCE",
          payer: "alice",
        },
        ...{ prepare: keepBack("alice", OPENING_MICRO - 99n), amountInMicro: 100n },
      },
      {
        ...{ what: "a frozen payee", reason: "PAYEE_FROZEN", payer: "alice" },
        ...{ prepare: freeze("carol"), amountInMicro: 100n },
      },
      {
        ...{
          what: "more than the dealer's inventory",
          reason: "DEALER_INVENTORY_INSUFFICIENT",
          payer: "dealer",
        },
        ...{ prepare: freeze("carol"), amountInMicro: INVENTORY + 1n },
      },
      {
        ...{ what: "a frozen dealer", reason: "PAYER_FROZEN", payer: "dealer" },
        ...{ prepare: freeze("dealer"), amountInMicro: INVENTORY + 1n },
      },
      {
        ...{ what: "a partly frozen inventory", reason: "INSUFFICIENT_UNFROZEN_BALANCE", payer: "dealer" },
        ...{ prepare: keepBack("dealer", 1n), amountInMicro: INVENTORY },
      },
    ];
    for (const { what, reason, prepare, payer, amountInMicro } of cases) {
      it(`${what}: ${reason}`, async () => {
        const system = await load();
        const { coin, people } = system;
        await prepare(system);
        const payment = await paymentOf(people[payer], people.carol, { amountInMicro });
        const refused = coin.connect(people[payer]).pay(payment, "0x");
        await expect(refused)
          .to.emit(coin, "InstructionRefused")
          .withArgs(payment.instructionId, refusal(reason));
        await expect(refused).not.to.emit(coin, "Transfer");
        expect(await coin.decisionOf(payment.instructionId)).to.deep.equal([true, BigInt(refusal(reason))]);
        expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO);
      });
    }

    it("all of the dealer's inventory isn't too much", async () => {
      const { coin, people } = await load();
      const all = await paymentOf(people.dealer, people.carol, { amountInMicro: INVENTORY });
      await expect(coin.connect(people.dealer).pay(all, "0x")).to.emit(coin, "InstructionSettled");
    });

    it("a payer without a wallet, whom any VASP may submit: PAYER_NOT_ALLOWED", async () => {
      const { coin, people } = await load();
      for (const submitter of [people.alipay, people.tenpay, people.stranger]) {
        const payment = await paymentOf(people.stranger, people.carol, { id: submitter.address });
        await expect(coin.connect(submitter).pay(payment, await signPayment(coin, people.stranger, payment)))
          .to.emit(coin, "InstructionRefused")
          .withArgs(payment.instructionId, refusal("PAYER_NOT_ALLOWED"));
      }
    });

    it("a payee without a wallet, whoever that is: PAYEE_NOT_ALLOWED", async () => {
      const { coin, treasury, people } = await load();
      for (const payee of [people.stranger, people.compliance, coin, treasury]) {
        const payment = await paymentOf(people.alice, payee, { id: await resolveAddress(payee) });
        await expect(coin.connect(people.alice).pay(payment, "0x"))
          .to.emit(coin, "InstructionRefused")
          .withArgs(payment.instructionId, refusal("PAYEE_NOT_ALLOWED"));
      }
    });
  });
});
