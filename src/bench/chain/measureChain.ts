import { measureRound } from "../inTurn.ts";
import type { Measurement, Side } from "../measurement.ts";
import { type BenchNode, openBenchChain } from "./benchChain.ts";
import { CONTENDERS, type ContenderName, contendersOn } from "./contenders.ts";
import { GasMeter } from "./gasMeter.ts";
import { benchScenario } from "./workload.ts";

export interface ChainBenchOptions {
  readonly seed: string;
  /** In each run. */
  readonly payments: number;
  readonly repetitions: number;
  readonly people: number;
  /** What is asked of the node; under load blocks come later. */
  readonly blockPeriodMs: number;
  /** A new node for each repetition, since it keeps everything in memory. */
  readonly startNode: () => Promise<BenchNode>;
  readonly onProgress: (says: string) => void;
}

/** What our sender may cost against the least that does the job. */
const TARGET = 0.9;

/**
 * The contracts on the development chain: our sender, which answers for each payment, beside one that doesn't; and
 * what a regulated token costs beside a bare ERC-20. All in turn, on the same node, with transactions signed before.
 */
export async function measureChain(options: ChainBenchOptions): Promise<readonly Measurement[]> {
  const { seed, people, payments, repetitions, startNode, onProgress } = options;
  const scenario = benchScenario(seed, people);
  const gas = new GasMeter<ContenderName>();
  const figures = new Map<ContenderName, number[]>(CONTENDERS.map((name) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const turn = `${repetition + 1} of ${repetitions}`;
    onProgress(`starting a node, deploying and opening, ${turn}`);
    const chain = await openBenchChain(await startNode(), scenario);
    try {
      const contenders = contendersOn(chain, { scenario, payments }, gas);
      const round = await measureRound(contenders, repetition, (name) => onProgress(`${name}, ${turn}`));
      for (const [name, figure] of round) figures.get(name)?.push(figure);
    } finally {
      await chain.close();
    }
  }
  return rows(options, (name) => figures.get(name) ?? [], gas);
}

function rows(
  { blockPeriodMs, payments }: ChainBenchOptions,
  figuresOf: (name: ContenderName) => readonly number[],
  gas: GasMeter<ContenderName>,
): readonly Measurement[] {
  const side = (name: ContenderName, title: string): Side => {
    return { name: title, counts: "included in a block of one node", perSecond: figuresOf(name) };
  };
  const blocks = `${payments.toLocaleString("en")} a run, a block every ${blockPeriodMs} ms asked for.`;
  const senders = (currency: "yuan" | "libra", what: string): Measurement => ({
    what,
    unit: "payments/s",
    baseline: side(`${currency} pay, minimal sender`, "minimal sender, which asks for no outcome"),
    ours: side(`${currency} pay, our sender`, "our sender, which answers for each payment"),
    target: TARGET,
    note: blocks,
  });
  const againstBare = (name: ContenderName, what: string): Measurement => ({
    what,
    unit: "transactions/s",
    baseline: side("bare transfer", "bare OpenZeppelin ERC-20, transfer"),
    ours: side(name, what),
    note: `${what}: ${gas.describe(name)} against ${gas.describe("bare transfer")}, both through the minimal sender. ${blocks}`,
  });
  return [
    senders("yuan", "yuan payments with id and signature"),
    senders("libra", "≋USD payments with id and signature"),
    againstBare("yuan transfer", "yuan transfer, half across institutions"),
    againstBare("libra transfer", "≋USD transfer"),
    againstBare("yuan pay, minimal sender", "yuan payment with id and signature, half across institutions"),
    againstBare("libra pay, minimal sender", "≋USD payment with id and signature"),
  ];
}
