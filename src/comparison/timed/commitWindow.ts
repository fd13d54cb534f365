import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { TimedOutcome, TimedRail } from "../../scenario/timedRail.ts";
import type { Clock } from "./clock.ts";

/**
 * A rail that hands its instructions over once in a period, as a chain does block by block: so that waiting for a
 * block isn't held against the chain alone. The wait counts as the rail's queue.
 */
export function withCommitWindow(rail: TimedRail, periodMs: number, clock: Clock): TimedRail {
  let window: { readonly endsAtMs: number; readonly over: Promise<void> } | undefined;
  const endOfWindow = (): Promise<void> => {
    const nowMs = clock.nowMs();
    if (window === undefined || window.endsAtMs <= nowMs) {
      const endsAtMs = (Math.floor(nowMs / periodMs) + 1) * periodMs;
      window = { endsAtMs, over: clock.waitUntil(endsAtMs) };
    }
    return window.over;
  };
  const submit = async (instruction: SignedInstruction): Promise<TimedOutcome> => {
    const takenAtMs = clock.nowMs();
    await endOfWindow();
    const { decision, stamps } = await rail.submit(instruction);
    return { decision, stamps: { ...stamps, takenAtMs, signedAtMs: takenAtMs } };
  };
  return {
    name: rail.name,
    settlement: rail.settlement,
    prepare: (instructions) => rail.prepare(instructions),
    submit,
    endDay: () => rail.endDay(),
    claims: () => rail.claims(),
    footprint: () => rail.footprint(),
    close: () => rail.close(),
  };
}
