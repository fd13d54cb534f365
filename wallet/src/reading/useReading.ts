import { useEffect, useRef, useState } from "react";

import type { Snapshot } from "../chain/snapshot.ts";
import { useVisit } from "../page/useVisit.ts";

/** Figures that were true together at the end of `snapshot`'s block. */
export interface Reading<Value> {
  readonly value: Value | undefined;
  readonly snapshot: Snapshot | undefined;
  /** Why the last reading failed; the value is then the one before. */
  readonly error: unknown;
}

/** Reads figures as of one block. */
export type Reader<Value> = (block: number) => Promise<Value>;

interface Held<Value> extends Reading<Value> {
  readonly reader: Reader<Value>;
}

const PAUSE_MS = 200;

/**
 * Reads again at every block, one reading at a time: where readings are slower than blocks, blocks are left out. What
 * another reader read is never shown; give it a new identity (`useMemo`) when it reads something else.
 */
export function useReading<Value>(reader: Reader<Value>): Reading<Value> {
  const { state } = useVisit();
  const latest = useRef(state.snapshot);
  latest.current = state.snapshot;
  const nothing = { reader, value: undefined, snapshot: undefined, error: undefined };
  const [held, setHeld] = useState<Held<Value>>(nothing);
  useEffect(() => follow(reader, () => latest.current, setHeld), [reader]);
  if (held.reader !== reader) return nothing;
  return state.error === undefined ? held : { ...held, error: state.error };
}

function follow<Value>(
  reader: Reader<Value>,
  latest: () => Snapshot | undefined,
  hold: (change: (held: Held<Value>) => Held<Value>) => void,
): () => void {
  let current = true;
  let timer: ReturnType<typeof setTimeout>;
  let last: string | null | undefined;

  async function step(): Promise<void> {
    const snapshot = latest();
    if (snapshot && snapshot.blockHash !== last) {
      last = snapshot.blockHash;
      const next = await reader(snapshot.blockNumber).then(
        (value) => () => ({ reader, value, snapshot, error: undefined }),
        (error: unknown) => (held: Held<Value>) =>
          held.reader === reader
            ? { ...held, error }
            : { reader, value: undefined, snapshot: undefined, error },
      );
      if (current) hold(next);
    }
    if (current) timer = setTimeout(() => void step(), PAUSE_MS);
  }

  void step();
  return () => {
    current = false;
    clearTimeout(timer);
  };
}
