import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Admitted } from "./admission.ts";
import type { BooksScheme } from "./scheme.ts";

/** Instructions per transaction. */
const GROUP_SIZE = 500;

/** Cuts a run of instructions into those that may be posted together. */
export function* groupsOf<T extends Admitted>(
  admitted: readonly T[],
  scheme: Pick<BooksScheme, "mayJoin">,
): Generator<readonly T[]> {
  let group: T[] = [];
  let instructions: SignedInstruction[] = [];
  for (const one of admitted) {
    const isFull = group.length === GROUP_SIZE;
    if (group.length > 0 && (isFull || !scheme.mayJoin(instructions, one.instruction))) {
      yield group;
      group = [];
      instructions = [];
    }
    group.push(one);
    instructions.push(one.instruction);
  }
  if (group.length > 0) yield group;
}
