import { useMemo } from "react";

import type { LibraSystem } from "../libra/libraSystem.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { RequestsTable } from "./RequestsTable.tsx";
import { type DealerFigures, type QueueFigures, queuesReader } from "./readQueues.ts";
import { useBehindText } from "./useBehindText.ts";

/** By currency: the designated dealers with their tiers and windows, and who waits for what. */
export function QueuesPanel({ system }: { system: LibraSystem }) {
  const { queues: words } = useBehindText();
  const reading = useReading(useMemo(() => queuesReader(system), [system]));
  return (
    <ReadingPanel title={words.title} className="queues" reading={reading}>
      {(queues) => queues.map((queue) => <Queue key={queue.code} queue={queue} />)}
    </ReadingPanel>
  );
}

function Queue({ queue }: { queue: QueueFigures }) {
  const { queues: words } = useBehindText();
  const { coins, party } = useCoinWords();
  const { time } = usePage();
  const { code, dealers, preburnInMicro, redemptions } = queue;
  return (
    <article className="queue" data-coin={code} aria-label={`≋${code}`}>
      <h4>≋{code}</h4>
      {dealers.length === 0 && <p className="small">{words.noDealer}</p>}
      {dealers.map((dealer) => (
        <Dealer key={dealer.address} dealer={dealer} code={code} />
      ))}
      <RequestsTable queue={queue} />
      <p>{words.preburn(coins(preburnInMicro, code))}</p>
      {redemptions.length === 0 ? (
        <p className="small">{words.noRedemptions}</p>
      ) : (
        <table>
          <caption>{words.redemptions}</caption>
          <thead>
            <tr>
              <th scope="col">{words.holder}</th>
              <th scope="col">{words.amount}</th>
              <th scope="col">{words.ready}</th>
            </tr>
          </thead>
          <tbody>
            {redemptions.map(({ number, holder, openInMicro, readyAtSeconds }) => (
              <tr key={String(number)}>
                <th scope="row">{party(holder)}</th>
                <td>{coins(openInMicro, code)}</td>
                <td>{time(readyAtSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

function Dealer({ dealer, code }: { dealer: DealerFigures; code: string }) {
  const { queues: words } = useBehindText();
  const { coins, micro, party } = useCoinWords();
  const { time } = usePage();
  return (
    <dl>
      <dt>{words.dealer}</dt>
      <dd>{party(dealer.address)}</dd>
      <dt>{words.minted}</dt>
      <dd>{coins(dealer.inflowInMicro, code)}</dd>
      {dealer.windowStartedSeconds > 0 && (
        <>
          <dt>{words.windowFrom}</dt>
          <dd>{time(dealer.windowStartedSeconds)}</dd>
        </>
      )}
      <dt>{words.tiers}</dt>
      <dd>{dealer.tiersInMicro.map(micro).join(" · ")}</dd>
    </dl>
  );
}
