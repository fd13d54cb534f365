import { formatUnits } from "ethers";

import type { Movement } from "../../gateway/api/history.ts";
import type { Page } from "../page/usePage.ts";

const COMING_IN: readonly Movement["kind"][] = ["received", "top_up", "escrow_out", "minted"];
const COIN_DECIMALS = 6;

/** The amount with its sign, in its own currency. */
export function amountOf({ kind, currency, amount }: Movement, { yuan }: Pick<Page, "yuan">): string {
  const sign = COMING_IN.includes(kind) ? "+" : "−";
  if (currency === "CNY") return `${sign}${yuan(BigInt(amount))}`;
  return `${sign}≋${currency} ${formatUnits(amount, COIN_DECIMALS)}`;
}
