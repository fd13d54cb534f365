import type { EChartsOption } from "echarts";

import { type Layout, NARROW, WIDE } from "../charts/look.ts";
import { type Numbers, csvOf } from "../csv.ts";
import { renderSvg, standaloneSvg } from "../svg/renderSvg.ts";
import { Html, html } from "./html.ts";
import { numbersTable } from "./tables.ts";

/** A chart with its words and its numbers. */
export interface Figure {
  /** Of its files, and of its anchor. */
  readonly name: string;
  /** With the unit. */
  readonly title: string;
  readonly caption: string;
  readonly option: (layout: Layout) => EChartsOption;
  readonly height: (layout: Layout) => number;
  readonly numbers: Numbers;
  /** Whether the section has a better table of the same numbers. */
  readonly withoutTable?: boolean;
}

export interface ReportFile {
  readonly name: string;
  readonly contents: string;
}

/** Drawn twice, for a desk and for a phone; a style sheet shows one of them. */
export function figureHtml(figure: Figure): Html {
  const { name, title, caption, numbers } = figure;
  const table = html`<details><summary>The numbers</summary>${numbersTable(title, numbers)}</details>`;
  return html`<figure id="${name}"><figcaption><strong>${title}</strong> ${caption} <span class="files"><a href="charts/${name}.svg">SVG</a> <a href="charts/${name}.csv">CSV</a></span></figcaption><div class="wide">${new Html(svgOf(figure, WIDE))}</div><div class="narrow">${new Html(svgOf(figure, NARROW))}</div>${figure.withoutTable === true ? "" : table}</figure>`;
}

/** `charts/<name>.svg` and the CSV beside it. */
export function figureFiles(figure: Figure): readonly ReportFile[] {
  return [
    { name: `charts/${figure.name}.svg`, contents: standaloneSvg(svgOf(figure, WIDE)) },
    { name: `charts/${figure.name}.csv`, contents: csvOf(figure.numbers) },
  ];
}

function svgOf({ name, title, caption, option, height }: Figure, layout: Layout): string {
  return renderSvg({
    name: layout.narrow ? `${name}-narrow` : name,
    title,
    description: caption,
    option: option(layout),
    width: layout.width,
    height: height(layout),
  });
}
