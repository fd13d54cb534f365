import { useEffect, useState } from "react";

import { fetchAddressBook } from "./addressBook.ts";
import { type Node, connectNode } from "./node.ts";

export type NodeState =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly node: Node }
  | { readonly status: "failed"; readonly error: unknown };

/** Loads the address book and connects to its node; `retry` starts again. */
export function useNode(): { state: NodeState; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<NodeState>({ status: "loading" });
  useEffect(() => {
    let current = true;
    setState({ status: "loading" });
    fetchAddressBook()
      .then(connectNode)
      .then(
        (node) => current && setState({ status: "ready", node }),
        (error: unknown) => current && setState({ status: "failed", error }),
      );
    return () => {
      current = false;
    };
  }, [attempt]);
  return { state, retry: () => setAttempt((count) => count + 1) };
}
