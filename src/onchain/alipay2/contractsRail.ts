import { verifyAuthorisation } from "../../scenario/authorisation.ts";
import { standingClaims } from "../../scenario/openingClaims.ts";
import type { Rail } from "../../scenario/rail.ts";
import { sheetOnChain } from "../centralBankSheet.ts";
import { type ChainAccess, ContractsRail, type ContractsScheme } from "../contractsRail.ts";
import { DONE } from "../../scenario/measures.ts";
import { MeasuresTaken, applyToWallet, tagOf } from "../measures.ts";
import { BankCore } from "./bankCore.ts";
import { claimsOnChain } from "./claimsOnChain.ts";
import { type OpeningContext, openDay } from "./opening.ts";
import { dependenciesOf, institutionOf, route } from "./routing.ts";

export interface ContractsRailContext extends OpeningContext, ChainAccess {}

/**
 * Scheme `alipay-2.0` over the contracts, settling gross: every instruction is a transaction of the bank or the
 * institution, and moves central-bank money in that transaction. Expects freshly deployed contracts.
 */
export async function openContractsRail(context: ContractsRailContext): Promise<Rail> {
  await openDay(context);
  return attachContractsRail(context);
}

/** The rail over contracts on which the day has been opened and nothing was settled yet. */
export function attachContractsRail(context: ContractsRailContext): Rail {
  return new ContractsRail(context, alipay2(context));
}

/** What is particular to the scheme, with a deposit book that opens as the scenario does. */
export function alipay2(context: ContractsRailContext): ContractsScheme {
  const { participants, terms, walletYuan, provider } = context;
  const authorities = { ...context.authorities, supervision: context.supervision };
  const taken = new MeasuresTaken(provider, walletYuan);
  const bankCore = new BankCore(participants.holders.values());
  return {
    log: walletYuan,
    dependenciesOf,
    // a bank's own transaction needs no signature, so the bank looks at the order it was given before it sends
    check: (instruction) => {
      if (instruction.kind === "top_up") verifyAuthorisation(instruction, terms);
    },
    senderOf: (instruction) =>
      instruction.kind === "top_up" ? instruction.payer : institutionOf(instruction, context),
    refusalOf: (instruction) => bankCore.refusalOf(instruction),
    callFor: (instruction, refusal) => route(instruction, refusal, context),
    settled: (instruction) => bankCore.settled(instruction),
    apply: async (measure) => {
      if (await taken.has(tagOf(measure))) return DONE;
      await applyToWallet(measure, walletYuan, terms.addressOf(measure.subject), authorities);
      return DONE;
    },
    // every payment was settled in central-bank money when it was made
    endDay: () => Promise.resolve(),
    claims: () => claimsOnChain({ ...context, bankCore, loanFen: standingClaims(participants).loanFen }),
    centralBankSheet: () => sheetOnChain(context.centralBank, provider),
  };
}
