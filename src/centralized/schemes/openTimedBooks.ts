import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Decision } from "../../scenario/rail.ts";
import type { TimedOutcome, TimedRail } from "../../scenario/timedRail.ts";
import type { Books } from "./books.ts";
import { GroupCommit, type GroupCommitLimits } from "./groupCommit.ts";
import type { Admitted } from "./admission.ts";

/**
 * Puts books of any scheme under the stopwatch. Instructions are admitted (signature verified) when they are taken up,
 * and posted in the order of their arrival, one transaction a group (`GroupCommit`). An error of one instruction, such
 * as a signature that isn't its payer's, fails that one alone. Nothing is signed here: payers have signed beforehand.
 * @param books Opened by `openBooks`, `openPooledBooks` or `openLibraBooks`; the rail closes them.
 */
export async function openTimedBooks(books: Books, limits?: GroupCommitLimits): Promise<TimedRail> {
  const groups = new GroupCommit<Admitted, Decision>((group) => books.settleEach(group), limits);
  const footprint = await books.openFootprint();
  const submit = async (instruction: SignedInstruction): Promise<TimedOutcome> => {
    const takenAtMs = performance.now();
    let submittedAtMs = takenAtMs;
    const decision = await groups.submit(books.admit(instruction), () => {
      submittedAtMs = performance.now();
    });
    const settledAtMs = performance.now();
    return { decision, stamps: { takenAtMs, signedAtMs: takenAtMs, submittedAtMs, settledAtMs } };
  };
  return {
    name: "books",
    settlement: books.durability.durable ? "finality" : "not durable",
    prepare: () => Promise.resolve(),
    submit,
    endDay: async () => {
      await groups.idle();
      await books.endDay();
    },
    claims: () => books.claims(),
    footprint,
    close: async () => {
      await groups.idle();
      await books.close();
    },
  };
}
