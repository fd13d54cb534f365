import type { GasSnapshot } from "../gasSnapshot.ts";
import type { Result } from "../result.ts";
import { sideBySideFiles, sideBySideSections } from "../sideBySide/section.ts";
import { timedSections } from "../timed/timedSection.ts";
import { articleSection } from "./article.ts";
import { backingSection } from "./backing.ts";
import { centralBankSection } from "./centralBank.ts";
import { type ReportFile, figureFiles } from "./figure.ts";
import { flowsSection } from "./flows.ts";
import { gasSection } from "./gas.ts";
import { Html, html } from "./html.ts";
import { measuresSections } from "./measures.ts";
import { moneySection } from "./money.ts";
import { owingSection } from "./owing.ts";
import { provenanceSection } from "./provenance.ts";
import { reserveRunSections } from "./reserveRun.ts";
import { refusalsSection } from "./refusals.ts";
import type { Section } from "./section.ts";
import { STYLE } from "./style.ts";
import { summary } from "./summary.ts";

/**
 * The report's files: `index.html`, which needs nothing else, and an SVG and a CSV of each chart. The same document
 * gives the same bytes.
 */
export function renderReport(result: Result, gas: GasSnapshot): readonly ReportFile[] {
  const sections = [
    owingSection(result),
    ...sideBySideSections(result.sideBySide),
    centralBankSection(result),
    moneySection(result),
    flowsSection(result),
    backingSection(result),
    ...reserveRunSections(result.reserveRun),
    refusalsSection(result),
    ...measuresSections(result),
    ...timedSections(result.timed),
    gasSection(gas),
    articleSection(),
    provenanceSection(result),
  ];
  const figures = sections.flatMap((section) => section.figures);
  return [{ name: "index.html", contents: page(result, sections) }, ...figures.flatMap(figureFiles), ...sideBySideFiles(result.sideBySide)];
}

/** No script, and nothing from elsewhere: it opens from a file and prints. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

function page(result: Result, sections: readonly Section[]): string {
  const { scenario, environment } = result;
  const links = sections.map(({ id, title }) => html`<a href="#${id}">${title}</a> `);
  const parts = sections.map(({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<title>Jiaozi report: ${scenario.name}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${summary(result)}
<nav aria-label="Sections">${links}</nav>
${parts}
<footer class="note">Jiaozi ${environment.project} (${environment.commit}), seed ${scenario.seed ?? "none"}. The data: <a href="result.json">result.json</a>.</footer>
</main>
</body>
</html>
`.text;
}
