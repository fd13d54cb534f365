import { formatAddress } from "../../../src/catalogue/format.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import type { QueueFigures } from "./readQueues.ts";
import { useBehindText } from "./useBehindText.ts";

/** Mints and preburns that wait for treasury compliance. */
export function RequestsTable({ queue: { code, requests } }: { queue: QueueFigures }) {
  const { queues: words } = useBehindText();
  const { coins, party } = useCoinWords();
  const { count } = usePage();
  if (requests.length === 0) return <p className="small">{words.noRequests}</p>;
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={`≋${code}: ${words.requests}`}>
      <table>
        <caption>{words.requests}</caption>
        <thead>
          <tr>
            {[words.kindHead, words.dealer, words.amount, words.approvals, words.request].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests.map(({ kind, requestId, dealer, amountInMicro, approvals }) => (
            <tr key={requestId}>
              <th scope="row">{words.kind[kind]}</th>
              <td>{party(dealer)}</td>
              <td>{coins(amountInMicro, code)}</td>
              <td>{kind === "mint" ? count(approvals) : "–"}</td>
              <td>
                <code title={requestId}>{formatAddress(requestId)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
