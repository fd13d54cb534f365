import { CNY } from "../../ledger/accounts.ts";
import { measuresOfWallets } from "../measures.ts";
import { openingChainsOf } from "../opening.ts";
import type { BooksScheme } from "../scheme.ts";
import { tierParameters } from "../tierParameters.ts";
import { limitAccounts, limitLegsOf, limitOpeningLegs, limitRefusalOf } from "../walletLimits.ts";
import { accountNames, chartOfAccounts } from "./chart.ts";
import { moveToSession, settleOpenSession } from "./clearing.ts";
import type { Alipay2Day } from "./day.ts";
import { legsOf } from "./legs.ts";
import { openingLegs } from "./opening.ts";
import { reconcile } from "./reconcile.ts";
import { refusalOf } from "./refusals.ts";
import { sessionAt } from "./sessions.ts";

/** 100 % client reserve at the central bank; gross, or netted through NetsUnion. */
export function alipay2(day: Alipay2Day): BooksScheme {
  const { participants, mode, sessionsPerDay, opensAtSeconds } = day;
  return {
    name: `alipay-2.0 ${mode}`,
    currency: CNY,
    parameters: { mode, sessionsPerDay, ...tierParameters(participants) },
    chart: [...chartOfAccounts(participants, mode), ...limitAccounts(participants, day)],
    openingChains: () =>
      openingChainsOf([...openingLegs(participants), ...limitOpeningLegs(participants, day)], opensAtSeconds),
    walletAccount: ({ id, institution }) => accountNames.wallet(institution, id),
    // in net mode a group stays within one session
    mayJoin: ([first], { atSeconds }) =>
      mode === "gross" ||
      first === undefined ||
      sessionAt(first.atSeconds, day) === sessionAt(atSeconds, day),
    needsPreparation: mode === "net",
    prepare: async (queries, ledger, [first]) => {
      if (mode === "net" && first !== undefined) {
        await moveToSession(queries, ledger, day, first.atSeconds);
      }
      return (instruction) => [
        ...legsOf(instruction, participants, mode),
        ...limitLegsOf(instruction, participants).map(({ leg }) => leg),
      ];
    },
    refusalOf: (instruction, fault) => {
      const moneyLegs = legsOf(instruction, participants, mode).length;
      const byLimit = limitRefusalOf(instruction, participants, fault.leg, moneyLegs);
      return byLimit ?? refusalOf(instruction, fault);
    },
    apply: measuresOfWallets(participants, ({ id, institution }) => accountNames.wallet(institution, id)),
    endDay: async (queries, ledger) => {
      if (mode === "net") await settleOpenSession(queries, ledger, day);
    },
    reconcile: (entries, accounts) => reconcile(entries, accounts, participants),
  };
}
