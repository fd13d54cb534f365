import { type ReactNode, useId } from "react";

import { formatAddress } from "../../../src/catalogue/format.ts";
import { type Snapshot, type Wallet, spendableFenOf } from "../chain/snapshot.ts";
import type { SnapshotState } from "../chain/useSnapshot.ts";
import { AsOf } from "../page/AsOf.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";

/** What the connected account holds, and who owes it. */
export function BalancePanel({ state, children }: { state: SnapshotState; children?: ReactNode }) {
  const { text } = usePage();
  const heading = useId();
  const { snapshot, error } = state;
  return (
    <section className="panel balance" aria-labelledby={heading} aria-busy={!snapshot}>
      <h2 id={heading}>{text.balance.title}</h2>
      {!snapshot && error === undefined && <Loading />}
      {!snapshot && error !== undefined && <Problem error={error} />}
      {snapshot?.wallet && (
        <>
          <Claim wallet={snapshot.wallet} snapshot={snapshot} isOwn />
          {children}
          <AsOf snapshot={snapshot} isStale={error !== undefined} />
        </>
      )}
    </section>
  );
}

/** A wallet's balance with its debtor and what backs it, or the words for there being none. */
export function Claim({ wallet, snapshot, isOwn }: { wallet: Wallet; snapshot: Snapshot; isOwn: boolean }) {
  const { text, yuan } = usePage();
  const { institution } = wallet;
  if (!institution) {
    return (
      <div className="empty">
        <p className="sentence">{text.balance.none}</p>
        <p>{text.balance.noneNext}</p>
      </div>
    );
  }
  const claim = isOwn ? text.balance.claim : text.balance.theirClaim;
  return (
    <>
      {!isOwn && <p className="small">{text.balance.of(formatAddress(wallet.address))}</p>}
      <p className="figure">{yuan(wallet.balanceFen)}</p>
      <Restrictions wallet={wallet} isPaused={snapshot.isPaused} />
      <p>{claim(institution.name)}</p>
      <dl>
        <dt>{text.balance.owes}</dt>
        <dd className="debtor">{institution.name}</dd>
        <dt>{text.balance.reserve(institution.name)}</dt>
        <dd>{yuan(institution.clientReserveFen)}</dd>
      </dl>
      {isOwn && <p className="small">{text.balance.notCentralBank}</p>}
    </>
  );
}

function Restrictions({ wallet, isPaused }: { wallet: Wallet; isPaused: boolean }) {
  const { text, yuan } = usePage();
  return (
    <>
      {isPaused && <p className="notice">{text.balance.paused}</p>}
      {wallet.isFrozen && <p className="notice">{text.balance.frozen}</p>}
      {!wallet.isFrozen && wallet.frozenFen > 0n && (
        <p className="notice">
          {text.balance.partlyFrozen(yuan(wallet.frozenFen), yuan(spendableFenOf(wallet)))}
        </p>
      )}
    </>
  );
}

function Loading() {
  const { text } = usePage();
  return (
    <>
      <p className="figure skeleton" aria-hidden="true">
        ¥ 00.00
      </p>
      <p className="quiet">{text.loading}</p>
    </>
  );
}
