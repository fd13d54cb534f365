import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import { mayRefuse } from "../../../scenario/libra/paymentRules.ts";
import { DONE, isIssuance } from "../../../scenario/measures.ts";
import type { LedgerTerms } from "../../ledger/accounts.ts";
import { applyToWallet } from "../measures.ts";
import { openingChainsOf } from "../opening.ts";
import { requireAllAccounts, requireEqualSheets, requireEqualTotals, requireMirrors } from "../reconcile.ts";
import type { BooksDay, BooksScheme } from "../scheme.ts";
import { accountNames, chartOfAccounts } from "./chart.ts";
import { burnFees } from "./burnFees.ts";
import { restoreInventory } from "./inventory.ts";
import { legsOf, refusalOf, refusalTables } from "./legs.ts";
import { issue } from "./issuance/issue.ts";
import { openingLegs } from "./opening.ts";
import { postUnderRules } from "./rules/postUnderRules.ts";

/** Coins and the deposits behind them are in dollars; one ledger holds both. */
export const USD: LedgerTerms = { id: 2, currency: "USD", scale: 6 };

/** Coins that the association owes, sold and bought back by one designated dealer. */
export function libra({ opensAtSeconds, closesAtSeconds }: BooksDay, day: LibraDay): BooksScheme {
  const { fenPerUsd, inventoryPercent, dealerDepositPercent, issuance } = day.parameters;
  const { travelRule, vaspLimits, unhosted, fees, attested } = day.parameters;
  const rules = { travelRule, vaspLimits, unhosted, fees, attested };
  const underRules = mayRefuse(day.parameters);
  const tables = refusalTables(day);
  return {
    name: "libra",
    currency: USD,
    parameters: { fenPerUsd, inventoryPercent, dealerDepositPercent, ...rules, issuance },
    chart: chartOfAccounts(day),
    openingChains: () => openingChainsOf(openingLegs(day), opensAtSeconds),
    walletAccount: ({ id }) => accountNames.coins(id),
    mayJoin: () => true,
    needsPreparation: underRules,
    prepare: () => Promise.resolve((instruction) => legsOf(instruction, day)),
    ...(underRules && {
      post: (queries, ledger, chains, group) => postUnderRules(queries, ledger, chains, group, day),
    }),
    refusalOf: (instruction, fault) => refusalOf(tables, instruction, fault),
    // the account of a replaced wallet stays, as do its coins and freezes: what changes is whose signature is asked
    apply: async (queries, ledger, measure) => {
      const { kind, subject } = measure;
      if (isIssuance(kind)) return issue(queries, ledger, kind, measure, { day, opensAtSeconds });
      await applyToWallet(queries, ledger, measure, accountNames.coins(subject));
      return DONE;
    },
    endDay: async (queries, ledger) => {
      if (fees !== undefined) await burnFees(queries, ledger, closesAtSeconds);
      // where issuance has terms, the file says what the dealer does
      if (issuance === undefined) await restoreInventory(queries, ledger, day, closesAtSeconds);
    },
    // the association's sheet is equal: its reserve deposit is what it owes, and what it has earned or lost
    reconcile: (entries, accounts) => {
      requireAllAccounts(entries, accounts);
      requireMirrors(entries);
      requireEqualSheets(entries);
      requireEqualTotals(accounts);
    },
  };
}
