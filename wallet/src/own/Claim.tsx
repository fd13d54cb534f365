import { formatAddress } from "../../../src/catalogue/format.ts";
import { type Snapshot, type Wallet, spendableFenOf } from "../chain/snapshot.ts";
import { usePage } from "../page/usePage.ts";
import { useOwnText } from "./useOwnText.ts";

/** A wallet's balance with its debtor and what backs it, or the words for there being none. */
export function Claim({ wallet, snapshot, isOwn }: { wallet: Wallet; snapshot: Snapshot; isOwn: boolean }) {
  const text = useOwnText();
  const { yuan } = usePage();
  const { institution } = wallet;
  if (!institution) {
    return (
      <div className="empty">
        <p className="sentence">{text.none}</p>
        <p>{text.noneNext}</p>
      </div>
    );
  }
  const claim = isOwn ? text.claim : text.theirClaim;
  return (
    <>
      {!isOwn && <p className="small">{text.of(formatAddress(wallet.address))}</p>}
      <p className="figure">{yuan(wallet.balanceFen)}</p>
      <Restrictions wallet={wallet} isPaused={snapshot.isPaused} />
      <p>{claim(institution.name)}</p>
      <dl>
        <dt>{text.owes}</dt>
        <dd className="debtor">{institution.name}</dd>
        <dt>{text.reserve(institution.name)}</dt>
        <dd>{yuan(institution.clientReserveFen)}</dd>
      </dl>
      {isOwn && <p className="small">{text.notCentralBank}</p>}
    </>
  );
}

export function Restrictions({ wallet, isPaused }: { wallet: Wallet; isPaused: boolean }) {
  const text = useOwnText();
  const { yuan } = usePage();
  return (
    <>
      {isPaused && <p className="notice">{text.paused}</p>}
      {wallet.isFrozen && <p className="notice">{text.frozen}</p>}
      {!wallet.isFrozen && wallet.frozenFen > 0n && (
        <p className="notice">{text.partlyFrozen(yuan(wallet.frozenFen), yuan(spendableFenOf(wallet)))}</p>
      )}
    </>
  );
}
