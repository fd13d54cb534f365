import { useMemo, useState } from "react";

import { DirectProgress } from "../../direct/DirectProgress.tsx";
import { refusalOf } from "../../direct/tryOut.ts";
import { type Checked, type Direct, useDirect } from "../../direct/useDirect.ts";
import { AsOf } from "../../page/AsOf.tsx";
import { Problem } from "../../page/Problem.tsx";
import { usePage } from "../../page/usePage.ts";
import { useVisit } from "../../page/useVisit.ts";
import { useReading } from "../../reading/useReading.ts";
import { useSignText } from "../../sign/useSignText.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import { BasketTable } from "./BasketTable.tsx";
import { type Basket, type LbrAct, basketReader } from "./readBasket.ts";
import { type LbrStep, callOf, stepsOf } from "./steps.ts";

interface LbrStepsProps {
  readonly system: LibraSystem;
  readonly account: string;
  readonly act: LbrAct;
  readonly amountInMicro: bigint;
  readonly onDone: () => void;
}

/** Which coins come or go, and the transactions for it, each tried out before the wallet is asked. */
export function LbrSteps({ system, account, act, amountInMicro, onDone }: LbrStepsProps) {
  const { text } = usePage();
  const { lbr: words } = useLibraText();
  const { coins } = useCoinWords();
  const reader = useMemo(
    () => basketReader(system, account, act, amountInMicro),
    [system, account, act, amountInMicro],
  );
  const { value: basket, snapshot, error } = useReading(reader);
  if (!basket)
    return error === undefined ? <p className="quiet">{text.loading}</p> : <Problem error={error} />;
  const lbr = coins(amountInMicro, "LBR");
  return (
    <>
      <p className="strong">{act === "create" ? words.received(lbr) : words.given(lbr)}</p>
      <BasketTable act={act} basket={basket} />
      <p className="small">{words.rounding}</p>
      {act === "create" && <p className="small">{words.approveNote}</p>}
      <NextStep {...{ system, account, act, basket, onDone }} />
      {snapshot && <AsOf snapshot={snapshot} isStale={error !== undefined} />}
    </>
  );
}

interface NextStepProps extends Omit<LbrStepsProps, "amountInMicro"> {
  readonly basket: Basket;
}

/** What was checked last, kept so that a finished step isn't taken for the next one. */
interface CheckedStep extends Checked {
  readonly step: LbrStep;
}

function NextStep({ system, account, act, basket, onDone }: NextStepProps) {
  const { node } = useVisit();
  const direct = useDirect<CheckedStep>();
  const [isOver, setOver] = useState(false);
  const steps = stepsOf(act, basket);
  const place = steps.findIndex(({ isDone }) => !isDone);
  const step = steps[place];
  const check = (next: LbrStep) =>
    direct.check(async () => {
      const call = await callOf(system, next);
      return { call, step: next, refusal: await refusalOf(node.provider, account, call) };
    });
  const done = () => {
    const isLast = direct.state.step === "included" && direct.state.checked.step.kind === act;
    if (isLast) setOver(true);
    direct.edit();
    if (isLast) onDone();
  };
  if (isOver || !step) return null;
  return (
    <>
      {direct.state.step === "editing" || direct.state.step === "checking" ? (
        <StepButtons {...{ step, place, all: steps.length, direct, onDone }} onCheck={() => check(step)} />
      ) : (
        <DirectProgress direct={direct} onDone={done} />
      )}
    </>
  );
}

interface StepButtonsProps {
  readonly step: LbrStep;
  readonly place: number;
  readonly all: number;
  readonly direct: Direct<CheckedStep>;
  readonly onCheck: () => void;
  readonly onDone: () => void;
}

function StepButtons({ step, place, all, direct, onCheck, onDone }: StepButtonsProps) {
  const { lbr: words } = useLibraText();
  const { back } = useSignText();
  const { count } = usePage();
  const { coins } = useCoinWords();
  const { isRightNetwork } = useVisit();
  const { state } = direct;
  const name =
    step.kind === "approve" ? words.approve(coins(step.amountInMicro, step.code)) : words[step.kind];
  return (
    <>
      <p className="small">{words.step(count(place + 1), count(all))}</p>
      <div className="buttons">
        <button type="button" disabled={!isRightNetwork || state.step === "checking"} onClick={onCheck}>
          {name}
        </button>
        <button type="button" className="plain" onClick={onDone}>
          {back}
        </button>
      </div>
      {state.step === "editing" && state.error !== undefined && <Problem error={state.error} />}
    </>
  );
}
