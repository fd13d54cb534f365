import { formatAddress } from "../../../src/catalogue/format.ts";
import { nameOf } from "../chain/addressBook.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { formatCoins, formatMicro } from "./coinAmount.ts";
import { libraNameOf } from "./libraNames.ts";

const BASIS_POINTS = 10_000;
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** How coins, ratios, spans of time and parties are written. */
export function useCoinWords() {
  const { language } = usePage();
  const { book } = useVisit().node;
  const locale = language === "zh" ? "zh-CN" : "en";
  const percentage = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 2 });
  return {
    coins: (micro: bigint, code: string) => formatCoins(micro, code, language),
    micro: (amount: bigint) => formatMicro(amount, language),
    /** 10250n → "102.50%". */
    percent: (basisPoints: bigint) => percentage.format(Number(basisPoints) / BASIS_POINTS),
    /** In the largest unit that fits, rounded down: 7300 → "2 hours". */
    span: (seconds: number) => {
      const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? (["second", 1] as const);
      const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
      return format.format(Math.trunc(seconds / length));
    },
    party: (address: string) =>
      (book.libra && libraNameOf(book.libra, address, language)) ??
      nameOf(book, address) ??
      formatAddress(address),
  };
}
