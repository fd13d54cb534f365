import * as echarts from "echarts";
import type { EChartsOption } from "echarts";

import { darkRules } from "./darkRules.ts";

export interface Picture {
  /** Lower-case letters, digits and hyphens; makes the ids of one page differ. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** One chart as SVG: no script, no address, the same bytes for the same option. */
export function renderSvg(picture: Picture): string {
  const drawing = settled(draw(picture), picture.name);
  const { name, title, description, width, height } = picture;
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${name}-title ${name}-desc">`;
  const words = `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc>`;
  return drawing.replace(/^<svg[^>]*>/, () => opening + words);
}

/** The same, able to stand alone as a file: it brings its own dark colours. */
export function standaloneSvg(svg: string): string {
  return `${svg.replace("</desc>", () => `</desc><style>@media (prefers-color-scheme:dark){${darkRules("")}}</style>`)}\n`;
}

function draw({ option, width, height }: Picture): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    // or its timers keep the process alive
    chart.dispose();
  }
}

/** Without ECharts' counters, which go on from chart to chart, and without what only its browser part reads. */
function settled(svg: string, name: string): string {
  const ids = new Map<string, string>();
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, "")
    .replace(/zr\d+-[a-z]+-?\d+/g, (id) => {
      const known = ids.get(id) ?? `${name}-${ids.size}`;
      ids.set(id, known);
      return known;
    })
    .trim();
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
