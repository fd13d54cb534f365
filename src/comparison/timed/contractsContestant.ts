import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Settlement, TimedRail } from "../../scenario/timedRail.ts";
import { PREPARED_BEFOREHAND } from "./timedRun.ts";
import type { Contestant, RailFacts } from "./contestant.ts";
import { timedFamily } from "./timedFamilies.ts";

/** A chain that contracts are freshly deployed to for each run. */
export interface TimedChain {
  /** As the node calls itself. */
  readonly client: string;
  readonly settlement: Extract<Settlement, "inclusion" | "finality">;
  /** Where we set it. */
  readonly blockPeriodMs?: number;
}

export interface OpenedContracts {
  readonly rail: TimedRail;
  readonly terms: AuthorisationTerms;
  close(): Promise<void>;
}

/** The schemes that have contracts. */
export type ContractsName = "alipay-2.0-gross" | "libra";

/** A scheme's contracts under the stopwatch; `open` deploys them and opens the day on them. */
export function contractsContestant(
  name: ContractsName,
  scenario: Scenario,
  chain: TimedChain,
  open: () => Promise<OpenedContracts>,
): Contestant {
  const family = timedFamily(name, scenario);
  return {
    ...family,
    rail: "contracts",
    label: "contracts",
    open: async () => {
      const { rail, terms, close } = await open();
      return {
        rail,
        signed: () => family.signed(terms),
        referee: () => family.refereeUnder(terms),
        // what the chain holds is read with the claims, and checked with them
        verify: () => Promise.resolve(),
        facts: factsOf(chain),
        close,
      };
    },
  };
}

function factsOf({ client, settlement, blockPeriodMs }: TimedChain): RailFacts {
  const blocks = blockPeriodMs === undefined ? "as the network makes them" : `one every ${blockPeriodMs} ms`;
  return {
    system: client,
    counts:
      settlement === "finality"
        ? "in a block that the network's engine calls final, seen by the submitter"
        : "in a block of a node that could still forget it, seen by the submitter",
    batching: `blocks: ${blocks}`,
    beforehand: `payers' signatures, and institutions' transactions, ${PREPARED_BEFOREHAND.toLocaleString("en")} at most before the clock starts and later ones while it runs; what a bank or a dealer sends is signed when it is taken up`,
  };
}
