import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { AsOf } from "../page/AsOf.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { Restrictions } from "./Claim.tsx";
import { useOwnText } from "./useOwnText.ts";

/** The balance where one acts on it: how much, owed by whom, as of when. */
export function BalanceStrip({ wallet, snapshot }: { wallet: Wallet; snapshot: Snapshot }) {
  const text = useOwnText();
  const { yuan } = usePage();
  const { state } = useVisit();
  return (
    <section className="panel strip balance" aria-label={text.title}>
      <p>
        <span className="figure">{yuan(wallet.balanceFen)}</span>{" "}
        <span>{text.owedBy(wallet.institution?.name ?? "–")}</span>
      </p>
      <Restrictions wallet={wallet} isPaused={snapshot.isPaused} />
      <AsOf snapshot={snapshot} isStale={state.error !== undefined} />
    </section>
  );
}
