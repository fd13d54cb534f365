import { useMemo } from "react";

import type { LibraSystem } from "../libra/libraSystem.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { StatementsTable } from "./StatementsTable.tsx";
import { type CoinFigures, coinsReader } from "./readCoins.ts";
import { useBehindText } from "./useBehindText.ts";

/** Circulation, effective reserve and their ratio for each coin, and how old the statement behind them is. */
export function CoinsPanel({ system }: { system: LibraSystem }) {
  const { coins: words } = useBehindText();
  const reading = useReading(useMemo(() => coinsReader(system), [system]));
  return (
    <ReadingPanel title={words.title} className="coins" reading={reading}>
      {(figures) => (
        <>
          {figures.map((coin) => (
            <Coin key={coin.code} coin={coin} nowSeconds={reading.snapshot?.blockTimeSeconds ?? 0} />
          ))}
          <p className="small">{words.effectiveNote}</p>
        </>
      )}
    </ReadingPanel>
  );
}

function Coin({ coin, nowSeconds }: { coin: CoinFigures; nowSeconds: number }) {
  const { coins: words } = useBehindText();
  const { coins, percent } = useCoinWords();
  const { code, outstandingInMicro, effectiveInMicro, ratioBasisPoints } = coin;
  return (
    <article className="coin" data-coin={code} aria-label={`≋${code}`}>
      <h4>≋{code}</h4>
      <dl className="tiles">
        <div>
          <dt>{words.circulation}</dt>
          <dd>{coins(outstandingInMicro, code)}</dd>
        </div>
        <div>
          <dt>{words.reserve}</dt>
          <dd>{coins(effectiveInMicro, code).slice(1)}</dd>
        </div>
        <div>
          <dt>{words.ratio}</dt>
          <dd>{ratioBasisPoints === undefined ? words.noCoins : percent(ratioBasisPoints)}</dd>
        </div>
      </dl>
      <Attested coin={coin} nowSeconds={nowSeconds} />
      <Notices coin={coin} />
      <StatementsTable coin={coin} />
    </article>
  );
}

function Attested({ coin, nowSeconds }: { coin: CoinFigures; nowSeconds: number }) {
  const { coins: words } = useBehindText();
  const { coins, span } = useCoinWords();
  const { time } = usePage();
  const [last] = coin.statements;
  if (last === undefined) return <p className="notice">{words.never}</p>;
  const ageSeconds = Math.max(0, nowSeconds - last.asOfSeconds);
  return (
    <>
      <p className="small">
        {words.attested(coins(last.amountInMicro, coin.code).slice(1), time(last.asOfSeconds))}.{" "}
        {words.age(span(ageSeconds), span(coin.stalenessSeconds))}
      </p>
      {ageSeconds > coin.stalenessSeconds && <p className="notice">{words.stale}</p>}
    </>
  );
}

function Notices({ coin }: { coin: CoinFigures }) {
  const { coins: words } = useBehindText();
  const isShort = coin.effectiveInMicro < coin.outstandingInMicro;
  return (
    <>
      {coin.state !== "circulating" && <p className="notice">{words[coin.state]}</p>}
      {isShort && <p className="notice">{words.short}</p>}
      {coin.dealersInactive && <p className="notice">{words.inactive}</p>}
      {!coin.canMint && <p className="notice">{words.mintingOff}</p>}
    </>
  );
}
