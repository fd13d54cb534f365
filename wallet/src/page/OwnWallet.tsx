import { Fragment, type ReactNode } from "react";

import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { hrefOf } from "../routes/route.ts";
import { Panel } from "./Panel.tsx";
import { Problem } from "./Problem.tsx";
import { usePage } from "./usePage.ts";
import { useVisit } from "./useVisit.ts";

/** What only somebody with a wallet at an institution can use; everybody else is told how to get there. */
export function OwnWallet({ children }: { children: (snapshot: Snapshot, wallet: Wallet) => ReactNode }) {
  const { text } = usePage();
  const { connection, state } = useVisit();
  if (!connection) {
    return (
      <Panel title={text.needsWallet.title}>
        <p>{text.needsWallet.connect}</p>
      </Panel>
    );
  }
  const { snapshot, error } = state;
  if (!snapshot?.wallet) {
    return error === undefined ? <p className="quiet">{text.loading}</p> : <Problem error={error} />;
  }
  if (!snapshot.wallet.institution) {
    return (
      <Panel title={text.needsWallet.title}>
        <p>{text.needsWallet.open}</p>
        <a className="button" href={hrefOf("wallet")}>
          {text.needsWallet.openLink}
        </a>
      </Panel>
    );
  }
  // another account begins anew: nothing typed or signed for the one before stays
  return <Fragment key={snapshot.wallet.address}>{children(snapshot, snapshot.wallet)}</Fragment>;
}
