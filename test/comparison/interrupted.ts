import fc from "fast-check";

import type { Family, FamilyResult } from "../../src/comparison/family.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import type { AuthorisationTerms } from "../../src/scenario/authorisation.ts";
import type { BalanceSheet } from "../../src/scenario/balanceSheets.ts";
import type { Instruction, SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { type Step, instructionsOf, steps } from "./steps.ts";

/** A family but for what each process opens for itself. */
export type FamilyTerms = Omit<Family, "referee" | "rails">;

export interface Opened {
  readonly referee: Rail;
  /** `carriedOn` asks for the rail as an earlier one left it. */
  open(carriedOn: boolean): Promise<Rail>;
}

/** What comes of a day that goes through in one process. */
export async function uninterrupted(
  family: FamilyTerms,
  { referee, open }: Opened,
  instructions: readonly SignedInstruction[],
): Promise<FamilyResult> {
  const rails = [await open(false)];
  return only(await runDay([{ ...family, referee, rails }], stream(instructions)));
}

/** What comes of it when the process dies after so many instructions, having done `beforeItDies`, and another takes over. */
export async function interrupted(
  family: FamilyTerms,
  { referee, open }: Opened,
  instructions: readonly SignedInstruction[],
  after: number,
  beforeItDies: (rail: Rail) => Promise<unknown> = () => Promise.resolve(),
): Promise<FamilyResult> {
  const first = await open(false);
  await first.settle(instructions.slice(0, after));
  await beforeItDies(first);
  const rails = [await open(true)];
  const families = [{ ...family, referee, rails }];
  return only(await runDay(families, stream(instructions), { carriedOn: true }));
}

/** Enough for every rule and some repetitions. */
const LENGTH = 80;

/** A random day without errors: forged and altered instructions end a run. */
export function randomDay(
  seed: number,
  terms: AuthorisationTerms,
  converted?: (instruction: Instruction) => Instruction,
): readonly SignedInstruction[] {
  const isFine = ({ does }: Step) => does === "instruct" || does === "repeat";
  const plan = fc.sample(steps(60), { seed, numRuns: 40 }).flat().filter(isFine);
  return instructionsOf(plan.slice(0, LENGTH), terms, converted);
}

/** All but the time it took; balance sheets in order of their entities. */
export function outcomeOf({ agree, firstDifference, rails }: FamilyResult) {
  const sorted = (sheets: readonly BalanceSheet[]) =>
    [...sheets].sort((one, other) => (one.entity < other.entity ? -1 : 1));
  return {
    agree,
    firstDifference,
    rails: rails.map((rail) => ({
      ...rail,
      seconds: 0,
      openingSheets: sorted(rail.openingSheets),
      closingSheets: sorted(rail.closingSheets),
    })),
  };
}

function only([result]: readonly FamilyResult[]): FamilyResult {
  if (result === undefined) throw new Error("no result");
  return result;
}

async function* stream(instructions: readonly SignedInstruction[]): AsyncGenerator<SignedInstruction> {
  yield* instructions;
}
