import { useEffect, useState } from "react";

import type { Node } from "../chain/node.ts";
import { type Institution, type Wallet, readWallet } from "../chain/snapshot.ts";
import { parseAddress } from "./recipient.ts";

/** The wallet behind an address while it is typed; undefined until the address is complete and known. */
export function useRecipient(
  node: Node,
  institutions: readonly Institution[],
  typed: string,
): Wallet | undefined {
  const [wallet, setWallet] = useState<Wallet>();
  const address = completeAddress(typed);
  useEffect(() => {
    if (address === undefined) return;
    let current = true;
    readWallet(node, address, institutions).then(
      (found) => current && setWallet(found),
      () => undefined, // the check says so, if it lasts
    );
    return () => {
      current = false;
    };
  }, [node, institutions, address]);
  return wallet?.address === address ? wallet : undefined;
}

function completeAddress(typed: string): string | undefined {
  try {
    return parseAddress(typed);
  } catch {
    return undefined;
  }
}
