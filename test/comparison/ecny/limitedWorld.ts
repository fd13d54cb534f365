import type { Instruction } from "../../../src/scenario/instructions.ts";
import type { Holder, Participants } from "../../../src/scenario/participants.ts";
import { smallWorld } from "../smallWorld.ts";

/** So that amounts of the small world reach limits of 500 and 1,000 yuan. */
const SCALE = 1_000n;
const TIERED = ["ann", "bo"];

/** The small world with as much more money, and two wallets of the fourth tier of August 2020. */
export function limitedWorld(): Participants {
  const { banks, institutions, holders } = smallWorld();
  return {
    institutions,
    banks: new Map(
      [...banks].map(([id, bank]) => [id, { ...bank, reserveFen: bank.reserveFen * SCALE }] as const),
    ),
    holders: new Map([...holders].map(([id, holder]) => [id, scaled(holder)] as const)),
  };
}

export function scaledInstruction(instruction: Instruction): Instruction {
  return { ...instruction, amount: instruction.amount * SCALE };
}

function scaled(holder: Holder): Holder {
  const { walletFen, frozenFen, depositFen } = holder;
  return {
    ...holder,
    walletFen: walletFen * SCALE,
    frozenFen: frozenFen * SCALE,
    depositFen: depositFen * SCALE,
    ...(TIERED.includes(holder.id) ? { tier: "ecny-2020-4" } : {}),
  };
}
