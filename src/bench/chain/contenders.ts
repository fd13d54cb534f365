import type { Instruction } from "../../scenario/instructions.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Contender } from "../inTurn.ts";
import type { BenchChain, Currency } from "./benchChain.ts";
import type { GasMeter } from "./gasMeter.ts";
import { nextBlock, sendMinimally } from "./minimalSender.ts";
import { paymentsOf } from "./workload.ts";

/** Everything that is measured on one chain. */
export const CONTENDERS = [
  "bare transfer",
  "yuan transfer",
  "libra transfer",
  "yuan pay, minimal sender",
  "yuan pay, our sender",
  "libra pay, minimal sender",
  "libra pay, our sender",
] as const;
export type ContenderName = (typeof CONTENDERS)[number];

export interface Load {
  readonly scenario: Scenario;
  /** In each run. */
  readonly payments: number;
}

/** Runs that sign everything, wait for a block to pass, and then take the time. */
export function contendersOn(
  chain: BenchChain,
  { scenario, payments }: Load,
  gas: GasMeter<ContenderName>,
): readonly Contender<ContenderName>[] {
  const { rpcUrl, yuan, libra, bareCoin } = chain;
  type Work = (instructions: readonly Instruction[], name: ContenderName) => Promise<number>;
  const contender = (name: ContenderName, work: Work): Contender<ContenderName> => ({
    name,
    run: async (repetition) => {
      const tookMs = await work(paymentsOf(scenario, `${name} ${repetition}`, payments), name);
      return (payments * 1_000) / tookMs;
    },
  });
  const minimally = async (transactions: readonly { raw: string; hash: string }[], name: ContenderName) => {
    await nextBlock(rpcUrl);
    const raws = transactions.map(({ raw }) => raw);
    const tookMs = await sendMinimally(rpcUrl, raws);
    await gas.measure(chain.provider, name, transactions);
    return tookMs;
  };
  const transfer = ({ transfers }: Currency, token: string): Work => {
    return async (instructions, name) => minimally(await transfers.sign(instructions, token), name);
  };
  const payMinimally = ({ rail, sign }: Currency): Work => {
    return (instructions, name) => minimally(rail.signApart(instructions.map(sign)), name);
  };
  const payOurs = (currency: Currency): Work => {
    return async (instructions) => submitAll(rpcUrl, currency, instructions);
  };
  return [
    contender("bare transfer", transfer(yuan, bareCoin)),
    contender("yuan transfer", transfer(yuan, yuan.token)),
    contender("libra transfer", transfer(libra, libra.token)),
    contender("yuan pay, minimal sender", payMinimally(yuan)),
    contender("yuan pay, our sender", payOurs(yuan)),
    contender("libra pay, minimal sender", payMinimally(libra)),
    contender("libra pay, our sender", payOurs(libra)),
  ];
}

/** Every payment at once, as fast as the rail takes them. Throws if one of them isn't accepted. */
async function submitAll(
  rpcUrl: string,
  { rail, sign }: Currency,
  instructions: readonly Instruction[],
): Promise<number> {
  const signed = instructions.map(sign);
  await rail.prepare(signed);
  await nextBlock(rpcUrl);
  const started = performance.now();
  const outcomes = await Promise.all(signed.map((instruction) => rail.submit(instruction)));
  const tookMs = performance.now() - started;
  const refused = outcomes.find(({ decision }) => decision.status !== "accepted" || decision.replayed);
  if (refused !== undefined) throw new Error(`Not settled: ${JSON.stringify(refused.decision)}`);
  return tookMs;
}
