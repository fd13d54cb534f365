import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { verifyAuthorisation } from "../../scenario/authorisation.ts";
import type { Rail } from "../../scenario/rail.ts";
import { ContractsRail, type ContractsScheme } from "../contractsRail.ts";
import { claimsOnChain } from "./claimsOnChain.ts";
import type { LibraContext } from "./context.ts";
import { DealerCore } from "./dealerCore.ts";
import { asksForSeconds } from "../../scenario/libra/parameters.ts";
import { DONE, isIssuance } from "../../scenario/measures.ts";
import { LibraIssuance } from "./issuance/libraIssuance.ts";
import { finishEarlier, restoreInventory } from "./inventory.ts";
import { LibraMeasures } from "./measures.ts";
import { openLibraDay } from "./opening.ts";
import { burnFees } from "./paymentRules.ts";
import { dependenciesOf, route, senderOf } from "./routing.ts";

/**
 * Scheme `libra` over the contracts: coins move in the transaction that settles the instruction, dollars in the banks'
 * own books. Expects freshly deployed contracts on which the scenario's dealer is designated.
 */
export async function openLibraContractsRail(context: LibraContext): Promise<Rail> {
  await openLibraDay(context);
  return attachLibraContractsRail(context);
}

/** The rail over contracts on which the day has been opened and nothing was settled yet. */
export function attachLibraContractsRail(context: LibraContext): Rail {
  return new ContractsRail(context, libra(context));
}

/** What is particular to the scheme, with the banks' books as the scenario opens them. */
export function libra(context: LibraContext): ContractsScheme {
  const core = new DealerCore(context.day);
  const measures = new LibraMeasures(context);
  const issuance = new LibraIssuance(context, core);
  let restorations = 0;
  /** Whose keys wallets have depends on it. */
  let nowSeconds = context.opensAtSeconds;
  return {
    log: context.coin,
    dependenciesOf: (instruction) => dependenciesOf(instruction, context),
    // the dealer's own transaction needs no signature, so it looks at the order it was given before it sends
    check: (instruction) => {
      if (instruction.kind === "top_up") verifyAuthorisation(instruction, context.terms);
    },
    senderOf: (instruction) => senderOf(instruction, context),
    refusalOf: (instruction) => core.refusalOf(instruction),
    callFor: (instruction, refusal) => route(instruction, refusal, context),
    apply: async (measure) => {
      nowSeconds = measure.atSeconds;
      const { kind } = measure;
      if (isIssuance(kind)) return issuance.apply(kind, measure);
      await measures.apply(kind, measure);
      return DONE;
    },
    asksForSeconds: asksForSeconds(context.day.parameters),
    isHalted: () => LibraCoin__factory.connect(context.coin, context.provider).halted(),
    settled: (instruction) => core.settled(instruction),
    endDay: async () => {
      await burnFees(context);
      // where issuance has terms, the file says what the dealer does
      if (context.day.parameters.issuance !== undefined) return;
      while (await finishEarlier(context, core, restorations)) restorations += 1;
      if (await restoreInventory(context, core, restorations)) restorations += 1;
    },
    claims: () => claimsOnChain(context, core, nowSeconds),
  };
}
