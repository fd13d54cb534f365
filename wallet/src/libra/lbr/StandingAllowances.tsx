import { useMemo } from "react";

import type { LibraCurrency } from "../../../../deploy/currencies.ts";
import { DirectProgress } from "../../direct/DirectProgress.tsx";
import { refusalOf } from "../../direct/tryOut.ts";
import { type Checked, useDirect } from "../../direct/useDirect.ts";
import { useVisit } from "../../page/useVisit.ts";
import { useReading } from "../../reading/useReading.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import { basketReader } from "./readBasket.ts";
import { revocationOf } from "./steps.ts";

/** What the vault may still take, from a creation that was begun and not ended; each can be taken back. */
export function StandingAllowances({ system, account }: { system: LibraSystem; account: string }) {
  const { lbr: words } = useLibraText();
  const { coins } = useCoinWords();
  const { node, isRightNetwork } = useVisit();
  const direct = useDirect<Checked>();
  const { value } = useReading(useMemo(() => basketReader(system, account, "create", 0n), [system, account]));
  const standing = value?.parts.filter(({ allowanceInMicro }) => allowanceInMicro > 0n) ?? [];
  const revoke = (code: LibraCurrency) =>
    direct.check(async () => {
      const call = await revocationOf(system, code);
      return { call, refusal: await refusalOf(node.provider, account, call) };
    });
  if (standing.length === 0 && direct.state.step === "editing") return null;
  return (
    <section aria-label={words.standing}>
      <h4>{words.standing}</h4>
      <ul className="rows">
        {standing.map(({ code, allowanceInMicro }) => (
          <li key={code}>
            <span>{coins(allowanceInMicro, code)}</span>{" "}
            {direct.state.step === "editing" && (
              <button
                type="button"
                className="secondary"
                disabled={!isRightNetwork}
                onClick={() => revoke(code)}
              >
                {words.revoke(code)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <DirectProgress direct={direct} onDone={direct.edit} />
    </section>
  );
}
