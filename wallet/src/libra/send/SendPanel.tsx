import { Panel } from "../../page/Panel.tsx";
import { SubmissionError } from "../../page/SubmissionError.tsx";
import { SubmissionProgress } from "../../sign/SubmissionProgress.tsx";
import type { LibraSystem } from "../libraSystem.ts";
import type { Holder } from "../readHoldings.ts";
import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import { CoinPreview } from "./CoinPreview.tsx";
import { SendForm } from "./SendForm.tsx";
import { TravelRulePrompt } from "./TravelRulePrompt.tsx";
import { useSending } from "./useSending.ts";

interface SendPanelProps {
  readonly system: LibraSystem;
  readonly account: string;
  readonly holder: Holder;
}

export function SendPanel({ system, account, holder }: SendPanelProps) {
  const { send: words } = useLibraText();
  const { coins } = useCoinWords();
  const sending = useSending(system, account);
  const { submission, waiting, draft } = sending;
  const { state } = submission;
  const isChecking = state.step === "checking";
  return (
    <Panel title={words.title} className="send">
      {"draft" in state ? (
        <>
          <CoinPreview draft={state.draft} />
          <SubmissionProgress
            submission={submission}
            settled={({ amountInMicro, code }, block) => words.paid(coins(amountInMicro, code), block)}
            onDone={sending.startAgain}
          />
        </>
      ) : waiting ? (
        <TravelRulePrompt
          {...waiting}
          isChecking={isChecking}
          onBack={sending.stopWaiting}
          onAttested={sending.takeAttestation}
        />
      ) : (
        <SendForm
          {...{ system, holder, draft, isChecking }}
          onChange={sending.setDraft}
          onCheck={sending.checkDraft}
        />
      )}
      {!("draft" in state) && <SubmissionError state={state} />}
    </Panel>
  );
}
