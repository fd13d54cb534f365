import { ON_DARK } from "../charts/look.ts";

/**
 * CSS that gives each colour of the charts its counterpart on a dark ground. An attribute selector outranks the
 * attribute itself, so that the SVG stays plain for every program that knows no style sheets.
 */
export function darkRules(within: string): string {
  return Object.entries(ON_DARK)
    .flatMap(([light, dark]) =>
      ["fill", "stroke"].map((attribute) => `${within}[${attribute}="${light}"]{${attribute}:${dark}}`),
    )
    .join("");
}
