import type { TransactionReceipt, Wallet } from "ethers";

import { EXIT, type ExitCode } from "../../src/catalogue/errors.ts";
import { type Explanation, explainError } from "../../src/catalogue/explain.ts";
import type { Effect, Plan } from "./action.ts";
import type { Desk } from "./desk.ts";
import { coins } from "./values.ts";

/** A plan held against the chain: what would change, and which rule would refuse it. */
export interface Preview {
  readonly plan: Plan;
  readonly effects: readonly SeenEffect[];
  readonly refused?: Explanation;
}

export interface SeenEffect {
  readonly what: string;
  readonly before: string;
  /** What it should be afterwards; absent if the plan would be refused. */
  readonly after?: string;
}

export interface Sent {
  readonly hash: string;
  readonly blockNumber: number;
  readonly gasUsed: string;
}

/** Asks the chain, without sending anything, what the plan would do. */
export async function preview(desk: Desk, plan: Plan): Promise<Preview> {
  const refused = await refusalOf(desk, plan);
  const effects = await Promise.all(plan.effects.map((effect) => seen(effect, refused === undefined)));
  return { plan, effects, ...(refused === undefined ? {} : { refused }) };
}

async function refusalOf(desk: Desk, { actor, to, data }: Plan): Promise<Explanation | undefined> {
  try {
    await desk.provider.call({ from: actor, to, data });
    return undefined;
  } catch (error) {
    return inWords(desk, error);
  }
}

async function seen({ what, read, change, show }: Effect, happens: boolean): Promise<SeenEffect> {
  const before = await read();
  return { what, before: show(before), ...(happens ? { after: show(change(before)) } : {}) };
}

/** Sends the plan and waits for its block; what refuses it there comes back in words. */
export async function send(desk: Desk, plan: Plan, key: Wallet): Promise<Sent | Explanation> {
  try {
    const response = await key.connect(desk.provider).sendTransaction({
      to: plan.to,
      data: plan.data,
      ...(await freeIfItIsFree(desk)),
    });
    return sent(await response.wait());
  } catch (error) {
    return inWords(desk, error);
  }
}

/** Where gas costs nothing, the role's account needs no native coin, and must not offer any. */
async function freeIfItIsFree({ provider }: Desk) {
  const block = await provider.getBlock("latest");
  return block?.baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
}

function sent(receipt: TransactionReceipt | null): Sent {
  if (receipt === null) throw new Error("The transaction has no receipt");
  return { hash: receipt.hash, blockNumber: receipt.blockNumber, gasUsed: String(receipt.gasUsed) };
}

function inWords(desk: Desk, error: unknown): Explanation {
  return explainError(error, {
    formatAmount: (micro) => coins(micro, desk.currency),
    nameOf: (address) => desk.nameOf(address),
  });
}

export function exitCodeOf(refused: Explanation | undefined): ExitCode {
  if (refused === undefined) return EXIT.ok;
  return refused.code === "NODE_UNREACHABLE" ? EXIT.unreachable : EXIT.refused;
}
