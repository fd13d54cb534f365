import { BankPanel } from "../bank/BankPanel.tsx";
import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { InstitutionsPanel } from "../money/InstitutionsPanel.tsx";
import { Problem } from "../page/Problem.tsx";
import { useVisit } from "../page/useVisit.ts";
import { BalancePanel, LoadingBalance } from "./BalancePanel.tsx";
import { LimitsPanel } from "./LimitsPanel.tsx";
import { OpenWalletPanel } from "./OpenWalletPanel.tsx";

/** What one has, what one may do with it, and how money comes in and out. */
export default function OwnSection() {
  const { state, connection } = useVisit();
  const { snapshot, error } = state;
  if (!connection) return <InstitutionsPanel state={state} />;
  if (!snapshot?.wallet) return error === undefined ? <LoadingBalance /> : <Problem error={error} />;
  return <Own key={connection.account} snapshot={snapshot} wallet={snapshot.wallet} />;
}

function Own({ snapshot, wallet }: { snapshot: Snapshot; wallet: Wallet }) {
  if (!wallet.institution) return <OpenWalletPanel />;
  return (
    <>
      <BalancePanel snapshot={snapshot} wallet={wallet} />
      <LimitsPanel tier={snapshot.tier} nowSeconds={snapshot.blockTimeSeconds} />
      <BankPanel snapshot={snapshot} wallet={wallet} />
    </>
  );
}
