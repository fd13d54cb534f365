import type { Result } from "../result.ts";

export type Family = Result["families"][number];
export type Rail = Family["referee"];
export type Sheet = Rail["closingSheets"][number];
export type Currency = Family["currency"];
export type Kind = Sheet["kind"];

/** When a sheet was drawn up. */
export type Moment = "opening" | "closing";

/** As people read it: "alipay-2.0, net". */
export function nameOf({ scheme, mode }: Pick<Family, "scheme" | "mode">): string {
  return `${scheme}, ${mode}`;
}

/** For a file name or an anchor. */
export function slugOf({ scheme, mode }: Pick<Family, "scheme" | "mode">): string {
  return `${scheme}-${mode}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

export function unitOf({ code }: Currency): string {
  return code === "CNY" ? "yuan" : code;
}

/** The sheets that everybody's books are held against. */
export function sheetsOf({ referee }: Family, moment: Moment): readonly Sheet[] {
  return moment === "opening" ? referee.openingSheets : referee.closingSheets;
}

/** What all entities together hold of an instrument, or what those of one kind do. */
export function held(sheets: readonly Sheet[], instrument: string, kind?: Kind): bigint {
  return sum(sheets, "assets", instrument, kind);
}

/** What all entities together owe in an instrument, or what those of one kind do. */
export function owed(sheets: readonly Sheet[], instrument: string, kind?: Kind): bigint {
  return sum(sheets, "liabilities", instrument, kind);
}

function sum(
  sheets: readonly Sheet[],
  side: "assets" | "liabilities",
  instrument: string,
  kind: Kind | undefined,
): bigint {
  return sheets
    .filter((sheet) => kind === undefined || sheet.kind === kind)
    .reduce((total, sheet) => total + BigInt(sheet[side][instrument] ?? "0"), 0n);
}

/** Families of one scheme that end alike, with the first of them. */
export interface Outcome {
  readonly family: Family;
  /** "alipay-2.0, gross and net" */
  readonly name: string;
}

/** Net settlement mostly ends as gross does; what ends alike is shown once. */
export function distinctOutcomes(families: readonly Family[]): readonly Outcome[] {
  const groups = new Map<string, Family[]>();
  for (const family of families) {
    const { scheme, referee } = family;
    const key = JSON.stringify([scheme, referee.openingSheets, referee.closingSheets, referee.flows]);
    groups.set(key, [...(groups.get(key) ?? []), family]);
  }
  return [...groups.values()].flatMap(([family, ...others]) => {
    if (family === undefined) return [];
    const modes = [family, ...others].map(({ mode }) => mode).join(" and ");
    return [{ family, name: `${family.scheme}, ${modes}` }];
  });
}
