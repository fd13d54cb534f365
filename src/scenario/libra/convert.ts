import { JiaoziError } from "../../catalogue/errors.ts";
import type { Instruction } from "../instructions.ts";
import type { Measure } from "../measures.ts";
import type { Fen } from "../participants.ts";

/** Millionths of ≋USD, or of the dollar behind it. */
export type Micro = bigint;

const MICRO_PER_USD = 1_000_000n;
/** The contracts keep balances in 96 bits. */
export const MICRO_LIMIT = 2n ** 96n;

/** Rounded down to whole micro. */
export function toMicro(amountFen: Fen, fenPerUsd: bigint): Micro {
  return (amountFen * MICRO_PER_USD) / fenPerUsd;
}

/** The measure with its amount in micro; as much as no balance can reach is as good as any more. */
export function toMicroMeasure(measure: Measure, fenPerUsd: bigint): Measure {
  const amount = toMicro(measure.amount, fenPerUsd);
  return { ...measure, amount: amount < MICRO_LIMIT ? amount : MICRO_LIMIT - 1n };
}

/** The instruction with its amount in micro. Throws `BAD_FIELD` if nothing is left of it, or too much. */
export function toMicroInstruction<T extends Instruction>(instruction: T, fenPerUsd: bigint): T {
  const amount = toMicro(instruction.amount, fenPerUsd);
  if (amount > 0n && amount < MICRO_LIMIT) return { ...instruction, amount };
  throw new JiaoziError(
    "BAD_FIELD",
    `Instruction ${instruction.id}: ${instruction.amount} fen at ${fenPerUsd} fen to the dollar is ${amount} micro-≋USD, which isn't above zero and below 2^96.`,
    "Change the amount, or the stated rate libra.fenPerUsd in scenario.json.",
    { field: "amount_yuan" },
  );
}
