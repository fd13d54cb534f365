import fc from "fast-check";

import { type AuthorisationTerms, signedParties } from "../../src/scenario/authorisation.ts";
import type { Instruction, InstructionKind, SignedInstruction } from "../../src/scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "./smallWorld.ts";

/** What is done to the rails: an instruction, one sent again, one sent with another amount, one signed by a stranger. */
export type Step =
  | {
      readonly does: "instruct";
      readonly kind: InstructionKind;
      readonly from: number;
      readonly to: number;
      readonly amountFen: bigint;
    }
  | { readonly does: "repeat" | "alter" | "forge"; readonly which: number };

const BANKS = ["icbc", "cmb"];
const HOLDERS = ["ann", "bo", "cai", "dan", "eve", "shop"];

const instruct = fc.record({
  does: fc.constant("instruct" as const),
  kind: fc.constantFrom<InstructionKind>("payment", "top_up", "withdrawal"),
  from: fc.nat(HOLDERS.length - 1),
  to: fc.nat(HOLDERS.length - 1),
  amountFen: fc.bigInt(1n, 130n),
});
const disturb = fc.record({
  does: fc.constantFrom("repeat" as const, "alter" as const, "forge" as const),
  which: fc.nat(50),
});

export const steps = (longest: number, shortest = 1): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof({ weight: 6, arbitrary: instruct }, { weight: 1, arbitrary: disturb }), {
    minLength: shortest,
    maxLength: longest,
  });

/** The steps as signed instructions, spread evenly over the day; amounts in fen, or what they are converted to. */
export function instructionsOf(
  plan: readonly Step[],
  terms: AuthorisationTerms,
  converted: (instruction: Instruction) => Instruction = (instruction) => instruction,
): SignedInstruction[] {
  const spacing = Math.floor((CLOSES_AT - OPENS_AT) / (plan.length + 1));
  const instructions: Instruction[] = [];
  return plan.flatMap((step, position): SignedInstruction[] => {
    const atSeconds = OPENS_AT + (position + 1) * spacing;
    if (step.does === "instruct") {
      const instruction = converted({
        id: `i${position}`,
        atSeconds,
        ...partiesOf(step),
        amount: step.amountFen,
      });
      instructions.push(instruction);
      return [signed(instruction, terms)];
    }
    const earlier = instructions[step.which % Math.max(1, instructions.length)];
    if (earlier === undefined) return [];
    if (step.does === "repeat") return [signed({ ...earlier, atSeconds }, terms)];
    if (step.does === "alter") return [signed({ ...earlier, atSeconds, amount: earlier.amount + 1n }, terms)];
    const forged = { ...earlier, id: `forged${position}`, atSeconds };
    return [
      { ...forged, signature: signInstruction(forged, terms, demonstrationKey(KEY_SEED, "a stranger")) },
    ];
  });
}

function partiesOf({ kind, from, to }: Extract<Step, { does: "instruct" }>) {
  const bank = BANKS[(from + to) % BANKS.length] as string;
  const [payer, payee] = [HOLDERS[from] as string, HOLDERS[to] as string];
  if (kind === "top_up") return { kind, payer: bank, payee };
  return kind === "withdrawal" ? { kind, payer, payee: bank } : { kind, payer, payee };
}

function signed(instruction: Instruction, terms: AuthorisationTerms): SignedInstruction {
  const key = demonstrationKey(KEY_SEED, signedParties(instruction, terms).payer);
  return { ...instruction, signature: signInstruction(instruction, terms, key) };
}
