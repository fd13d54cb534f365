import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { AsOf } from "../page/AsOf.tsx";
import { Panel } from "../page/Panel.tsx";
import { useVisit } from "../page/useVisit.ts";
import { AddToken } from "./AddToken.tsx";
import { Claim } from "./Claim.tsx";
import { useOwnText } from "./useOwnText.ts";

/** What the connected account holds, and who owes it. */
export function BalancePanel({ snapshot, wallet }: { snapshot: Snapshot; wallet: Wallet }) {
  const text = useOwnText();
  const { node, state, connection, isRightNetwork } = useVisit();
  return (
    <Panel title={text.title} className="balance">
      <Claim wallet={wallet} snapshot={snapshot} isOwn />
      {connection && isRightNetwork && <AddToken node={node} provider={connection.wallet.provider} />}
      <AsOf snapshot={snapshot} isStale={state.error !== undefined} />
    </Panel>
  );
}

export function LoadingBalance() {
  const text = useOwnText();
  return (
    <Panel title={text.title} className="balance" isBusy>
      <p className="figure skeleton" aria-hidden="true">
        ¥ 00.00
      </p>
    </Panel>
  );
}
