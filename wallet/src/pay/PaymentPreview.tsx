import { Address } from "../page/Address.tsx";
import { usePage } from "../page/usePage.ts";
import type { PaymentDraft } from "./preparePayment.ts";
import { usePayText } from "./usePayText.ts";

/** What the person is about to confirm, before the wallet's own window says it in its words. */
export function PaymentPreview({ draft }: { draft: PaymentDraft }) {
  const { yuan } = usePage();
  const text = usePayText();
  const from = draft.payerInstitution?.name ?? "–";
  const to = draft.payeeInstitution?.name ?? "–";
  return (
    <dl className="preview" aria-label={text.preview}>
      <dt>{text.to}</dt>
      <dd>
        <Address address={draft.payee} />
      </dd>
      <dt>{text.amountRow}</dt>
      <dd className="strong">{yuan(draft.amountFen)}</dd>
      <dt>{text.recipientInstitution}</dt>
      <dd>{to}</dd>
      <dt>{text.debtor}</dt>
      <dd>{draft.debtorChanges ? text.debtorChanges(from, to) : text.debtorStays(from)}</dd>
      <dt>{text.fee}</dt>
      <dd>{text.noFee}</dd>
      <dt>{text.after}</dt>
      <dd>{yuan(draft.balanceAfterFen)}</dd>
      <LimitsAfter draft={draft} />
    </dl>
  );
}

function LimitsAfter({ draft: { tier, amountFen } }: { draft: PaymentDraft }) {
  const { yuan } = usePage();
  const text = usePayText();
  const words = { day: text.leftToday, year: text.leftYear, lifetime: text.leftEver } as const;
  return (["day", "year", "lifetime"] as const).map((name) => {
    const limit = tier?.limits.find((each) => each.name === name);
    if (!limit) return null;
    return (
      <div className="row" key={name}>
        <dt>{words[name]}</dt>
        <dd>{yuan(limit.leftFen - amountFen)}</dd>
      </div>
    );
  });
}
