import { isAddress } from "ethers";
import { useEffect, useState } from "react";

import type { LibraText } from "../../text/en/libra.ts";
import type { LibraSystem } from "../libraSystem.ts";
import type { SendDraft } from "./SendForm.tsx";

/** Whether who stands at the address accepts the coin, asked as it is typed. */
export function useAcceptance(system: LibraSystem, draft: SendDraft, words: LibraText["send"]): string {
  const wanted = `${draft.code} ${draft.recipient.trim()}`;
  const [known, setKnown] = useState<{ wanted: string; vasp: string | null }>();
  useEffect(() => {
    const address = draft.recipient.trim();
    if (!isAddress(address)) return;
    let current = true;
    void acceptedAt(system, draft.code, address).then(
      (vasp) => current && setKnown({ wanted, vasp }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [system, wanted, draft.code, draft.recipient]);
  if (known?.wanted !== wanted) return words.recipientHint;
  return known.vasp === null ? words.recipientNot : words.recipientAt(known.vasp);
}

async function acceptedAt(
  system: LibraSystem,
  code: SendDraft["code"],
  address: string,
): Promise<string | null> {
  const [, number, isAccepted] = await system.coinOf(code).holderOf(address);
  if (!isAccepted) return null;
  return number === 0n ? "–" : (await system.participants.credentialOf(number)).humanName;
}
