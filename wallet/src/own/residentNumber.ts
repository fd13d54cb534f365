/** GB 11643: 17 digits (region, date of birth, order) and a check character modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

export function isResidentNumber(text: string): boolean {
  return (
    /^\d{17}[\dXx]$/.test(text) && isDate(text.slice(6, 14)) && checkOf(text) === text[17]?.toUpperCase()
  );
}

/** A made-up number of an adult, to try the page with; it may be somebody's by chance, and is checked by nobody. */
export function madeUpNumber(random: () => number = Math.random): string {
  const digits = (value: number, length: number) => String(value).padStart(length, "0");
  const born = `${1960 + Math.floor(random() * 40)}${digits(1 + Math.floor(random() * 12), 2)}${digits(1 + Math.floor(random() * 28), 2)}`;
  const number = `110101${born}${digits(Math.floor(random() * 1_000), 3)}`;
  return number + checkOf(number);
}

function checkOf(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] ?? "";
}

function isDate(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
