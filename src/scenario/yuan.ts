import type { Fen } from "./participants.ts";

/** Every amount and every balance stays below this, so that it fits the contracts' words. */
export const FEN_LIMIT = 2n ** 96n;

const FEN_PER_YUAN = 100n;
const YUAN = /^(\d+)(?:\.(\d{1,2}))?$/;
const OVER_PRECISE = /^\d+\.\d{3,}$/;
const NEGATIVE = /^[-−]/;
/** More digits than any amount below the limit has; longer text isn't turned into an integer at all. */
const LONGEST_YUAN_TEXT = 31;

/** Decimal yuan, "12", "12.3" or "12.34", as fen; or what is wrong with the text. Never passes through a float. */
export function parseYuan(text: string): Fen | { readonly fault: string } {
  if (NEGATIVE.test(text)) return { fault: "is negative" };
  if (OVER_PRECISE.test(text)) return { fault: "has more than two decimals" };
  const match = YUAN.exec(text);
  if (match === null) return { fault: "isn't an amount of yuan such as 12.34" };
  if (text.length > LONGEST_YUAN_TEXT) return { fault: "is too large" };
  const [, yuan = "", fraction = ""] = match;
  const amountFen = BigInt(yuan) * FEN_PER_YUAN + BigInt(fraction.padEnd(2, "0"));
  return amountFen < FEN_LIMIT ? amountFen : { fault: "is too large" };
}

/** Fen as decimal yuan with two decimals, for a file or a report. */
export function formatYuan(amountFen: Fen): string {
  const sign = amountFen < 0n ? "-" : "";
  const magnitude = amountFen < 0n ? -amountFen : amountFen;
  return `${sign}${magnitude / FEN_PER_YUAN}.${String(magnitude % FEN_PER_YUAN).padStart(2, "0")}`;
}
