import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Measure } from "../scenario/measures.ts";

const BATCH = 250;

/** Instructions that are settled together, or a measure that stands between them. */
export type Step = { readonly batch: readonly SignedInstruction[] } | { readonly measure: Measure };

/** A measure comes before the first instruction of its second or a later one, and after all that came earlier. */
export async function* stepsOf(
  instructions: AsyncIterable<SignedInstruction>,
  measures: readonly Measure[],
): AsyncGenerator<Step> {
  let batch: SignedInstruction[] = [];
  let next = 0;
  for await (const instruction of instructions) {
    while ((measures[next]?.atSeconds ?? Infinity) <= instruction.atSeconds) {
      if (batch.length > 0) yield { batch };
      batch = [];
      yield { measure: measures[next++] as Measure };
    }
    batch.push(instruction);
    if (batch.length < BATCH) continue;
    yield { batch };
    batch = [];
  }
  if (batch.length > 0) yield { batch };
  for (const measure of measures.slice(next)) yield { measure };
}
