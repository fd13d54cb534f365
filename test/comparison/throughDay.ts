import { outcomeText } from "../../src/comparison/differences.ts";
import { decisionLine } from "../../src/comparison/hashes.ts";
import { stepsOf } from "../../src/comparison/steps.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import type { Rail } from "../../src/scenario/rail.ts";

/** What a rail answers to a day's instructions and, at their place among them, to its measures. */
export async function throughDay(
  rail: Rail,
  instructions: Iterable<SignedInstruction>,
  measures: readonly Measure[],
): Promise<{ readonly decisions: readonly string[]; readonly outcomes: readonly string[] }> {
  const decisions: string[] = [];
  const outcomes: string[] = [];
  for await (const step of stepsOf(stream(instructions), measures)) {
    if ("measure" in step)
      outcomes.push(`${step.measure.reference},${outcomeText(await rail.apply(step.measure))}`);
    else decisions.push(...(await rail.settle(step.batch)).map(decisionLine));
  }
  return { decisions, outcomes };
}

async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
