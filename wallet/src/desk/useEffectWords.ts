import { type ProposalState, PROPOSAL_STATES } from "../behind/proposals.ts";
import { useBehindText } from "../behind/useBehindText.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import type { Effect } from "./act.ts";
import { useDeskText } from "./useDeskText.ts";

/** A value of an effect in its unit. */
export function useEffectWords(): (effect: Effect, value: Effect["before"]) => string {
  const { form } = useDeskText();
  const { council } = useBehindText();
  const { yuan, count } = usePage();
  const { coins, percent } = useCoinWords();
  return ({ unit }, value) => {
    if (typeof value === "boolean") return value ? form.yes : form.no;
    if (typeof value === "string") {
      const state = PROPOSAL_STATES.find((known): known is ProposalState => known === value);
      return state === undefined ? value : council.states[state];
    }
    if (unit === "fen") return yuan(value);
    if (unit === "percent") return percent(value);
    if (unit === "count" || unit === "yesNo" || unit === "text") return count(Number(value));
    return coins(value, unit);
  };
}
