/** The numbers of a chart, as the page's table and as the CSV file beside it. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const NEEDS_QUOTES = /[",\r\n]/;
/** A spreadsheet would run these as formulas; names come from files that others wrote. */
const FORMULA = /^[=+@\t]|^-(?!\d)/;

/** RFC 4180, UTF-8, one header line. */
export function csvOf({ columns, rows }: Numbers): string {
  return [columns, ...rows].map((cells) => `${cells.map(cellOf).join(",")}\n`).join("");
}

function cellOf(value: string | number): string {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
