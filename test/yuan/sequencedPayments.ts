import { expect } from "chai";
import { type Signer, concat, id } from "ethers";

import type { SequencedPaymentStruct } from "../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import { PAST, bytes32, openChain } from "../behaviours/chain.ts";
import { deployTiers } from "./deployTiers.ts";
import { newWallets, sequenced, signSequenced } from "./sequences.ts";
import { paymentOf, refusal, sign } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployTiers);
type System = Awaited<ReturnType<typeof load>>;

/** Submits payments with their signers' signatures. */
async function batch(
  { yuan, people }: System,
  items: readonly (readonly [Signer, SequencedPaymentStruct])[],
  submitter: Signer = people.alipay,
) {
  const signatures = await Promise.all(
    items.map(([signer, payment]) => signSequenced(yuan, signer, payment)),
  );
  return yuan.connect(submitter).payInSequence(
    items.map(([, payment]) => payment),
    concat(signatures),
  );
}

const selector = (signature: string) => id(signature).slice(0, 10);

describe("WalletYuan.payInSequence", () => {
  it("settles payments in order, within and across institutions, and counts them", async () => {
    const system = await load();
    const { yuan, people, tiers, identify, setLimits } = system;
    await setLimits(2, { dayFen: 1_000n });
    await identify(people.alice, 2);
    const settled = batch(system, [
      [people.alice, sequenced(people.alice, people.bob.address, { byStaticQr: true })],
      [people.alice, sequenced(people.alice, people.carol.address, { nonce: 1n })],
      [people.bob, sequenced(people.bob, people.alice.address, { amountInFen: 7n })],
      [people.bob, sequenced(people.bob, people.bob.address, { amountInFen: 7n, nonce: 1n })],
    ]);
    await expect(settled).to.emit(yuan, "Transfer").withArgs(people.alice, people.carol, 100n);
    await expect(settled).to.emit(yuan, "ClientReserveChanged").withArgs(1, 199_900n);
    await expect(settled).not.to.emit(yuan, "PaymentSkipped");
    expect(await yuan.balanceOf(people.alice)).to.equal(99_807n);
    expect(await yuan.balanceOf(people.bob)).to.equal(100_093n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(100_100n);
    expect(await tiers.paidBy(people.alice)).to.deep.equal([200n, 200n, 200n, 100n]);
    expect(await yuan.paymentNonce(people.alice)).to.equal(2n);
  });

  it("refuses by any rule, consumes the nonce, and settles the rest", async () => {
    const system = await load();
    const { yuan, people, identify, setLimits } = system;
    await setLimits(2, { dayFen: 150n });
    await identify(people.alice, 2);
    await yuan.connect(people.freezer).freeze(people.carol, bytes32("case"));
    const [noWallet] = newWallets(1, "nobody");
    if (noWallet === undefined) throw new Error("no key");
    const items: (readonly [Signer, SequencedPaymentStruct])[] = [
      [people.alice, sequenced(people.alice, people.bob.address)],
      [people.alice, sequenced(people.alice, people.bob.address, { nonce: 1n })],
      [people.alice, sequenced(people.alice, people.bob.address, { nonce: 2n, amountInFen: 50n })],
      [people.bob, sequenced(people.bob, people.alice.address, { amountInFen: 1n << 60n })],
      [people.bob, sequenced(people.bob, people.carol.address, { nonce: 1n })],
      [noWallet, sequenced(noWallet, people.bob.address)],
    ];
    const decided = batch(system, items);
    for (const [payer, nonce, reason] of [
      [people.alice.address, 1n, "DAY_LIMIT_EXCEEDED"],
      [people.bob.address, 0n, "INSUFFICIENT_BALANCE"],
      [people.bob.address, 1n, "PAYEE_FROZEN"],
      [noWallet.address, 0n, "PAYER_NOT_ALLOWED"],
    ] as const) {
      await expect(decided).to.emit(yuan, "SequencedPaymentRefused").withArgs(payer, nonce, refusal(reason));
    }
    expect(await yuan.balanceOf(people.alice)).to.equal(99_850n);
    expect(await yuan.paymentNonce(people.alice)).to.equal(3n);
    const again = await batch(system, items);
    const receipt = await again.wait();
    expect(receipt?.logs.length, "each is skipped the second time").to.equal(items.length);
    await expect(again)
      .to.emit(yuan, "PaymentSkipped")
      .withArgs(0, selector("NonceNotNext(address,uint256,uint256)"));
    expect(await yuan.balanceOf(people.alice)).to.equal(99_850n);
  });

  it("skips what couldn't be settled alone, names the error and consumes nothing", async () => {
    const system = await load();
    const { yuan, people } = system;
    const good = sequenced(people.alice, people.bob.address);
    const cases: [string, Signer, SequencedPaymentStruct][] = [
      ["AmountOutOfRange(uint256)", people.alice, { ...good, amountInFen: 0n }],
      ["AmountOutOfRange(uint256)", people.alice, { ...good, amountInFen: 1n << 96n }],
      ["AuthorisationExpired(bytes32,uint256,uint256)", people.alice, { ...good, validUntil: PAST }],
      ["SubmitterNotEntitled(address,address)", people.carol, sequenced(people.carol, people.bob.address)],
      ["InvalidPayerSignature(address)", people.bob, good],
      ["NonceNotNext(address,uint256,uint256)", people.alice, { ...good, nonce: 1n }],
      ["NonceNotNext(address,uint256,uint256)", people.alice, { ...good, nonce: (5n << 64n) | 1n }],
    ];
    const skipped = batch(system, [
      ...cases.map(([, signer, payment]) => [signer, payment] as const),
      [people.alice, good],
    ]);
    for (const [position, [error]] of cases.entries()) {
      await expect(skipped).to.emit(yuan, "PaymentSkipped").withArgs(position, selector(error));
    }
    expect(await yuan.balanceOf(people.bob)).to.equal(100_100n);
    expect(await yuan.paymentNonce(people.alice)).to.equal(1n);
    expect(await yuan.paymentNonce(people.carol)).to.equal(0n);
  });

  it("takes the one of two mirrored signatures with the low half, and no signature at all for none", async () => {
    const { yuan, people } = await load();
    const payment = sequenced(people.alice, people.bob.address);
    const signature = await signSequenced(yuan, people.alice, payment);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const s = order - BigInt(`0x${signature.slice(66, 130)}`);
    const v = signature.endsWith("1b") ? "1c" : "1b";
    const mirrored = `${signature.slice(0, 66)}${s.toString(16).padStart(64, "0")}${v}`;
    const none = { ...payment, payer: "0x0000000000000000000000000000000000000000" };
    await expect(
      yuan.connect(people.alipay).payInSequence([payment, none], concat([mirrored, `0x${"00".repeat(65)}`])),
    )
      .to.emit(yuan, "PaymentSkipped")
      .withArgs(0, selector("InvalidPayerSignature(address)"))
      .to.emit(yuan, "PaymentSkipped")
      .withArgs(1, selector("InvalidPayerSignature(address)"));
  });

  it("keeps further sequences of the same payer apart, by their keys", async () => {
    const system = await load();
    const { yuan, people } = system;
    const key = 7n << 64n;
    await batch(system, [
      [people.alice, sequenced(people.alice, people.bob.address, { nonce: key })],
      [people.alice, sequenced(people.alice, people.bob.address, { nonce: key | 1n })],
      [people.alice, sequenced(people.alice, people.bob.address)],
      [people.alice, sequenced(people.alice, people.bob.address, { nonce: key | 1n })],
    ]);
    expect(await yuan.balanceOf(people.bob)).to.equal(100_300n);
    expect(await yuan["nonces(address,uint192)"](people.alice, 7n)).to.equal(key | 2n);
    expect(await yuan.paymentNonce(people.alice)).to.equal(1n);
  });

  it("needs an institution, a signature for each payment, and a token that runs", async () => {
    const system = await load();
    const { yuan, people, authority } = system;
    const payment = sequenced(people.alice, people.bob.address);
    await expect(batch(system, [[people.alice, payment]], people.alice))
      .to.be.revertedWithCustomError(yuan, "NotAnInstitution")
      .withArgs(people.alice);
    await expect(yuan.connect(people.alipay).payInSequence([payment], "0x00"))
      .to.be.revertedWithCustomError(yuan, "BatchLengthMismatch")
      .withArgs(1, 1);
    await yuan.connect(people.pauser).pause();
    await expect(batch(system, [[people.alice, payment]])).to.be.revertedWithCustomError(yuan, "TokenPaused");
    const alone = await chain.ethers.deployContract("SequencedPayments", [authority]);
    await expect(alone.payInSequence([], "0x")).to.be.revertedWithCustomError(alone, "OnlyWithinWalletYuan");
  });
});

describe("WalletYuan.submit", () => {
  it("settles many instructions, of contracts too, and skips one that fails with its reason", async () => {
    const { yuan, people, topUp } = await load();
    const wallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
    await yuan.connect(people.alipay).openWallets([await wallet.getAddress()]);
    await topUp(wallet, 500n);
    const call = async (payer: Parameters<typeof paymentOf>[0], terms: object, signer = people.alice) => {
      const payment = await paymentOf(payer, people.bob, terms);
      return yuan.interface.encodeFunctionData("pay", [
        payment,
        await sign(yuan, signer, "Payment", payment),
      ]);
    };
    const calls = [
      await call(people.alice, { id: "one" }),
      await call(wallet, { id: "two" }),
      await call(people.alice, { id: "three" }, people.bob),
      await call(people.alice, { id: "four", amountInFen: 1n << 60n }),
      await call(people.alice, { id: "one" }),
    ];
    const done = yuan.connect(people.alipay).submit(calls);
    const reason = yuan.interface.encodeErrorResult("InvalidPayerSignature", [people.alice.address]);
    await expect(done).to.emit(yuan, "CallSkipped").withArgs(2, reason);
    await expect(done)
      .to.emit(yuan, "InstructionRefused")
      .withArgs(bytes32("four"), refusal("INSUFFICIENT_BALANCE"));
    await expect(done).to.emit(yuan, "InstructionReplayed").withArgs(bytes32("one"), refusal("NONE"));
    expect(await yuan.balanceOf(people.bob)).to.equal(100_200n);
    expect(await yuan.connect(people.alipay).submit.staticCall(calls)).to.equal(4n);
  });
});
