import type { ECnyDay } from "../../../scenario/ecny/ecnyDay.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Holder } from "../../../scenario/participants.ts";
import { CNY } from "../../ledger/accounts.ts";
import type { ChainFault } from "../../ledger/chains.ts";
import { measuresOfWallets } from "../measures.ts";
import { openingChainsOf } from "../opening.ts";
import { refusalByFault } from "../refusalByFault.ts";
import type { BooksDay, BooksScheme } from "../scheme.ts";
import { tierParameters } from "../tierParameters.ts";
import { limitAccounts, limitLegsOf, limitOpeningLegs, limitRefusalOf } from "../walletLimits.ts";
import { accountNames, chartOfAccounts, issuerOf } from "./chart.ts";
import { legsOf } from "./legs.ts";
import { openingLegs } from "./opening.ts";
import { reconcile } from "./reconcile.ts";

/** Central-bank money that banks operate (2021), or deposits of the operating banks (2026). */
export function ecny(times: Pick<BooksDay, "opensAtSeconds" | "closesAtSeconds">, day: ECnyDay): BooksScheme {
  const { participants, regime } = day;
  const walletAccount = (holder: Holder) => accountNames.eCny(issuerOf(holder, regime), holder.id);
  const opening = () => [...openingLegs(day), ...limitOpeningLegs(participants, times)];
  return {
    name: `e-cny ${regime}`,
    currency: CNY,
    parameters: { regime, ...tierParameters(participants) },
    chart: [...chartOfAccounts(participants, regime), ...limitAccounts(participants, times)],
    openingChains: () => openingChainsOf(opening(), times.opensAtSeconds),
    walletAccount,
    mayJoin: () => true,
    needsPreparation: false,
    prepare: async () => (instruction) => [
      ...legsOf(instruction, day).map(({ leg }) => leg),
      ...limitLegsOf(instruction, participants).map(({ leg }) => leg),
    ],
    refusalOf: (instruction, fault) => refusalOf(instruction, fault, day),
    apply: measuresOfWallets(participants, walletAccount),
    endDay: () => Promise.resolve(),
    reconcile: (entries, accounts) => reconcile(entries, accounts, participants),
  };
}

function refusalOf(instruction: Instruction, fault: ChainFault, day: ECnyDay) {
  const legs = legsOf(instruction, day);
  const byLimit = limitRefusalOf(instruction, day.participants, fault.leg, legs.length);
  const byRule = legs[fault.leg]?.rules[fault.fault];
  // throws for what no rule explains
  return byLimit ?? byRule ?? refusalByFault({}, instruction, fault);
}
