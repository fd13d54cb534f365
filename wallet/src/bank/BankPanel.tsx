import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { SignedIn } from "../page/SignedIn.tsx";
import { usePage } from "../page/usePage.ts";
import { DepositEntries } from "./DepositEntries.tsx";
import { TopUpForm } from "./TopUpForm.tsx";
import { WithdrawForm } from "./WithdrawForm.tsx";
import { useBankText } from "./useBankText.ts";
import { useDeposit } from "./useDeposit.ts";

interface BankPanelProps {
  readonly snapshot: Snapshot;
  readonly wallet: Wallet;
}

/** The demonstration deposit at a bank: money comes into the wallet from there, and goes back there. */
export function BankPanel(props: BankPanelProps) {
  const text = useBankText();
  return (
    <Panel title={text.title} className="bank">
      <SignedIn>
        <BankAccount {...props} />
      </SignedIn>
    </Panel>
  );
}

function BankAccount({ snapshot, wallet }: BankPanelProps) {
  const text = useBankText();
  const { text: shell, yuan } = usePage();
  const { deposit, error } = useDeposit();
  if (!deposit) {
    return error === undefined ? <p className="quiet">{shell.loading}</p> : <Problem error={error} />;
  }
  return (
    <>
      <p>
        <strong className="amount">{yuan(BigInt(deposit.balanceFen))}</strong>{" "}
        {text.owedBy(deposit.bankName, deposit.number)}
      </p>
      <p className="notice">{text.demonstration}</p>
      <TopUpForm deposit={deposit} />
      <WithdrawForm deposit={deposit} snapshot={snapshot} wallet={wallet} />
      <DepositEntries deposit={deposit} />
    </>
  );
}
