import { Address } from "../../page/Address.tsx";
import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import type { CoinDraft } from "./prepareCoinPayment.ts";

/** What the person is about to confirm, before the wallet's own window says it in its words. */
export function CoinPreview({ draft }: { draft: CoinDraft }) {
  const { send: words, holdings } = useLibraText();
  const { coins } = useCoinWords();
  const { travelRule, code, amountInMicro, feeInMicro } = draft;
  const rows: [string, string][] = [
    [words.debtor, holdings.association(code)],
    [words.payerVasp, travelRule.payerVasp ?? "–"],
    [words.payeeVasp, travelRule.payeeVasp ?? "–"],
    [words.travelRule, useTravelWords(draft)],
    [words.fee, feeInMicro === 0n ? words.noFee : words.coinFee(coins(feeInMicro, code))],
    [words.after, coins(draft.balanceAfterInMicro, code)],
  ];
  return (
    <dl className="preview" aria-label={words.preview}>
      <dt>{words.to}</dt>
      <dd>
        <Address address={draft.payee} />
      </dd>
      <dt>{words.amountRow}</dt>
      <dd className="strong">{coins(amountInMicro, code)}</dd>
      {rows.map(([name, value]) => (
        <div className="row" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useTravelWords({ travelRule, attestation, amountInMicro, code }: CoinDraft): string {
  const { send: words } = useLibraText();
  const { coins } = useCoinWords();
  const { thresholdInMicro, payeeVasp } = travelRule;
  if (attestation !== undefined) return words.attested(payeeVasp ?? "–");
  const isBelow = thresholdInMicro > 0n && amountInMicro < thresholdInMicro;
  return isBelow ? words.belowThreshold(coins(thresholdInMicro, code)) : words.notNeeded;
}
