import { concat } from "ethers";

import type { SequencedPaymentStruct } from "../../../types/ethers-contracts/contracts/yuan/SequencedPayments.ts";
import { SEQUENCE_ABI, YUAN_ABI } from "../chain/chain.ts";
import type { StoredInstruction } from "../store/instructionStore.ts";

/** Instructions that go out in one transaction, in order. */
export interface Group {
  readonly kind: "submit" | "sequence" | "single";
  readonly instructions: readonly StoredInstruction[];
}

/**
 * Each call of `submit` may use 500,000 gas, and a transaction 2^24 on chains with EIP-7825: so no call can take the
 * gas of those after it.
 */
export const GAS_LIMIT = 16_777_216n;
const MOST = { submit: 30, sequence: 200, single: 1 } as const;

/** Puts instructions together without changing their order, into at most so many transactions. */
export function grouped(
  instructions: readonly StoredInstruction[],
  walletYuan: string,
  mostTransactions: number,
): Group[] {
  const groups: { kind: Group["kind"]; instructions: StoredInstruction[] }[] = [];
  for (const instruction of instructions) {
    const kind = kindOf(instruction, walletYuan);
    const last = groups.at(-1);
    if (last?.kind === kind && last.instructions.length < MOST[kind]) last.instructions.push(instruction);
    else if (groups.length < mostTransactions) groups.push({ kind, instructions: [instruction] });
    else break;
  }
  return groups;
}

function kindOf({ kind, target, alone }: StoredInstruction, walletYuan: string): Group["kind"] {
  if (kind === "sequenced_payment") return "sequence";
  return target === walletYuan && !alone ? "submit" : "single";
}

/** The transaction's receiver and calldata. */
export function callOf({ kind, instructions }: Group): { readonly to: string; readonly data: string } {
  const [first] = instructions;
  if (first === undefined) throw new Error("A group has instructions");
  const calls = instructions.map(({ call }) => call);
  if (kind === "single") return { to: first.target, data: first.call };
  if (kind === "submit") return { to: first.target, data: YUAN_ABI.encodeFunctionData("submit", [calls]) };
  const batches = calls.map((call) => SEQUENCE_ABI.decodeFunctionData("payInSequence", call));
  const payments = batches.map(([[payment]]) => payment as SequencedPaymentStruct);
  const signatures = concat(batches.map(([, signature]) => signature as string));
  return { to: first.target, data: SEQUENCE_ABI.encodeFunctionData("payInSequence", [payments, signatures]) };
}

/** Of a payment that is numbered in sequence. */
export function nonceIn(call: string): bigint {
  const [[payment]] = SEQUENCE_ABI.decodeFunctionData("payInSequence", call) as unknown as [
    [{ nonce: bigint }],
  ];
  return payment.nonce;
}
