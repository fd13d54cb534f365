import { formatUnits } from "ethers";

export type Language = "en" | "zh";

const LOCALES: Record<Language, string> = { en: "en", zh: "zh-CN" };

/** Fen as yuan: 123456n → "¥1,234.56". Exact at any size. */
export function formatFen(amountFen: bigint, language: Language = "en"): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
  });
  // a decimal string keeps every digit, where a number would round above 2^53
  return format.format(formatUnits(amountFen, 2) as `${number}`);
}

/** A checksummed address, shortened for reading: 0x1234…abcd. */
export function formatAddress(address: string): string {
  return address.length > 12 ? `${address.slice(0, 6)}…${address.slice(-4)}` : address;
}

/** Seconds since 1970-01-01 UTC, in the reader's time zone. */
export function formatTime(seconds: bigint, language: Language = "en"): string {
  const milliseconds = seconds * 1000n;
  // "for ever" is written as a very large number
  if (milliseconds > 8_640_000_000_000_000n) return language === "zh" ? "无限期" : "no end";
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "medium" }).format(
    Number(milliseconds),
  );
}
