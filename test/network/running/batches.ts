import { expect } from "chai";
import { JsonRpcProvider, TypedDataEncoder, concat, getBytes } from "ethers";

import type { HeldNetwork } from "../../../network/commands/hold.ts";
import { type Wallets, openWallets } from "../../../network/faults/wallets.ts";
import { signTransaction } from "../../../src/onchain/signTransaction.ts";
import { demonstrationAddress, demonstrationKey } from "../../../src/scenario/keys.ts";
import { signDigest } from "../../../src/scenario/signatures.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { holdForTest } from "./heldNetwork.ts";

const SEED = "signed batches";
const PEOPLE = 40;
const MERCHANTS = 10;
const BATCH = 200;
const BATCHES = 20;
const AMOUNT_FEN = 45n;
const GAS_LIMIT = 9_000_000n;
const FOREVER = 2n ** 48n - 1n;
const TIMEOUT_MS = 180_000;
const TYPES = {
  SequencedPayment: [
    { name: "payer", type: "address" },
    { name: "payee", type: "address" },
    { name: "amountInFen", type: "uint256" },
    { name: "byStaticQr", type: "bool" },
    { name: "nonce", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ],
};

const abi = WalletYuan__factory.createInterface();

/** Every second person has a wallet at the first institution, which submits for them. */
const wallets = Array.from({ length: PEOPLE / 2 }, (_, index) => `person-${2 * index + 1}`);
const payers = wallets.slice(MERCHANTS);
const merchants = wallets.slice(0, MERCHANTS);

describe(`${BATCHES} batches of ${BATCH} signed payments over four validators, seed "${SEED}"`, () => {
  let held: HeldNetwork;
  let yuan: Wallets;
  let provider: JsonRpcProvider;
  let chainId: number;

  before(async () => {
    held = await holdForTest("batches", 9_145);
    yuan = await openWallets(held, SEED, PEOPLE);
    ({ chainId } = held.network.plan.description);
    provider = new JsonRpcProvider(held.rpcUrl, chainId, { staticNetwork: true, cacheTimeout: -1 });
  });

  after(async () => {
    provider?.destroy();
    await yuan?.close();
    await held?.close();
  });

  it("settle for good, all of them", async () => {
    const first = await provider.getTransactionCount(demonstrationAddress(SEED, "alipay"));
    const batches = Array.from({ length: BATCHES }, (_, batch) => signedBatch(batch, first + batch));
    const before = await yuan.balances();
    const startedAtMs = performance.now();
    const hashes = await Promise.all(batches.map((raw) => provider.send("eth_sendRawTransaction", [raw])));
    const receipts = await Promise.all(
      hashes.map((hash: string) => provider.waitForTransaction(hash, 1, TIMEOUT_MS)),
    );
    const seconds = (performance.now() - startedAtMs) / 1_000;
    const payments = BATCH * BATCHES;
    const rate = Math.round(payments / seconds);
    process.stdout.write(
      `${payments} final payments in batches in ${seconds.toFixed(1)} s, ${rate} a second\n`,
    );
    expect(receipts.every((receipt) => receipt?.status === 1)).to.equal(true);
    const after = await yuan.balances();
    const received = merchants.map((one) => (after.get(one) ?? 0n) - (before.get(one) ?? 0n));
    expect(received.reduce((sum, fen) => sum + fen, 0n)).to.equal(BigInt(payments) * AMOUNT_FEN);
  });

  function signedBatch(batch: number, nonce: number): string {
    const domain = { name: "Wallet Yuan", version: "1", chainId, verifyingContract: yuan.token };
    const signed = Array.from({ length: BATCH }, (_, index) => {
      const place = batch * BATCH + index;
      const payer = payers[place % payers.length] ?? "";
      const payment = {
        payer: demonstrationAddress(SEED, payer),
        payee: demonstrationAddress(SEED, merchants[place % MERCHANTS] ?? ""),
        amountInFen: AMOUNT_FEN,
        byStaticQr: false,
        nonce: BigInt(Math.floor(place / payers.length)),
        validUntil: FOREVER,
      };
      const digest = TypedDataEncoder.hash(domain, TYPES, payment);
      return { payment, signature: signDigest(digest, demonstrationKey(SEED, payer).privateKey) };
    });
    const signatures = concat(signed.map(({ signature }) => signature));
    const data = abi.encodeFunctionData("payInSequence", [signed.map(({ payment }) => payment), signatures]);
    const key = getBytes(demonstrationKey(SEED, "alipay").privateKey);
    return signTransaction({ chainId, nonce, gasLimit: GAS_LIMIT, to: yuan.token, data }, key).raw;
  }
});
