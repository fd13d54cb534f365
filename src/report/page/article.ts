import { ARTICLE_2019, PUT_RIGHT } from "../fixtures/article2019.ts";
import { html } from "./html.ts";
import type { Section } from "./section.ts";
import { tableOf } from "./tables.ts";

/** Historical figures are quoted, never computed with. */
export function articleSection(): Section {
  const figures = tableOf(
    "Historical figures, as printed; no result above depends on them",
    [{ title: "figure" }, { title: "as printed" }, { title: "source" }, { title: "doubt" }],
    ARTICLE_2019.map(({ what, value, source, doubt }) => ({ cells: [what, value, source, doubt] })),
  );
  const claims = PUT_RIGHT.map(([claim, finding]) => html`<li><strong>${claim}</strong> ${finding}</li>`);
  return { id: "article", title: "What the 2019 article said", body: html`<ul>${claims}</ul>${figures}`, figures: [] };
}
