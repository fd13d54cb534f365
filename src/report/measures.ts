import type { Result } from "./result.ts";

type Measures = NonNullable<Result["families"][number]["measures"]>;

/** A measure of the day, and what each scheme that knows it made of it. */
export interface MeasureRow {
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly by: string;
  readonly reference: string;
  /** `done` in all schemes that know the measure, or the outcome by scheme. */
  readonly outcome: string;
}

/** The measures of all families but those of issuance, each once, in order of time. */
export function measureRows({ families }: Pick<Result, "families">): readonly MeasureRow[] {
  const taken = new Map<string, { readonly measure: Measures[number]; readonly schemes: string[] }>();
  for (const { scheme, mode, measures = [] } of families) {
    for (const measure of measures) {
      if (measure.issuance !== undefined) continue;
      const row = taken.get(measure.reference) ?? { measure, schemes: [] };
      const outcome = measure.outcome === "done" ? "done" : `refused (${measure.reason ?? ""})`;
      row.schemes.push(`${scheme} ${mode}: ${outcome}`);
      taken.set(measure.reference, row);
    }
  }
  return [...taken.values()]
    .sort((a, b) => (a.measure.at < b.measure.at ? -1 : a.measure.at > b.measure.at ? 1 : 0))
    .map(({ measure: { at, kind, subject, by, reference }, schemes }) => {
      const isEverywhere = schemes.length === families.length && schemes.every((one) => one.endsWith(": done"));
      return { at, kind, subject, by, reference, outcome: isEverywhere ? "done" : schemes.join("; ") };
    });
}
