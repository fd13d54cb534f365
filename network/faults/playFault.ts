import { setTimeout as pause } from "node:timers/promises";

import type { Network } from "../network.ts";
import { rpcNodeOf } from "../networkPlan.ts";
import { type FaultReport, availabilityIn, firstSettlementAfter } from "./faultRun.ts";
import type { Fault } from "./faults.ts";
import { PaymentStream } from "./stream.ts";
import type { WalletPayment, Wallets } from "./wallets.ts";
import { Witness } from "./witness.ts";

const PER_SECOND = 10;
const BEFORE_MS = 3_000;
/** After the repair: rounds that grew while too few validators ran must run out first. */
const AFTER_MS = 45_000;
const LOOK_BACK_BLOCKS = 60;
const LOOK_EVERY_MS = 250;

/** Lets people pay each other through a fault and its repair, and accounts for every payment and every fen. */
export async function playFault(network: Network, wallets: Wallets, fault: Fault): Promise<FaultReport> {
  const longestSeconds = (BEFORE_MS + fault.lastsMs + AFTER_MS) / 1_000;
  const payments = await wallets.sign(fault.name, Math.ceil(longestSeconds * PER_SECOND));
  const before = await wallets.balances();
  const witness = new Witness(network);
  await witness.start();
  const gateway = network.ipc(rpcNodeOf(network.plan).number);
  const stream = new PaymentStream(
    payments.map(({ transaction }) => transaction),
    PER_SECOND,
    (raw) => gateway.call("eth_sendRawTransaction", [raw]),
  );
  stream.start();
  await pause(BEFORE_MS);
  const struckAtMs = performance.now();
  await fault.strike(network);
  await pause(fault.lastsMs);
  const repairedAtMs = performance.now();
  await fault.repair(network);
  await settlesAgain(repairedAtMs, stream, witness);
  await stream.stop();
  await allSettled(stream, witness);
  for (const { number } of network.plan.nodes) witness.lookBack(number, LOOK_BACK_BLOCKS);
  const headsEqual = await headsMeet(network);
  await witness.stop();
  const timed = stream.sent.map(({ hash, dueAtMs }) => ({ dueAtMs, settledAtMs: witness.settledAtMs(hash) }));
  return {
    fault: fault.name,
    firstSettledMs: firstSettlementAfter(struckAtMs, timed),
    firstSettledAfterRepairMs: firstSettlementAfter(repairedAtMs, timed),
    availability: availabilityIn(struckAtMs, repairedAtMs, timed),
    ...accountFor(payments, stream, witness, before, await wallets.balances()),
    conflicts: witness.conflicts().length,
    headsEqual,
  };
}

function accountFor(
  payments: readonly WalletPayment[],
  stream: PaymentStream,
  witness: Witness,
  before: ReadonlyMap<string, bigint>,
  after: ReadonlyMap<string, bigint>,
): Pick<FaultReport, "sent" | "settled" | "lost" | "doubledFen"> {
  const settled = payments.filter(({ transaction }) => witness.settledAtMs(transaction.hash) !== undefined);
  const expected = new Map(before);
  for (const { instruction } of settled) {
    const { payer, payee, amount } = instruction;
    expected.set(payer, (expected.get(payer) ?? 0n) - amount);
    expected.set(payee, (expected.get(payee) ?? 0n) + amount);
  }
  const gaps = [...expected].map(([person, fen]) => (after.get(person) ?? 0n) - fen);
  return {
    sent: stream.sent.length,
    settled: settled.length,
    lost: stream.sent.filter(({ hash, taken }) => taken && witness.settledAtMs(hash) === undefined).length,
    doubledFen: gaps.reduce((sum, gap) => sum + (gap < 0n ? -gap : gap), 0n),
  };
}

async function settlesAgain(sinceMs: number, stream: PaymentStream, witness: Witness): Promise<void> {
  await until(
    () =>
      stream.sent.some(({ hash, dueAtMs }) => dueAtMs > sinceMs && witness.settledAtMs(hash) !== undefined),
    AFTER_MS,
  );
}

async function allSettled({ sent }: PaymentStream, witness: Witness): Promise<void> {
  await until(() => sent.every(({ hash }) => witness.settledAtMs(hash) !== undefined), AFTER_MS);
}

/** Whether all nodes come to one head: the same block, which at a second's pace two looks may miss. */
async function headsMeet(network: Network): Promise<boolean> {
  return until(async () => {
    const heads = (await network.status()).map(({ head }) => head);
    return heads[0] !== undefined && new Set(heads).size === 1;
  }, AFTER_MS);
}

/** Whether it came true in time. */
async function until(isSo: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const last = performance.now() + timeoutMs;
  while (performance.now() < last) {
    if (await isSo()) return true;
    await pause(LOOK_EVERY_MS);
  }
  return isSo();
}
