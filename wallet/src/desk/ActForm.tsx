import { type FormEvent, useState } from "react";

import { DirectProgress } from "../direct/DirectProgress.tsx";
import { refusalOf } from "../direct/tryOut.ts";
import { type Checked, useDirect } from "../direct/useDirect.ts";
import { libraOf } from "../libra/libraSystem.ts";
import { Problem } from "../page/Problem.tsx";
import { useVisit } from "../page/useVisit.ts";
import { PlanView } from "./PlanView.tsx";
import { ActField } from "./ActField.tsx";
import { WhoMay } from "./WhoMay.tsx";
import type { DeskAct, DeskPlace, Given, Plan } from "./act.ts";
import { NOTHING_GIVEN } from "./fields.ts";
import type { Rights } from "./readRights.ts";
import { useDeskText } from "./useDeskText.ts";

interface ActFormProps extends Pick<DeskPlace, "proposals" | "queues"> {
  readonly act: DeskAct;
  readonly rights: Rights | undefined;
}

/** A plan held against the chain. */
export interface CheckedPlan extends Checked {
  readonly plan: Plan;
  /** The same plan read again: its "before" is what is there now. */
  readonly again: () => Promise<Plan>;
}

/** The act's fields → what would change, and which rule would refuse it → the wallet's window → in a block. */
export function ActForm({ act, rights, proposals, queues }: ActFormProps) {
  const { node, connection, state } = useVisit();
  const [given, setGiven] = useState<Given>(NOTHING_GIVEN);
  const direct = useDirect<CheckedPlan>();
  const account = connection?.account;

  function check(event: FormEvent): void {
    event.preventDefault();
    if (account === undefined) return;
    const nowSeconds = state.snapshot?.blockTimeSeconds ?? 0;
    const place: DeskPlace = { node, system: libraOf(node), account, nowSeconds, proposals, queues };
    direct.check(async () => {
      const plan = await act.plan(place, given);
      const refusal = await refusalOf(node.provider, account, plan.call);
      return { call: plan.call, plan, refusal, again: () => act.plan(place, given) };
    });
  }

  const { state: step } = direct;
  return (
    <>
      <WhoMay right={act.right} rights={rights} account={account} />
      {"checked" in step ? (
        <>
          <PlanView checked={step.checked} isIncluded={step.step === "included"} />
          <DirectProgress direct={direct} onDone={direct.edit} />
        </>
      ) : (
        <Fields
          {...{ act, given, proposals, queues }}
          isOff={account === undefined || step.step === "checking"}
          onChange={setGiven}
          onCheck={check}
        />
      )}
      <div aria-live="polite">
        {step.step === "editing" && step.error !== undefined && <Problem error={step.error} />}
      </div>
    </>
  );
}

interface FieldsProps extends Pick<DeskPlace, "proposals" | "queues"> {
  readonly act: DeskAct;
  readonly given: Given;
  readonly isOff: boolean;
  readonly onChange: (given: Given) => void;
  readonly onCheck: (event: FormEvent) => void;
}

function Fields({ act, given, isOff, proposals, queues, onChange, onCheck }: FieldsProps) {
  const { form: words } = useDeskText();
  return (
    <form onSubmit={onCheck} noValidate>
      {act.fields.map((name) => (
        <ActField
          key={name}
          {...{ name, proposals, queues }}
          value={given[name]}
          onChange={(value) => onChange({ ...given, [name]: value })}
        />
      ))}
      <button type="submit" disabled={isOff}>
        {words.check}
      </button>
    </form>
  );
}
