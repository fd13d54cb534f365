import { explain } from "../../catalogue/explain.ts";
import type { Refusal } from "../../catalogue/refusals.ts";
import { REFUSALS } from "../../catalogue/refusals.ts";
import { type Refusals, refusalsHeight, refusalsNumbers, refusalsOption } from "../charts/refusals.ts";
import { nameOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { html } from "./html.ts";
import type { Section } from "./section.ts";

export function refusalsSection({ families }: Result): Section {
  const isRefusal = (name: (typeof REFUSALS)[number]): name is Refusal => name !== "NONE";
  const reasons = REFUSALS.filter(isRefusal)
    .map((reason) => ({
      reason,
      says: explain(reason).sentence,
      counts: families.map(({ referee }) => referee.rejected[reason] ?? 0),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  if (reasons.length === 0) {
    return { id: "refusals", title: "Refusals by reason", body: html`<p>Nothing was refused.</p>`, figures: [] };
  }
  const figure = figureOf({ families: families.map(nameOf), reasons });
  const body = html`<p>A refusal is an answer: it uses up the instruction's id and says which rule was broken, the first in the order of the rules. The counts are the referee's; where a rail differs, the verdict says so. Schemes have rules of their own, so that one may refuse what another accepts: <code>npm run compare</code> writes each instruction that alipay-1.0 and alipay-2.0 answer differently, with the cause, to <a href="differences.csv">differences.csv</a>, and those of e-cny to <a href="differences-e-cny.csv">differences-e-cny.csv</a>.</p>${figureHtml(figure)}`;
  return { id: "refusals", title: "Refusals by reason", body, figures: [figure] };
}

function figureOf(data: Refusals): Figure {
  return {
    name: "refusals-by-reason",
    title: "Refused instructions by reason (count).",
    caption: "Repeated ids that were refused again are counted.",
    option: (layout) => refusalsOption(data, layout),
    height: (layout) => refusalsHeight(data, layout),
    numbers: refusalsNumbers(data),
  };
}
