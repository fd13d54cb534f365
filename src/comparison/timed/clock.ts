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
    if (performance.now() >= ms) await nextTurn();
    // a timer may fire a fraction of a millisecond early
    while (performance.now() < ms) await after(Math.ceil(ms - performance.now()));
  },
};
