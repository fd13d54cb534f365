import { formatMajor, percentOf } from "./amounts.ts";
import type { Result } from "./result.ts";

type Family = Result["families"][number];

/** Titles of the cells of a row. */
export const ISSUANCE_COLUMNS = [
  { title: "time" },
  { title: "step" },
  { title: "reference" },
  { title: "of request" },
  { title: "by" },
  { title: "amount", align: "right" },
  { title: "outcome" },
  { title: "effective reserve", align: "right" },
  { title: "coins", align: "right" },
  { title: "room to mint", align: "right" },
  { title: "backing", align: "right" },
] as const;

/** How coins came to life and ended within the day: a row for each step, with where it left the issuance. */
export function issuanceRows({ families }: Pick<Result, "families">): readonly (readonly string[])[] {
  return families.flatMap((family) => (family.measures ?? []).flatMap((measure) => rowOf(measure, family)));
}

function rowOf(measure: NonNullable<Family["measures"]>[number], { currency }: Family): readonly string[][] {
  const { at, kind, reference, subject, by, amount, outcome, reason = "", issuance } = measure;
  if (issuance === undefined) return [];
  const [reserve, coins, room] = [issuance.reserve, issuance.outstanding, issuance.room].map(BigInt) as [
    bigint,
    bigint,
    bigint,
  ];
  const shown = [reserve, coins, room].map((micro) => formatMajor(micro, currency));
  const given = amount === "0" ? "" : formatMajor(BigInt(amount), currency);
  const result = outcome === "done" ? outcome : `refused (${reason})`;
  return [[at, kind, reference, subject, by, given, result, ...shown, percentOf(reserve, coins)]];
}
