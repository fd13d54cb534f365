import { useState } from "react";

import type { Attestation } from "../../../gateway/api/coins.ts";
import { LIBRA_CURRENCIES } from "../../../../deploy/currencies.ts";
import { useVisit } from "../../page/useVisit.ts";
import { parseRecipient } from "../../pay/recipient.ts";
import { useSubmission } from "../../sign/useSubmission.ts";
import { parseCoins } from "../coinAmount.ts";
import type { LibraSystem } from "../libraSystem.ts";
import type { SendDraft } from "./SendForm.tsx";
import { type CoinDraft, type WantedCoins, prepareCoinPayment } from "./prepareCoinPayment.ts";
import { type TravelRuleFigures, readTravelRule } from "./travelRule.ts";

/** A payment that can't be made before the payee's provider has answered. */
export interface Waiting {
  readonly wanted: WantedCoins;
  readonly travelRule: TravelRuleFigures;
}

const EMPTY: SendDraft = { code: LIBRA_CURRENCIES[0], recipient: "", amount: "" };

/** Type → check → the travel rule's question, where it asks → confirm in the wallet → sent → in a block. */
export function useSending(system: LibraSystem, account: string) {
  const { node, gateway, state: visit } = useVisit();
  const [draft, setDraft] = useState(EMPTY);
  const [waiting, setWaiting] = useState<Waiting>();
  const submission = useSubmission<CoinDraft>();
  const { check, edit } = submission;
  const prepare = ({ wanted, travelRule }: Waiting, attestation?: Attestation) => {
    const nowSeconds = visit.snapshot?.blockTimeSeconds ?? 0;
    return prepareCoinPayment({ node, gateway, system, nowSeconds }, wanted, travelRule, attestation);
  };

  async function checkDraft(): Promise<void> {
    const payee = parseRecipient(draft.recipient, account, node.book);
    const wanted = { code: draft.code, payer: account, payee, amountInMicro: parseCoins(draft.amount) };
    const travelRule = await readTravelRule(system, wanted);
    if (travelRule.isNeeded) setWaiting({ wanted, travelRule });
    else check(() => prepare({ wanted, travelRule }));
  }

  return {
    ...{ draft, setDraft, submission, waiting, checkDraft },
    stopWaiting: () => setWaiting(undefined),
    takeAttestation: (attestation: Attestation) => {
      setWaiting(undefined);
      if (waiting) check(() => prepare(waiting, attestation));
    },
    startAgain: () => {
      setDraft({ ...EMPTY, code: draft.code });
      edit();
    },
  };
}
