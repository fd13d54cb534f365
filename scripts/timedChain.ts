import type { JsonRpcProvider } from "ethers";

import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import { Operators } from "../src/onchain/operators.ts";
import { JsonRpc } from "../src/onchain/timed/jsonRpc.ts";
import {
  type TimedOpening,
  openTimedContracts,
  openTimedLibra,
} from "../src/onchain/timed/openTimedContracts.ts";
import type { TimedContractsRail } from "../src/onchain/timed/timedContractsRail.ts";
import type { AuthorisationTerms } from "../src/scenario/authorisation.ts";
import { type LibraDay, libraDay } from "../src/scenario/libra/libraDay.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { scenarioTerms } from "../src/scenario/terms.ts";
import type { Settlement } from "../src/scenario/timedRail.ts";
import { deployYuanTo, httpNetwork, providerOf } from "./chain.ts";
import { deployLibraTo } from "./libraChain.ts";
import { mineAtOnce, mineEveryPeriod } from "./localChain.ts";
import { startNodeProcess } from "./nodeProcess.ts";

const SECONDS_PER_DAY = 86_400;

/** A chain whose clock is the wall's, on which each timed run gets contracts of its own. */
export interface TimedChainHost {
  readonly network: string;
  readonly rpcUrl: string;
  /** As the node calls itself. */
  readonly client: string;
  readonly settlement: Extract<Settlement, "inclusion" | "finality">;
  /** Of the node that was started here; empty on a network that was there before. */
  readonly processIds: readonly number[];
  /** On the local chain; a network's own is its own. */
  readonly blockPeriodMs?: number;
  close(): Promise<void>;
}

/** A rail over freshly deployed contracts, what its payers must sign, and how to give it back. */
export interface OpenedTimedRail {
  readonly rail: TimedContractsRail;
  readonly terms: AuthorisationTerms;
  /** Closes the rail too. */
  close(): Promise<void>;
}

/** Starts the local chain in a process of its own; what it calls settled is included, not final. */
export async function startTimedChain(
  blockPeriodMs: number = LOCAL_CHAIN.blockPeriodMs,
): Promise<TimedChainHost> {
  const { rpcUrl, processId, close } = await startNodeProcess(blockPeriodMs);
  const client = await clientOf(rpcUrl);
  const settlement = "inclusion";
  return { network: "localhost", rpcUrl, client, settlement, blockPeriodMs, processIds: [processId], close };
}

/**
 * Takes a network of `hardhat.config.ts`.
 *
 * @param settlement What a block there means, which its engine decides.
 * @param at Its address where it is another than there.
 */
export async function timedNetwork(
  network: string,
  settlement: TimedChainHost["settlement"],
  at?: string,
): Promise<TimedChainHost> {
  const rpcUrl = at ?? (await httpNetwork(network));
  const client = await clientOf(rpcUrl);
  return { network, rpcUrl, client, settlement, processIds: [], close: () => Promise.resolve() };
}

/** Deploys the yuan side for one run and opens the day on it. */
export async function openTimedYuanOn(host: TimedChainHost, scenario: Scenario): Promise<OpenedTimedRail> {
  const { participants, keySeed, opensAtSeconds } = scenario;
  return withSetup(host, async (setup) => {
    const prepared = await deployYuanTo(host.network, host.rpcUrl, setup.inclusionOn);
    const { provider, deployment, connection } = prepared;
    setup.later(async () => {
      provider.destroy();
      await connection.close();
    });
    const { chainId, walletYuan } = deployment;
    const domain = { name: "Wallet Yuan", version: "1", chainId, verifyingContract: walletYuan };
    const terms = scenarioTerms(scenario, domain, await lastSecond(provider, scenario));
    const operators = new Operators(keySeed, chainId, provider);
    const context = { ...prepared, ...deployment, participants, terms, operators, opensAtSeconds };
    return { rail: await openTimedContracts(context, setup.opening), terms };
  });
}

/** Deploys ≋USD for one run and opens the day on it; `libraDay` says how the scenario is converted. */
export async function openTimedLibraOn(
  host: TimedChainHost,
  scenario: Scenario,
  day: LibraDay = libraDay(scenario.participants, scenario.libra),
): Promise<OpenedTimedRail> {
  const { keySeed, opensAtSeconds, closesAtSeconds } = scenario;
  return withSetup(host, async (setup) => {
    const { contracts, close } = await deployLibraTo(scenario, host.network, host.rpcUrl, true);
    setup.later(close);
    const { provider, chainId, terms } = contracts;
    const inclusion = setup.inclusionOn(provider as JsonRpcProvider);
    const operators = new Operators(keySeed, chainId, provider);
    const times = { opensAtSeconds, closesAtSeconds };
    const rail = await openTimedLibra(
      { ...contracts, ...times, keySeed, inclusion, operators, day },
      setup.opening,
    );
    return { rail, terms };
  });
}

interface Setup {
  readonly inclusionOn: (provider: JsonRpcProvider) => ScenarioTimeInclusion | WallClockInclusion;
  readonly opening: TimedOpening;
  later(close: () => Promise<void>): void;
}

/** On the local chain, deployment and opening don't wait for a block's time; then its clock runs again. */
async function withSetup(
  host: TimedChainHost,
  open: (setup: Setup) => Promise<Omit<OpenedTimedRail, "close">>,
): Promise<OpenedTimedRail> {
  await using opened = new AsyncDisposableStack();
  const { rpcUrl, settlement, processIds, blockPeriodMs } = host;
  const clock = blockPeriodMs === undefined ? undefined : await stoppedClock(rpcUrl, blockPeriodMs);
  opened.defer(() => clock?.close());
  const { rail, terms } = await open({
    inclusionOn: (provider) =>
      clock === undefined ? new WallClockInclusion(provider) : new ScenarioTimeInclusion(provider),
    opening: {
      ...{ rpcUrl, settlement, processIds },
      ...(clock === undefined ? {} : { onOpened: clock.run }),
    },
    later: (close) => opened.defer(close),
  });
  opened.defer(() => rail.close());
  const resources = opened.move();
  return { rail, terms, close: () => resources.disposeAsync() };
}

async function stoppedClock(rpcUrl: string, periodMs: number) {
  const provider = providerOf(rpcUrl, LOCAL_CHAIN.chainId);
  await mineAtOnce(provider);
  return { run: () => mineEveryPeriod(provider, periodMs), close: () => provider.destroy() };
}

/** Until when authorisations hold: longer than any run. */
async function lastSecond(provider: JsonRpcProvider, { closesAtSeconds }: Scenario): Promise<number> {
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  return Math.max(closesAtSeconds, now + SECONDS_PER_DAY);
}

async function clientOf(rpcUrl: string): Promise<string> {
  const [client] = await new JsonRpc(rpcUrl).results([{ method: "web3_clientVersion", params: [] }]);
  return String(client);
}
