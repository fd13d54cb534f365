import { Address } from "../page/Address.tsx";
import { usePage } from "../page/usePage.ts";
import type { Preview } from "../pay/checkPayment.ts";

/** What the person is about to confirm, before the wallet's own window says it in its words. */
export function PaymentPreview({ preview }: { preview: Preview }) {
  const { text, yuan } = usePage();
  const from = preview.payerInstitution?.name ?? "–";
  const to = preview.payeeInstitution?.name ?? "–";
  return (
    <dl className="preview" aria-label={text.pay.preview}>
      <dt>{text.pay.to}</dt>
      <dd>
        <Address address={preview.payee} />
      </dd>
      <dt>{text.pay.amountRow}</dt>
      <dd className="strong">{yuan(preview.amountFen)}</dd>
      <dt>{text.pay.recipientInstitution}</dt>
      <dd>{to}</dd>
      <dt>{text.pay.debtor}</dt>
      <dd>{preview.debtorChanges ? text.pay.debtorChanges(from, to) : text.pay.debtorStays(from)}</dd>
      <dt>{text.pay.fee}</dt>
      <dd>{text.pay.noFee}</dd>
      <dt>{text.pay.after}</dt>
      <dd>{yuan(preview.balanceAfterFen)}</dd>
    </dl>
  );
}
