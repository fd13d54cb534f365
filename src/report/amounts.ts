export interface MinorUnits {
  /** A major unit is 10 to this power of minor units. */
  readonly decimals: number;
}

/** Minor units as major units with thousands separated: exact, since it never becomes a float. */
export function formatMajor(amount: bigint, { decimals }: MinorUnits): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${amount < 0n ? "−" : ""}${whole}${fraction}`;
}

/** With its sign, as changes are shown. */
export function formatChange(amount: bigint, unit: MinorUnits): string {
  return `${amount > 0n ? "+" : ""}${formatMajor(amount, unit)}`;
}

/** Minor units as a plain decimal, for a CSV file: no separators, ASCII minus. */
export function plainMajor(amount: bigint, unit: MinorUnits): string {
  return formatMajor(amount, unit).replaceAll(",", "").replace("−", "-");
}

/** Only for the length of a bar: labels and tables keep the integer. */
export function drawn(amount: bigint, { decimals }: MinorUnits): number {
  return Number(amount) / 10 ** decimals;
}

/** A ratio in percent with two decimals, rounded down, so that 99.999 % never reads as fully backed. */
export function percentOf(part: bigint, whole: bigint): string {
  if (whole === 0n) return "–";
  const hundredths = (part * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")} %`;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en");
}
