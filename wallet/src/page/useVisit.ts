import { createContext, useContext } from "react";

import type { Node } from "../chain/node.ts";
import type { SnapshotState } from "../chain/useSnapshot.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import type { Connection, WalletState } from "../wallet/useWallet.ts";

/** What all sections stand on. */
export interface Visit {
  readonly node: Node;
  readonly state: SnapshotState;
  readonly wallet: WalletState;
  readonly connection: Connection | undefined;
  /** Whether the wallet is on the chain of the address book; false without a wallet. */
  readonly isRightNetwork: boolean;
  readonly gateway: GatewayState;
}

export const VisitContext = createContext<Visit | undefined>(undefined);

export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error("A section stands outside the page.");
  return visit;
}
