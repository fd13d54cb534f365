import { verifyAuthorisation } from "../../scenario/authorisation.ts";
import { DONE } from "../../scenario/measures.ts";
import type { Rail } from "../../scenario/rail.ts";
import { BankCore } from "../alipay2/bankCore.ts";
import { institutionOf } from "../alipay2/routing.ts";
import { sheetOnChain } from "../centralBankSheet.ts";
import { type ChainAccess, ContractsRail, type ContractsScheme } from "../contractsRail.ts";
import { MeasuresTaken, applyToWallet, tagOf } from "../measures.ts";
import { ecnyClaimsOnChain } from "./claimsOnChain.ts";
import { type ECnyOpeningContext, openECnyDay } from "./opening.ts";
import { ecnyDependenciesOf, routeECny } from "./routing.ts";

export interface ECnyContext extends ECnyOpeningContext, ChainAccess {}

/** Scheme `e-cny` over the contracts: every instruction is a transaction of a bank. Expects freshly deployed contracts. */
export async function openECnyContractsRail(context: ECnyContext): Promise<Rail> {
  await openECnyDay(context);
  return attachECnyContractsRail(context);
}

/** The rail over contracts on which the day has been opened and nothing was settled yet. */
export function attachECnyContractsRail(context: ECnyContext): Rail {
  return new ContractsRail(context, ecny(context));
}

/** What is particular to the scheme, with a deposit book that opens as the scenario does. */
export function ecny(context: ECnyContext): ContractsScheme {
  const { participants, terms, walletYuan: eCny, provider, day } = context;
  const authorities = { ...context.authorities, supervision: context.supervision };
  const taken = new MeasuresTaken(provider, eCny);
  const bankCore = new BankCore(participants.holders.values());
  return {
    log: eCny,
    dependenciesOf: (instruction) => ecnyDependenciesOf(instruction, participants),
    // a bank's own transaction needs no signature, so the bank looks at the order it was given before it sends
    check: (instruction) => {
      if (instruction.kind === "top_up") verifyAuthorisation(instruction, terms);
    },
    senderOf: (instruction) =>
      instruction.kind === "top_up" ? instruction.payer : institutionOf(instruction, context),
    refusalOf: (instruction) => bankCore.refusalOf(instruction),
    callFor: (instruction, refusal) => routeECny(instruction, refusal, context),
    settled: (instruction) => bankCore.settled(instruction),
    apply: async (measure) => {
      if (!(await taken.has(tagOf(measure)))) {
        await applyToWallet(measure, eCny, terms.addressOf(measure.subject), authorities);
      }
      return DONE;
    },
    endDay: () => Promise.resolve(),
    claims: () => ecnyClaimsOnChain({ ...context, bankCore, loanFen: day.standing.loanFen }),
    centralBankSheet: () => sheetOnChain(context.centralBank, provider),
  };
}
