import { useEffect, useState } from "react";

import type { Node } from "./node.ts";
import { type Snapshot, readSnapshot } from "./snapshot.ts";

export interface SnapshotState {
  /** Of the account asked for, never of the one before. */
  readonly snapshot: Snapshot | undefined;
  /** The node stopped answering; the snapshot is the last one known. */
  readonly error: unknown;
}

const POLLING_INTERVAL_MS = 1_000;

interface Held extends SnapshotState {
  readonly account: string | undefined;
}

/** Follows the chain: reads everything again whenever there is another block or another account. */
export function useSnapshot(node: Node, account: string | undefined): SnapshotState {
  const [held, setHeld] = useState<Held>({ account, snapshot: undefined, error: undefined });
  useEffect(() => follow(node, account, setHeld), [node, account]);
  return held.account === account ? held : { snapshot: undefined, error: undefined };
}

function follow(
  node: Node,
  account: string | undefined,
  hold: (change: (held: Held) => Held) => void,
): () => void {
  let current = true;
  let timer: ReturnType<typeof setTimeout>;
  let last: string | null | undefined;

  async function poll(): Promise<void> {
    try {
      const block = await node.provider.getBlock("latest");
      // the hash, not the number: a restarted development chain may be as long as the one before
      const snapshot = block && block.hash !== last ? await readSnapshot(node, block, account) : undefined;
      if (!current) return;
      last = snapshot?.blockHash ?? last;
      hold((held) => ({ account, snapshot: snapshot ?? known(held, account), error: undefined }));
    } catch (error) {
      if (current) hold((held) => ({ account, snapshot: known(held, account), error }));
    }
    if (current) timer = setTimeout(() => void poll(), POLLING_INTERVAL_MS);
  }

  void poll();
  return () => {
    current = false;
    clearTimeout(timer);
  };
}

function known(held: Held, account: string | undefined): Snapshot | undefined {
  return held.account === account ? held.snapshot : undefined;
}
