import { useMemo } from "react";

import type { LibraSystem } from "../libra/libraSystem.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { compositeReader } from "./readCoins.ts";
import { useBehindText } from "./useBehindText.ts";

/** ≋LBR, and the coins in its vault against those that it would unpack into. */
export function CompositePanel({ system }: { system: LibraSystem }) {
  const { composite: words } = useBehindText();
  const { coins, micro } = useCoinWords();
  const { time } = usePage();
  const reading = useReading(useMemo(() => compositeReader(system), [system]));
  return (
    <ReadingPanel title={words.title} className="composite" reading={reading}>
      {({ outstandingInMicro, components, swapFromSeconds }) => (
        <>
          <p className="strong">{words.outstanding(coins(outstandingInMicro, "LBR"))}</p>
          {swapFromSeconds > 0 && <p className="notice">{words.swap(time(swapFromSeconds))}</p>}
          <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
            <table>
              <thead>
                <tr>
                  {[words.coin, words.perUnit, words.held, words.needed].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {components.map(({ code, perUnitInMicro, heldInMicro, neededInMicro }) => (
                  <tr key={code}>
                    <th scope="row">≋{code}</th>
                    <td>{micro(perUnitInMicro)}</td>
                    <td>{micro(heldInMicro)}</td>
                    <td>{micro(neededInMicro)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="small">{words.note}</p>
        </>
      )}
    </ReadingPanel>
  );
}
