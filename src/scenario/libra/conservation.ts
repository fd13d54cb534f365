import type { BalanceSheet } from "../balanceSheets.ts";
import { ASSOCIATION, DEALER, FEE_VAULT } from "../claims.ts";
import type { BalanceSheets, ConservationRules } from "../conservation.ts";
import { type Amount, LIBRA_USD, formatAmount } from "../currency.ts";
import type { PaymentRules } from "./paymentRules.ts";

/** Coins are owed by the association alone and backed in full by its reserve deposit; every bank's sheet balances. */
export const LIBRA_CONSERVATION: ConservationRules = {
  currency: LIBRA_USD,
  faults: (sheets) => [...[...sheets.values()].flatMap(issuerFaults), ...reserveFaults(sheets)],
};

/**
 * With fees, the vault earns them from holders and the dealer; once they are burned they are the association's, whose
 * reserve exceeds its coins by as much.
 */
export function libraConservation({ fees }: PaymentRules): ConservationRules {
  if (fees === undefined) return LIBRA_CONSERVATION;
  return {
    ...LIBRA_CONSERVATION,
    mayEarn: ({ entity }) => entity === FEE_VAULT || entity === ASSOCIATION,
    mayPay: ({ entity }) => entity === DEALER,
    charged: ["payment", "withdrawal"],
  };
}

/** The sum over whoever holds an instrument is what its one issuer owes, since both stand in the same claims. */
function issuerFaults({ entity, assets, liabilities, equity }: BalanceSheet): readonly string[] {
  const isBank = liabilities.has("deposit") || liabilities.has("reserve_deposit");
  return [
    ...(liabilities.has("coin") && entity !== ASSOCIATION ? [`${entity} owes coins.`] : []),
    ...(assets.has("reserve_deposit") && entity !== ASSOCIATION ? [`${entity} holds the reserve.`] : []),
    ...(isBank && equity !== 0n
      ? [`The assets of ${entity} exceed its liabilities by ${show(equity)}.`]
      : []),
  ];
}

function reserveFaults(sheets: BalanceSheets): readonly string[] {
  const association = sheets.get(ASSOCIATION);
  const reserve = association?.assets.get("reserve_deposit") ?? 0n;
  const coins = association?.liabilities.get("coin") ?? 0n;
  return reserve >= coins ? [] : [`The association owes coins of ${show(coins)} against ${show(reserve)}.`];
}

function show(amount: Amount): string {
  return `${formatAmount(amount, LIBRA_USD)} USD`;
}
