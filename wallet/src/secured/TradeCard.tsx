import { useState } from "react";

import type { TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { Address } from "../page/Address.tsx";
import { SubmissionError } from "../page/SubmissionError.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { SubmissionProgress } from "../sign/SubmissionProgress.tsx";
import { type Submission, useSubmission } from "../sign/useSubmission.ts";
import { ActButtons } from "./ActButtons.tsx";
import { Deadline } from "./Deadline.tsx";
import { amountOfAct } from "./openActs.ts";
import { type StepDraft, prepareStep } from "./prepareTrade.ts";
import type { Trade } from "./trades.ts";
import { useSecuredText } from "./useSecuredText.ts";

interface TradeCardProps {
  readonly trade: Trade;
  readonly party: string;
  readonly nowSeconds: number;
}

export function TradeCard({ trade, party, nowSeconds }: TradeCardProps) {
  const text = useSecuredText();
  const { yuan } = usePage();
  const { node, gateway } = useVisit();
  const [attempt, setAttempt] = useState(0);
  const submission = useSubmission<StepDraft>();
  const { state, check, edit } = submission;
  const isBuyer = party === trade.buyer;
  const act = (tradeAct: TradeAct, read: () => bigint = () => amountOfAct(trade, tradeAct)) =>
    check(async () => prepareStep(node, gateway, { trade, party, tradeAct, amountFen: read() }));
  const done = () => {
    setAttempt(attempt + 1);
    edit();
  };
  return (
    <article
      className="trade"
      aria-label={`${isBuyer ? text.buying : text.selling} ${yuan(trade.amountFen)}`}
    >
      <Standing trade={trade} party={party} nowSeconds={nowSeconds} />
      {"draft" in state ? (
        <Acting draft={state.draft} submission={submission} onDone={done} />
      ) : (
        <>
          <ActButtons key={attempt} trade={trade} party={party} onAct={act} />
          <SubmissionError state={state} />
        </>
      )}
    </article>
  );
}

/** Where the trade is, how long that lasts, and how it ended. */
function Standing({ trade, party, nowSeconds }: TradeCardProps) {
  const text = useSecuredText();
  const { yuan } = usePage();
  const isBuyer = party === trade.buyer;
  return (
    <>
      <p>
        <strong className="amount">{yuan(trade.amountFen)}</strong>{" "}
        <span>{isBuyer ? text.buying : text.selling}</span>{" "}
        <Address address={isBuyer ? trade.seller : trade.buyer} />
      </p>
      <p className="sentence">{text.states[trade.state]}</p>
      {trade.claimFen > 0n && <p>{text.claim(yuan(trade.claimFen), trade.against)}</p>}
      <Deadline trade={trade} nowSeconds={nowSeconds} />
      <Outcome trade={trade} />
    </>
  );
}

interface ActingProps {
  readonly draft: StepDraft;
  readonly submission: Submission<StepDraft>;
  readonly onDone: () => void;
}

function Acting({ draft: { tradeAct, amountFen }, submission, onDone }: ActingProps) {
  const text = useSecuredText();
  const { yuan } = usePage();
  return (
    <div className="preview">
      <p className="sentence">{text.acts[tradeAct]}</p>
      <p>{text.consequences[tradeAct](yuan(amountFen))}</p>
      <SubmissionProgress submission={submission} settled={(_, block) => text.done(block)} onDone={onDone} />
    </div>
  );
}

function Outcome({ trade }: { trade: Trade }) {
  const text = useSecuredText();
  const { yuan } = usePage();
  if (trade.state === "FINISHED") return <p className="small">{text.outcome(yuan(trade.buyerFen))}</p>;
  return trade.state === "CLOSED" && trade.buyerFen > 0n ? (
    <p className="small">{text.outcome(yuan(trade.buyerFen))}</p>
  ) : null;
}
