import { OwnWallet } from "../page/OwnWallet.tsx";
import type { SectionProps } from "../routes/SectionView.tsx";
import { BalanceStrip } from "../own/BalanceStrip.tsx";
import { AllowancesPanel } from "./AllowancesPanel.tsx";
import { PayPanel } from "./PayPanel.tsx";

export default function PaySection({ query }: SectionProps) {
  return (
    <OwnWallet>
      {(snapshot, wallet) => (
        <>
          <BalanceStrip wallet={wallet} snapshot={snapshot} />
          <PayPanel snapshot={snapshot} payer={wallet} query={query} />
          <AllowancesPanel snapshot={snapshot} owner={wallet} />
        </>
      )}
    </OwnWallet>
  );
}
