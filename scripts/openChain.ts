import type { Scenario } from "../src/scenario/scenario.ts";
import { type PreparedChain, prepareLocalChain, prepareNetwork, rejoinNetwork } from "./chain.ts";
import { LOCAL } from "./run/plan.ts";
import { type Task, begunAnew } from "./run/takeUp.ts";

const GONE_WITH_PROCESS = "the development chain lived in the process that was interrupted, and went with it";
const GONE = "the chain doesn't have the run's contracts any more";

/**
 * The chain that a task's contracts are on, if any take part. Where the chain of an interrupted run is gone, the task
 * that comes back is to begin anew.
 */
export async function openChain(
  task: Task,
  { opensAtSeconds }: Scenario,
): Promise<{ readonly task: Task; readonly chain?: PreparedChain }> {
  const { network, rails } = task.plan;
  if (!rails.includes("contracts")) return { task };
  if (network === LOCAL) {
    const chain = await prepareLocalChain(0, opensAtSeconds);
    return { chain, task: task.carriedOn === undefined ? task : begunAnew(task, GONE_WITH_PROCESS) };
  }
  const contracts = task.carriedOn?.contracts;
  const rejoined = contracts === undefined ? undefined : await rejoinNetwork(network, contracts);
  if (rejoined !== undefined) return { task, chain: rejoined };
  const chain = await prepareNetwork(network);
  return { chain, task: task.carriedOn === undefined ? task : begunAnew(task, GONE) };
}
