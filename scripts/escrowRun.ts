import { JsonRpcProvider } from "ethers";

import { EscrowBooksRail } from "../src/centralized/escrow/booksRail.ts";
import { EscrowReferee } from "../src/comparison/escrow/referee.ts";
import { type TradesRun, runTrades } from "../src/comparison/escrow/runTrades.ts";
import { EscrowContractsRail } from "../src/onchain/escrow/contractsRail.ts";
import { deployEscrowContracts } from "../src/onchain/escrow/escrowChain.ts";
import type { EscrowRail } from "../src/scenario/escrow/rail.ts";
import type { PlannedEvent } from "../src/scenario/escrow/readEvents.ts";
import { type EscrowTerms, escrowDomain, signTrade } from "../src/scenario/escrow/statements.ts";
import type { EscrowEvent, EscrowOpening } from "../src/scenario/escrow/trades.ts";
import { demonstrationAddresses } from "../src/scenario/interbank/statements.ts";
import { openRunDatabases } from "./databases.ts";
import { startLocalChain } from "./localChain.ts";
import { openRun } from "./run/run.ts";

export const ESCROW_RAILS = ["contracts", "books"] as const;
export type EscrowRailName = (typeof ESCROW_RAILS)[number];

export interface EscrowRun {
  readonly opening: EscrowOpening;
  readonly events: readonly PlannedEvent[];
  readonly rails: readonly EscrowRailName[];
  readonly keySeed: string;
}

const SECONDS_PER_DAY = 86_400;
/** Where no contract takes part, instructions are signed for none. */
const NO_CONTRACT = "0x0000000000000000000000000000000000000000";

/** Plays checked events on the rails beside the referee. */
export async function playTrades(run: EscrowRun): Promise<TradesRun> {
  await using opened = new AsyncDisposableStack();
  const chain = run.rails.includes("contracts") ? await openChain(run, opened) : undefined;
  const terms = chain?.terms ?? termsOf(run, escrowDomain(1, NO_CONTRACT));
  const rails: EscrowRail[] = chain === undefined ? [] : [chain.rail];
  if (run.rails.includes("books")) rails.push(await openBooks(run, terms, opened));
  const signed = (planned: PlannedEvent): EscrowEvent =>
    planned.kind === "order" || planned.kind === "act" ? signTrade(planned, terms, run.keySeed) : planned;
  // awaited here, because the rails close when this function returns
  return await runTrades(new EscrowReferee(run.opening, terms), rails, run.events, signed);
}

function termsOf({ events, keySeed }: EscrowRun, domain: EscrowTerms["domain"]): EscrowTerms {
  const validUntilSeconds = events.at(-1)?.atSeconds ?? 0;
  return { domain, validUntilSeconds, addressOf: demonstrationAddresses(keySeed) };
}

async function openChain(run: EscrowRun, opened: AsyncDisposableStack) {
  const { opening, events, keySeed } = run;
  const chain = await startLocalChain(0, (events[0]?.atSeconds ?? SECONDS_PER_DAY) - SECONDS_PER_DAY);
  opened.defer(() => chain.close());
  const options = { batchStallTime: 0, cacheTimeout: -1, pollingInterval: 20 };
  const provider = new JsonRpcProvider(chain.rpcUrl, undefined, options);
  opened.defer(() => Promise.resolve(provider.destroy()));
  const { chainId } = await provider.getNetwork();
  const access = { provider, operator: await provider.getSigner(0), keySeed };
  const contracts = await deployEscrowContracts(access, opening);
  const terms = termsOf(run, escrowDomain(Number(chainId), await contracts.trades.getAddress()));
  return { terms, rail: await EscrowContractsRail.open(access, contracts, opening, terms) };
}

async function openBooks(
  { opening }: EscrowRun,
  terms: EscrowTerms,
  opened: AsyncDisposableStack,
): Promise<EscrowRail> {
  const place = await openRun("escrow");
  opened.defer(() => place.close());
  const { databases, close } = await openRunDatabases(place, ["escrow"]);
  opened.defer(close);
  return EscrowBooksRail.open(databases.escrow, opening, terms);
}
