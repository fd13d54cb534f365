import type { BalanceSheet } from "../balanceSheets.ts";
import { CENTRAL_BANK } from "../claims.ts";
import type { ConservationRules } from "../conservation.ts";
import { CNY } from "../currency.ts";
import { formatYuan } from "../yuan.ts";
import type { ECnyRegime } from "./parameters.ts";

/** Who owes e-CNY is the regime's matter alone; the central bank and the banks neither gain nor lose. */
export function ecnyConservation(regime: ECnyRegime): ConservationRules {
  return {
    currency: CNY,
    faults: (sheets) =>
      [...sheets.values()].flatMap((sheet) => [...issuerFaults(sheet, regime), ...sheetFaults(sheet)]),
  };
}

function issuerFaults({ entity, liabilities }: BalanceSheet, regime: ECnyRegime): readonly string[] {
  const isTheCentralBank = entity === CENTRAL_BANK;
  const mayOwe = regime === "M0_2021" ? isTheCentralBank : !isTheCentralBank;
  return [
    ...(liabilities.has("e_cny") && !mayOwe
      ? [`${entity} owes e-CNY, which it may not in regime ${regime}.`]
      : []),
    ...(liabilities.has("wallet") ? [`${entity} owes wallet yuan.`] : []),
  ];
}

function sheetFaults({ entity, assets, liabilities, equity }: BalanceSheet): readonly string[] {
  const keepsReserves =
    entity === CENTRAL_BANK || assets.has("reserves") || liabilities.has("central_bank_lending");
  if (!keepsReserves || equity === 0n) return [];
  return [`The assets of ${entity} exceed its liabilities by ${formatYuan(equity)} yuan.`];
}
