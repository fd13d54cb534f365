import { setImmediate as nextTurn, setTimeout as after } from "node:timers/promises";

/** The time that a timed run goes by; tests bring their own. */
export interface Clock {
  /** Milliseconds since an arbitrary moment, never going back. */
  nowMs(): number;
  /** Resolves at this moment or soon after; if it has passed, once others have had their turn. */
  waitUntil(ms: number): Promise<void>;
}

/** `performance.now()`, as the rails' stamps are. Timers come up to a millisecond or two late; nothing spins. */
export const WALL_CLOCK: Clock = {
  nowMs: () => performance.now(),
  waitUntil: async (ms) => {
    let restMs = ms - performance.now();
    if (restMs <= 0) await nextTurn();
    // a timer may fire a fraction of a millisecond early
    for (; restMs > 0; restMs = ms - performance.now()) await after(Math.ceil(restMs));
  },
};
