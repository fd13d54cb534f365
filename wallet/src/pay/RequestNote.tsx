import type { PaymentRequest } from "../../gateway/api/requests.ts";
import { formatAddress } from "../../../src/catalogue/format.ts";
import { usePage } from "../page/usePage.ts";
import { usePayText } from "./usePayText.ts";

/** Who asks for what. The purpose is a stranger's text: shown as text, and said to be the stranger's. */
export function RequestNote({ request }: { request: PaymentRequest }) {
  const text = usePayText();
  const { yuan, time } = usePage();
  const { payee, amountFen, purpose, expiresAt } = request;
  return (
    <section className="preview request" aria-label={text.request.title}>
      <p>
        {text.request.asks(formatAddress(payee))} <strong>{yuan(BigInt(amountFen))}</strong>
      </p>
      {purpose !== "" && (
        <p>
          {text.request.for}: <q>{purpose}</q>
        </p>
      )}
      <p className="small">
        {text.request.words} {text.request.until(time(Date.parse(expiresAt) / 1_000))}
      </p>
    </section>
  );
}
