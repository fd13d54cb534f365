import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import type { CoinFigures } from "./readCoins.ts";
import { useBehindText } from "./useBehindText.ts";

/** The custodians' last statements. */
export function StatementsTable({ coin }: { coin: CoinFigures }) {
  const { coins: words } = useBehindText();
  const { micro, percent } = useCoinWords();
  const { time, count } = usePage();
  const { statements, statementCount } = coin;
  if (statements.length === 0) return null;
  const heads = words.statement;
  const title = words.history(count(statements.length), count(statementCount));
  return (
    <details>
      <summary>{title}</summary>
      <div className="wide" tabIndex={0} role="group" aria-label={`≋${coin.code}: ${title}`}>
        <table>
          <thead>
            <tr>
              {[heads.asOf, heads.amount, heads.backing, heads.eligible, heads.largest].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statements.map((statement) => (
              <tr key={statement.asOfSeconds}>
                <th scope="row">{time(statement.asOfSeconds)}</th>
                <td>{micro(statement.amountInMicro)}</td>
                <td>{backing(statement.backingBasisPoints, percent, words.none)}</td>
                <td>{percent(statement.eligibleBasisPoints)}</td>
                <td>{percent(statement.largestBasisPoints)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** All ones in its field: there were no coins. */
const NO_COINS = 0xffff_ffffn;

function backing(basisPoints: bigint, percent: (basisPoints: bigint) => string, none: string): string {
  return basisPoints === NO_COINS ? none : percent(basisPoints);
}
