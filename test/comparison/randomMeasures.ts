import fc from "fast-check";

import type { Instruction, SignedInstruction } from "../../src/scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import type { AuthorisationTerms } from "../../src/scenario/authorisation.ts";
import { signedParties } from "../../src/scenario/authorisation.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { walletKeys } from "../../src/scenario/walletKeys.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";

/** A wish for a measure: what comes of it depends on what the ones before it left. */
const wish = fc.record({
  does: fc.constantFrom(
    "freeze or lift" as const,
    "freeze amount" as const,
    "halt or resume" as const,
    "replace" as const,
  ),
  whose: fc.nat(100),
  amountFen: fc.bigInt(0n, 120n),
  second: fc.integer({ min: 1, max: CLOSES_AT - OPENS_AT - 2 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

export const wishes = (longest: number): fc.Arbitrary<Wish[]> => fc.array(wish, { maxLength: longest });

/** How often a wallet is replaced at most: so many recoveries are asked for before the day. */
const REPLACEMENTS = 2;
const HOLDERS = [...smallWorld().holders.values()].filter(({ walletStatus }) => walletStatus !== "none");

/** A measure for each wish that can be fulfilled, no two in a second; a halt is ended before the day is. */
export function measuresOf(plan: readonly Wish[]): Measure[] {
  const frozen = new Set(HOLDERS.filter(({ walletStatus }) => walletStatus === "frozen").map(({ id }) => id));
  const frozenFen = new Map(HOLDERS.map(({ id, frozenFen: fen }) => [id, fen]));
  const replaced = new Map<string, number>();
  let isHalted = false;
  const bySecond = new Map(plan.map((one) => [one.second, one]));
  const measures = [...bySecond.values()]
    .sort((a, b) => a.second - b.second)
    .flatMap(({ does, whose, amountFen, second }): Measure[] => {
      const { id, institution } = HOLDERS[whose % HOLDERS.length] as (typeof HOLDERS)[number];
      const atSeconds = OPENS_AT + second;
      const common = { reference: `m${second}`, atSeconds, subject: id, amount: 0n };
      if (does === "freeze or lift") {
        const kind = frozen.has(id) ? "lift" : "freeze";
        if (kind === "lift") frozen.delete(id);
        else frozen.add(id);
        return [{ ...common, kind, by: kind }];
      }
      if (does === "freeze amount") {
        const by = amountFen < (frozenFen.get(id) ?? 0n) ? "lift" : "freeze";
        frozenFen.set(id, amountFen);
        return [{ ...common, kind: "freeze_amount", by, amount: amountFen }];
      }
      if (does === "halt or resume") {
        isHalted = !isHalted;
        return [{ ...common, kind: isHalted ? "halt" : "resume", by: "council", subject: "" }];
      }
      const times = replaced.get(id) ?? 0;
      if (isHalted || times === REPLACEMENTS) return [];
      replaced.set(id, times + 1);
      return [{ ...common, kind: "replace_wallet", by: institution }];
    });
  return isHalted ? [...measures, resumeAtTheEnd()] : measures;
}

function resumeAtTheEnd(): Measure {
  const atSeconds = CLOSES_AT - 1;
  return { reference: "end", atSeconds, kind: "resume", by: "council", subject: "", amount: 0n };
}

/** So that an opening asks for as many recoveries as any random day completes. */
export function everyReplacement(): Measure[] {
  return Array.from({ length: REPLACEMENTS }, (_, index) => index).flatMap((index) =>
    HOLDERS.map(({ id, institution }): Measure => {
      const atSeconds = CLOSES_AT - REPLACEMENTS + index;
      const reference = `${id}-${index}`;
      return { reference, atSeconds, kind: "replace_wallet", by: institution, subject: id, amount: 0n };
    }),
  );
}

/** Signs again with the keys that the payers have when the instructions come; strangers' signatures stay. */
export function resigned(
  instructions: readonly SignedInstruction[],
  terms: AuthorisationTerms,
  measures: readonly Measure[],
): SignedInstruction[] {
  const keyNameOf = walletKeys(measures);
  return instructions.map((instruction) => {
    if (instruction.id.startsWith("forged")) return instruction;
    const { payer } = signedParties(instruction as Instruction, terms);
    const key = demonstrationKey(KEY_SEED, keyNameOf(payer, instruction.atSeconds));
    return { ...instruction, signature: signInstruction(instruction, terms, key) };
  });
}
