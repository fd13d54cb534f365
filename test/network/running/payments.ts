import { expect } from "chai";

import type { HeldNetwork } from "../../../network/commands/hold.ts";
import { type Wallets, openWallets } from "../../../network/faults/wallets.ts";
import { Witness } from "../../../network/faults/witness.ts";
import { JsonRpc } from "../../../src/onchain/timed/jsonRpc.ts";
import { comesTrue, holdForTest } from "./heldNetwork.ts";

const SEED = "a thousand payments";
const PAYMENTS = 1_000;
const BATCH = 100;
const TIMEOUT_MS = 120_000;

describe(`${PAYMENTS} payments over four validators, seed "${SEED}"`, () => {
  let held: HeldNetwork;
  let wallets: Wallets;

  before(async () => {
    held = await holdForTest("thousand", 9_045);
    wallets = await openWallets(held, SEED, 20);
  });

  after(async () => {
    await wallets?.close();
    await held?.close();
  });

  it("settle for good, each once, on every node", async () => {
    const payments = await wallets.sign("thousand", PAYMENTS);
    const expected = new Map(await wallets.balances());
    const witness = new Witness(held.network);
    await witness.start();
    const rpc = new JsonRpc(held.rpcUrl);
    const startedAtMs = performance.now();
    for (let first = 0; first < PAYMENTS; first += BATCH) {
      const calls = payments.slice(first, first + BATCH).map(({ transaction: { raw } }) => {
        return { method: "eth_sendRawTransaction", params: [raw] };
      });
      const answers = await rpc.ask(calls);
      expect(answers.every((answer) => "result" in answer)).to.equal(true);
    }
    const settledAt = () => payments.map(({ transaction: { hash } }) => witness.settledAtMs(hash));
    const allSettled = () => Promise.resolve(settledAt().every((moment) => moment !== undefined));
    expect(await comesTrue(allSettled, TIMEOUT_MS), "all settled").to.equal(true);
    const seconds = (Math.max(...settledAt().map((moment) => moment ?? 0)) - startedAtMs) / 1_000;
    process.stdout.write(`${PAYMENTS} final payments in ${seconds.toFixed(1)} s\n`);
    for (const { instruction } of payments) {
      const { payer, payee, amount } = instruction;
      expected.set(payer, (expected.get(payer) ?? 0n) - amount);
      expected.set(payee, (expected.get(payee) ?? 0n) + amount);
    }
    const headsMeet = async () =>
      new Set((await held.network.status()).map(({ head }) => head ?? "none")).size === 1;
    expect(await comesTrue(headsMeet, TIMEOUT_MS), "heads are equal").to.equal(true);
    expect([...(await wallets.balances())]).to.deep.equal([...expected]);
    await witness.stop();
    expect(witness.conflicts()).to.deep.equal([]);
  });
});
