import { startLocalChain } from "../../../scripts/localChain.ts";
import type { TimedChainHost } from "../../../scripts/timedChain.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "../../comparison/smallWorld.ts";

/** The local chain, in this process, with blocks that come quickly by themselves. */
export async function timedHost(): Promise<TimedChainHost> {
  const { rpcUrl, close } = await startLocalChain(0, Math.floor(Date.now() / 1_000));
  return {
    ...{ network: "localhost", rpcUrl, client: "in this process" },
    settlement: "inclusion",
    processIds: [],
    blockPeriodMs: 40,
    close,
  };
}

/** A day in the small world, whose instructions come from elsewhere. */
export function smallScenario(): Scenario {
  return {
    ...{ name: "Small world", folder: "", keySeed: KEY_SEED, sessionsPerDay: 1 },
    opensAtSeconds: OPENS_AT,
    closesAtSeconds: CLOSES_AT,
    participants: smallWorld(),
    measures: [],
    instructions: async function* () {},
  };
}
