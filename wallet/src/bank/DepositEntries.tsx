import type { Deposit } from "../../gateway/api/bank.ts";
import { usePage } from "../page/usePage.ts";
import { useBankText } from "./useBankText.ts";

export function DepositEntries({ deposit: { entries } }: { deposit: Deposit }) {
  const text = useBankText();
  const { yuan, time } = usePage();
  return (
    <details>
      <summary>{text.entries}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.amount}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ at, what, amountFen, instructionId }, i) => (
            <tr key={`${instructionId ?? at} ${i}`}>
              <th scope="row">{text.kinds[what]}</th>
              <td>{time(Date.parse(at) / 1_000)}</td>
              <td>{yuan(BigInt(amountFen))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
