import { type BalanceSheet, totalOf } from "../balanceSheets.ts";
import { ASSOCIATION, BORROWERS, DEALER, FEE_VAULT } from "../claims.ts";
import type { BalanceSheets, ConservationRules } from "../conservation.ts";
import { type Amount, LIBRA_USD, formatAmount } from "../currency.ts";
import type { LibraDay } from "./libraDay.ts";
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

/**
 * Of a day that may have terms for issuance: then custodians may state that the reserve has lost value, or gained some.
 * The borrowers behind the custodian bank's loans keep what it has lost, so that it shows on everybody's sheet; and the
 * dealer may be paid less than its coins' face value.
 */
export function dayConservation({ parameters, loans }: LibraDay): ConservationRules {
  const rules = libraConservation(parameters);
  if (parameters.issuance === undefined) return rules;
  const lentAtOpening = [...loans.values()].reduce((sum, amount) => sum + amount, 0n);
  const moves = [ASSOCIATION, BORROWERS];
  return {
    ...rules,
    faults: (sheets) => {
      const lost = lentAtOpening - (sheets.get(BORROWERS)?.liabilities.get("loan") ?? 0n);
      return [...[...sheets.values()].flatMap(issuerFaults), ...reserveFaults(sheets, lost)];
    },
    mayEarn: ({ entity }) => entity === FEE_VAULT || moves.includes(entity),
    mayPay: ({ entity }) => entity === DEALER || moves.includes(entity),
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

/** @param lost By how much the reserve's value has fallen since the opening; negative if it has risen. */
function reserveFaults(sheets: BalanceSheets, lost: Amount = 0n): readonly string[] {
  const association = sheets.get(ASSOCIATION);
  const reserve = association?.assets.get("reserve_deposit") ?? 0n;
  const coins = association === undefined ? 0n : totalOf(association.liabilities);
  if (reserve + lost >= coins) return [];
  const losses = lost > 0n ? ` and losses of ${show(lost)}` : "";
  return [`The association owes coins of ${show(coins)} against ${show(reserve)}${losses}.`];
}

function show(amount: Amount): string {
  return `${formatAmount(amount, LIBRA_USD)} USD`;
}
