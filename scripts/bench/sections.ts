import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { measureChain } from "../../src/bench/chain/measureChain.ts";
import type { BenchNode } from "../../src/bench/chain/benchChain.ts";
import type { Measurement } from "../../src/bench/measurement.ts";
import type { Section } from "../../src/bench/report/benchResult.ts";
import { openTimedLibraOn, openTimedYuanOn, startTimedChain } from "../timedChain.ts";

/** What a section is told, and to whom it says how far it is. */
export interface SectionSettings {
  readonly seed: string;
  readonly quick: boolean;
  readonly repetitions: number;
  readonly onProgress: (says: string) => void;
  /** Closed when the benchmark ends, however it ends. */
  readonly resources: AsyncDisposableStack;
}

/** What was measured, or why nothing was. */
export type Outcome = { readonly rows: readonly Measurement[] } | { readonly leftOutBecause: string };

const CHAIN_PAYMENTS = { quick: 1_000, full: 20_000 };
const PEOPLE = 200;

export const SECTION_RUNS: Readonly<
  Partial<Record<Section, (settings: SectionSettings) => Promise<Outcome>>>
> = {
  chain: async ({ quick, resources, ...settings }) => {
    const rows = await measureChain({
      ...settings,
      payments: quick ? CHAIN_PAYMENTS.quick : CHAIN_PAYMENTS.full,
      people: PEOPLE,
      blockPeriodMs: LOCAL_CHAIN.blockPeriodMs,
      startNode: () => startNode(resources),
    });
    return { rows };
  },
};

async function startNode(resources: AsyncDisposableStack): Promise<BenchNode> {
  const host = await startTimedChain();
  if (resources.disposed) await host.close();
  resources.defer(() => host.close());
  return {
    rpcUrl: host.rpcUrl,
    openYuan: (scenario) => openTimedYuanOn(host, scenario),
    openLibra: (scenario) => openTimedLibraOn(host, scenario),
    close: () => host.close(),
  };
}
