import { createContext, useContext } from "react";

import type { ExplainOptions } from "../../../src/catalogue/explain.ts";
import { type Language, formatFen } from "../../../src/catalogue/format.ts";
import type { Text } from "../text/en/shell.ts";

/** How this page speaks now. */
export interface Page {
  readonly language: Language;
  readonly text: Text;
  readonly yuan: (amountFen: bigint) => string;
  readonly count: (value: number) => string;
  readonly time: (seconds: number) => string;
  /** A name for an address, where one is known. */
  readonly nameOf: ExplainOptions["nameOf"];
  /** How amounts in errors are written, where they aren't fen. */
  readonly formatAmount?: ExplainOptions["formatAmount"];
}

export function pageIn(language: Language, text: Text, nameOf: ExplainOptions["nameOf"]): Page {
  const locale = language === "zh" ? "zh-CN" : "en";
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
  return {
    language,
    text,
    yuan: (amountFen) => formatFen(amountFen, language),
    count: (value) => new Intl.NumberFormat(locale).format(value),
    time: (seconds) => clock.format(seconds * 1_000),
    nameOf,
  };
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("A panel stands outside the page.");
  return page;
}
