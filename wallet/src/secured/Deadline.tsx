import { usePage } from "../page/usePage.ts";
import type { Trade } from "./trades.ts";
import { useSecuredText } from "./useSecuredText.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** How long there is, by the chain's clock, and what silence decides then. */
export function Deadline({ trade, nowSeconds }: { trade: Trade; nowSeconds: number }) {
  const text = useSecuredText();
  const { time, language } = usePage();
  const { deadlineSeconds, state } = trade;
  if (deadlineSeconds === 0) return null;
  const left = Math.max(0, deadlineSeconds - nowSeconds);
  const silence = state === "WAIT_SELLER_ANSWER" && trade.against ? text.silenceReturn : text.silence[state];
  return (
    <p className="deadline">
      <time dateTime={new Date(deadlineSeconds * 1_000).toISOString()}>
        {text.left(inWords(left, language === "zh" ? "zh-CN" : "en"), time(deadlineSeconds))}
      </time>{" "}
      {silence}
    </p>
  );
}

/** The two largest units: "9 days 23 hr". */
function inWords(seconds: number, locale: string): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of UNITS) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value === 0 || parts.length === 2) continue;
    parts.push(new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value));
  }
  return parts.join(" ") || new Intl.NumberFormat(locale, { style: "unit", unit: "second" }).format(0);
}
