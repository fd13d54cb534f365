import type { BalanceSheet } from "../balanceSheets.ts";
import { CENTRAL_BANK, NETSUNION } from "../claims.ts";
import type { BalanceSheets, ConservationRules } from "../conservation.ts";
import { CNY } from "../currency.ts";
import { formatYuan } from "../yuan.ts";

/** 100 % client reserve; the central bank and NetsUnion neither gain nor lose. */
export const ALIPAY_2_CONSERVATION: ConservationRules = {
  currency: CNY,
  faults: (sheets) => [
    ...[...sheets.values()].flatMap(institutionFaults),
    ...centralBankFaults(sheets),
    ...clearingHouseFaults(sheets),
  ],
};

/** An institution owes exactly what the central bank, or a session still open, owes it. */
function institutionFaults({ entity, assets, liabilities }: BalanceSheet): readonly string[] {
  const clientReserveFen = assets.get("client_reserve") ?? 0n;
  const walletsFen = liabilities.get("wallet") ?? 0n;
  if (clientReserveFen === 0n && walletsFen === 0n) return [];
  const clearingFen = (assets.get("clearing") ?? 0n) - (liabilities.get("clearing") ?? 0n);
  if (clientReserveFen + clearingFen === walletsFen) return [];
  const backing = `client reserve ${formatYuan(clientReserveFen)} and clearing ${formatYuan(clearingFen)}`;
  return [`${entity} owes wallets ${formatYuan(walletsFen)} yuan against ${backing}.`];
}

function centralBankFaults(sheets: BalanceSheets): readonly string[] {
  const equityFen = sheets.get(CENTRAL_BANK)?.equity ?? 0n;
  return equityFen === 0n
    ? []
    : [`The central bank's lending exceeds reserves and client reserves by ${formatYuan(equityFen)} yuan.`];
}

function clearingHouseFaults(sheets: BalanceSheets): readonly string[] {
  const equityFen = sheets.get(NETSUNION)?.equity ?? 0n;
  return equityFen === 0n
    ? []
    : [`NetsUnion's positions don't net to zero but to ${formatYuan(equityFen)} yuan.`];
}
