/** GB/T 2260: the first two digits of a county's code name its province. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(
    " ",
  ),
);

/** ISO 7064, MOD 11-2, as GB 11643-1999 applies it. */
const CHECK_CHARACTERS = "10X98765432";

export interface ResidentNumber {
  /** In capitals. */
  readonly text: string;
  /** Days as numbers: 19900131. */
  readonly bornOn: number;
}

/**
 * Checks a resident identity number by itself: region, date and check character. Whether it is anybody's, only the
 * population register knows, which a demonstration can't ask. Undefined if it can't be one.
 */
export function residentNumberOf(given: string): ResidentNumber | undefined {
  const text = given.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return undefined;
  if (text.slice(14, 17) === "000") return undefined;
  if (!isDate(text.slice(6, 14)) || checkCharacterOf(text.slice(0, 17)) !== text[17]) return undefined;
  return { text, bornOn: Number(text.slice(6, 14)) };
}

/** Of the first seventeen digits. */
export function checkCharacterOf(digits: string): string {
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return CHECK_CHARACTERS[sum % 11] as string;
}

/** Whole years on a day. */
export function ageOn({ bornOn }: ResidentNumber, day: Date): number {
  const today = day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
  return Math.floor((today - bornOn) / 10_000);
}

function isDate(digits: string): boolean {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(digits) > 19_000_101;
}
