import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { BalanceStrip } from "../own/BalanceStrip.tsx";
import { OwnWallet } from "../page/OwnWallet.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { OrderPanel } from "./OrderPanel.tsx";
import { TradeCard } from "./TradeCard.tsx";
import { useSecuredText } from "./useSecuredText.ts";
import { useTrades } from "./useTrades.ts";

export default function SecuredSection() {
  return (
    <OwnWallet>
      {(snapshot, wallet) => (
        <>
          <BalanceStrip wallet={wallet} snapshot={snapshot} />
          <Trades snapshot={snapshot} wallet={wallet} />
          <OrderPanel snapshot={snapshot} wallet={wallet} />
        </>
      )}
    </OwnWallet>
  );
}

/** Purchases and sales, each with what can be done and what silence will decide. */
function Trades({ snapshot, wallet }: { snapshot: Snapshot; wallet: Wallet }) {
  const text = useSecuredText();
  const { text: shell } = usePage();
  const { trades, error } = useTrades(wallet.address);
  return (
    <Panel title={text.trades} className="trades" isBusy={!trades}>
      {error !== undefined && <Problem error={error} />}
      {!trades && error === undefined && <p className="quiet">{shell.loading}</p>}
      {trades?.length === 0 && <p className="empty">{text.none}</p>}
      {trades?.map((trade) => (
        <TradeCard
          key={trade.tradeId}
          trade={trade}
          party={wallet.address}
          nowSeconds={snapshot.blockTimeSeconds}
        />
      ))}
    </Panel>
  );
}
