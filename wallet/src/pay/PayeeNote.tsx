import { useVisit } from "../page/useVisit.ts";
import { warningFor } from "./payees.ts";
import { usePaidBefore } from "./usePayees.ts";
import { usePayText } from "./usePayText.ts";

/** Says when the payee is new to the payer, and warns when the address looks like another one. */
export function PayeeNote({ payee, payer }: { payee: string; payer: string }) {
  const text = usePayText();
  const { node } = useVisit();
  const paid = usePaidBefore(payer);
  if (!paid) return null;
  const { institutions, banks, contracts } = node.book;
  const familiar = [payer, ...Object.keys(institutions), ...Object.keys(banks), ...Object.values(contracts)];
  const warning = warningFor(payee, paid, familiar);
  if (!warning) return null;
  if (warning.kind === "new") return <p className="small">{text.newPayee}</p>;
  return (
    <p className="notice danger" role="alert">
      {text.lookAlike(warning.of)}
    </p>
  );
}
