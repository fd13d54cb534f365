import { JiaoziError } from "../../src/catalogue/errors.ts";
import { claimLine, decisionLine } from "../../src/comparison/hashes.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Rail } from "../../src/scenario/rail.ts";

/** The decision, or the code of the fault, that each rail answers. */
export function answersOf(rails: readonly Rail[], instruction: SignedInstruction): Promise<string[]> {
  return Promise.all(rails.map((rail) => answerOf(rail, instruction)));
}

async function answerOf(rail: Rail, instruction: SignedInstruction): Promise<string> {
  try {
    const [decision] = await rail.settle([instruction]);
    return decision === undefined ? "nothing" : decisionLine(decision);
  } catch (fault) {
    if (fault instanceof JiaoziError) return fault.code;
    throw fault;
  }
}

/** Every claim of each rail after its day has ended, as sorted lines. */
export function endsOf(rails: readonly Rail[]): Promise<string[][]> {
  return Promise.all(
    rails.map(async (rail) => {
      await rail.endDay();
      return linesOf(await rail.claims());
    }),
  );
}

function linesOf(claims: readonly Claim[]): string[] {
  return claims.map(claimLine).sort();
}
