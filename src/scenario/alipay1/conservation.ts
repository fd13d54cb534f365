import type { BalanceSheet } from "../balanceSheets.ts";
import { CENTRAL_BANK } from "../claims.ts";
import type { BalanceSheets, ConservationRules } from "../conservation.ts";
import { CNY } from "../currency.ts";
import { formatYuan } from "../yuan.ts";

/** Pools at banks cover the wallets, and exceed them by the fees that institutions earned. */
export const ALIPAY_1_CONSERVATION: ConservationRules = {
  currency: CNY,
  faults: (sheets) => [...[...sheets.values()].flatMap(institutionFaults), ...centralBankFaults(sheets)],
  mayEarn: (sheet) => sheet.assets.has("pool"),
  charged: ["withdrawal"],
};

function institutionFaults({ entity, assets, liabilities }: BalanceSheet): readonly string[] {
  const poolsFen = assets.get("pool") ?? 0n;
  const walletsFen = liabilities.get("wallet") ?? 0n;
  if (poolsFen >= walletsFen) return [];
  return [`${entity} owes wallets ${formatYuan(walletsFen)} yuan against pools ${formatYuan(poolsFen)}.`];
}

function centralBankFaults(sheets: BalanceSheets): readonly string[] {
  const equityFen = sheets.get(CENTRAL_BANK)?.equity ?? 0n;
  return equityFen === 0n
    ? []
    : [`The central bank's lending exceeds reserves by ${formatYuan(equityFen)} yuan.`];
}
