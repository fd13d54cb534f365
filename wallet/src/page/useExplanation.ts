import { useEffect, useState } from "react";

import type { Explanation } from "../../../src/catalogue/explain.ts";
import { explanationOf } from "./explainLater.ts";
import { usePage } from "./usePage.ts";

/** An error in words, in the page's language; undefined until the catalogue of words is there. */
export function useExplanation(error: unknown): Explanation | undefined {
  const { language, nameOf, formatAmount } = usePage();
  const [held, setHeld] = useState<{ error: unknown; words: Explanation }>();
  useEffect(() => {
    let current = true;
    const options = { language, ...(nameOf && { nameOf }), ...(formatAmount && { formatAmount }) };
    void explanationOf(error, options).then((words) => current && setHeld({ error, words }));
    return () => {
      current = false;
    };
  }, [error, language, nameOf, formatAmount]);
  return held !== undefined && held.error === error ? held.words : undefined;
}
