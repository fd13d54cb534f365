import { DirectProgress } from "../direct/DirectProgress.tsx";
import { refusalOf } from "../direct/tryOut.ts";
import { type Checked, type Direct, useDirect } from "../direct/useDirect.ts";
import { Problem } from "../page/Problem.tsx";
import { useVisit } from "../page/useVisit.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import type { Reading } from "../reading/useReading.ts";
import type { CoinCode, LibraSystem } from "./libraSystem.ts";
import { CHILD_VASP, type Holder, type Holding, spendableMicroOf } from "./readHoldings.ts";
import { useCoinWords } from "./useCoinWords.ts";
import { useLibraText } from "./useLibraText.ts";

interface HoldingsPanelProps {
  readonly system: LibraSystem;
  readonly reading: Reading<Holder>;
}

/** Every coin's balance with who owes it; coins that weren't accepted yet can be. */
export function HoldingsPanel({ system, reading }: HoldingsPanelProps) {
  const { holdings: words } = useLibraText();
  const direct = useDirect<Checked>();
  const { connection, node } = useVisit();

  const accept = (code: CoinCode) =>
    direct.check(async () => {
      const coin = system.coinOf(code);
      const call = { to: await coin.getAddress(), data: coin.interface.encodeFunctionData("acceptCurrency") };
      return { call, refusal: await refusalOf(node.provider, connection?.account ?? "", call) };
    });

  return (
    <ReadingPanel title={words.title} className="holdings" reading={reading}>
      {(holder) => (
        <>
          {holder.vaspName !== undefined && <p>{words.keptBy(holder.vaspName)}</p>}
          {holder.holdings.map((holding) => (
            <Restrictions key={holding.code} holding={holding} />
          ))}
          <HoldingsTable holder={holder} direct={direct} onAccept={accept} />
          <DirectProgress direct={direct} onDone={direct.edit} />
          {direct.state.step === "editing" && direct.state.error !== undefined && (
            <Problem error={direct.state.error} />
          )}
          <p className="small">{words.note}</p>
        </>
      )}
    </ReadingPanel>
  );
}

interface HoldingsTableProps {
  readonly holder: Holder;
  readonly direct: Direct<Checked>;
  readonly onAccept: (code: CoinCode) => void;
}

function HoldingsTable({ holder, direct, onAccept }: HoldingsTableProps) {
  const { holdings: words } = useLibraText();
  const { micro } = useCoinWords();
  const mayAccept = holder.role === CHILD_VASP;
  const isFree = direct.state.step === "editing";
  return (
    <>
      <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
        <table>
          <thead>
            <tr>
              {[words.coin, words.balance, words.spendable].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holder.holdings.map((holding) => (
              <tr key={holding.code} data-coin={holding.code}>
                <th scope="row">
                  ≋{holding.code}
                  <span className="owed small">
                    {words.debtor}{" "}
                    {holding.code === "LBR" ? words.composite : words.association(holding.code)}
                  </span>
                </th>
                <td className="strong">{micro(holding.balanceInMicro)}</td>
                <td>{holding.isAccepted ? micro(spendableMicroOf(holding)) : words.notAccepted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayAccept && isFree && <AcceptButtons holder={holder} onAccept={onAccept} />}
    </>
  );
}

function AcceptButtons({ holder, onAccept }: Pick<HoldingsTableProps, "holder" | "onAccept">) {
  const { holdings: words } = useLibraText();
  const { isRightNetwork } = useVisit();
  const missing = holder.holdings.filter(({ isAccepted }) => !isAccepted);
  if (missing.length === 0) return null;
  return (
    <>
      <p className="small">{words.acceptNote}</p>
      <div className="buttons">
        {missing.map(({ code }) => (
          <button
            key={code}
            type="button"
            className="secondary"
            disabled={!isRightNetwork}
            onClick={() => onAccept(code)}
          >
            {words.accept(code)}
          </button>
        ))}
      </div>
    </>
  );
}

function Restrictions({ holding }: { holding: Holding }) {
  const { holdings: words } = useLibraText();
  const { micro } = useCoinWords();
  const { code, state, isFrozen, frozenInMicro } = holding;
  return (
    <>
      {state !== "circulating" && <p className="notice">{words[state](code)}</p>}
      {isFrozen && <p className="notice">{words.frozen(code)}</p>}
      {!isFrozen && frozenInMicro > 0n && (
        <p className="notice">{words.partlyFrozen(code, micro(frozenInMicro))}</p>
      )}
    </>
  );
}
