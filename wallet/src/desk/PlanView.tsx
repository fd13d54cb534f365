import { useEffect, useState } from "react";

import type { CheckedPlan } from "./ActForm.tsx";
import type { Effect } from "./act.ts";
import { useDeskText } from "./useDeskText.ts";
import { useEffectWords } from "./useEffectWords.ts";

interface PlanViewProps {
  readonly checked: CheckedPlan;
  readonly isIncluded: boolean;
}

/** Before and after, and once it is in a block what really stands there. */
export function PlanView({ checked, isIncluded }: PlanViewProps) {
  const { form: words, facts: factNames } = useDeskText();
  const now = useNow(checked, isIncluded);
  const { plan, refusal } = checked;
  return (
    <>
      {plan.effects.length > 0 && (
        <EffectsTable effects={plan.effects} now={now} isRefused={refusal !== undefined} />
      )}
      {plan.facts && plan.facts.length > 0 && (
        <dl className="preview" aria-label={words.changes}>
          {plan.facts.map(({ name, value }) => (
            <div className="row" key={name}>
              <dt>{factNames[name]}</dt>
              <dd>
                <code className="data">{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

interface EffectsTableProps {
  readonly effects: readonly Effect[];
  readonly now: readonly Effect[] | undefined;
  readonly isRefused: boolean;
}

function EffectsTable({ effects, now, isRefused }: EffectsTableProps) {
  const { form: words, effects: names } = useDeskText();
  const inWords = useEffectWords();
  return (
    <table className="effects">
      <caption>{words.changes}</caption>
      <thead>
        <tr>
          {[words.what, words.before, words.after, ...(now ? [words.now] : [])].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => {
          const current = now?.find(({ name }) => name === effect.name);
          return (
            <tr key={effect.name} data-effect={effect.name}>
              <th scope="row">{names[effect.name]}</th>
              <td>{inWords(effect, effect.before)}</td>
              {/* what would be refused changes nothing */}
              <td>{isRefused ? "–" : inWords(effect, effect.after)}</td>
              {now && <td className="strong">{current ? inWords(current, current.before) : "–"}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function useNow({ again }: CheckedPlan, isIncluded: boolean): readonly Effect[] | undefined {
  const [now, setNow] = useState<readonly Effect[]>();
  useEffect(() => {
    if (!isIncluded) return;
    let current = true;
    // a request that is gone can't be read again; then there is nothing to show
    void again().then(
      ({ effects }) => current && setNow(effects),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [again, isIncluded]);
  return now;
}
