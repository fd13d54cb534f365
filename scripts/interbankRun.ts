import { type JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { InterbankBooksRail } from "../src/centralized/interbank/booksRail.ts";
import { JiaoziError } from "../src/catalogue/errors.ts";
import { measure } from "../src/comparison/interbank/measures.ts";
import { InterbankReferee } from "../src/comparison/interbank/referee.ts";
import { runInterbankDay } from "../src/comparison/interbank/runInterbankDay.ts";
import { InterbankContractsRail } from "../src/onchain/interbank/contractsRail.ts";
import { type ChainAccess, deploySettlement } from "../src/onchain/interbank/settlementChain.ts";
import { type SettlementReport, toReport } from "../src/report/interbank/result.ts";
import { checkSignatures } from "../src/scenario/interbank/checkSignatures.ts";
import { eventsOf } from "../src/scenario/interbank/events.ts";
import type { Hours } from "../src/scenario/interbank/hours.ts";
import type { SettlementBank, SettlementBanks } from "../src/scenario/interbank/orders.ts";
import type { InterbankDay, InterbankRail, InterbankRules } from "../src/scenario/interbank/rail.ts";
import { type PaymentsSummary, readPayments } from "../src/scenario/interbank/readPayments.ts";
import { type InterbankTerms, bankAddresses, interbankDomain } from "../src/scenario/interbank/statements.ts";
import { chainIdOf, httpNetwork, providerOf, requireChain } from "./chain.ts";
import { openRunDatabases } from "./databases.ts";
import { openRun } from "./run/run.ts";
import type { Progress } from "./cli/progress.ts";
import { startLocalChain } from "./localChain.ts";

export const INTERBANK_RAILS = ["contracts", "books"] as const;
export type InterbankRailName = (typeof INTERBANK_RAILS)[number];

export interface InterbankRun {
  readonly banks: readonly SettlementBank[];
  readonly payments: string;
  readonly summary: PaymentsSummary;
  readonly hours: Hours;
  readonly rules: InterbankRules;
  readonly sessions: number;
  readonly rails: readonly InterbankRailName[];
  readonly keySeed: string;
  /** Of `hardhat.config.ts`; absent for a chain of the run's own. */
  readonly network?: string;
  readonly progress: Progress;
}

/** Blocks of one second run over into the next ones, so that an order of the last second may come a little late. */
const GRACE_SECONDS = 3_600;
const SECONDS_PER_DAY = 86_400;
/** Where no contract takes part, orders are signed for none. */
const NO_CONTRACT = "0x0000000000000000000000000000000000000000";

/** Settles a checked day on the rails beside the referee. */
export async function settleInterbankDay(run: InterbankRun): Promise<SettlementReport> {
  const { banks, rules, summary, progress } = run;
  await using opened = new AsyncDisposableStack();
  const day: InterbankDay = { ...rules, banks };
  progress.step("Opening the rails");
  const chain = run.rails.includes("contracts") ? await openChain(run, day, opened) : undefined;
  const terms = chain?.terms ?? termsOf(run, interbankDomain(1, NO_CONTRACT));
  const rails: InterbankRail[] = chain === undefined ? [] : [chain.rail];
  if (run.rails.includes("books")) rails.push(await openBooks(run, day, terms, opened));
  await checkSignatures(run.payments, byId(banks), run.hours, terms);
  progress.step(`Settling ${summary.orders.toLocaleString("en")} orders`);
  const result = await play(run, day, terms, rails, (done) => progress.update(done, summary.orders));
  const isSaving = rules.mode === "liquidity-saving" && result.firstDifference === undefined;
  const gross = isSaving ? await play(run, { ...day, mode: "gross" }, terms, []) : undefined;
  progress.end();
  const names = rails.map(({ name }) => name);
  const gas = chain?.rail.gas ?? new Map();
  return toReport(result, rules, names, gas, gross && measure(gross).liquidityUsedFen);
}

function play(
  run: InterbankRun,
  day: InterbankDay,
  terms: InterbankTerms,
  rails: readonly InterbankRail[],
  onEvent: (done: number) => void = () => {},
) {
  const { payments, hours, summary, sessions, keySeed } = run;
  const banks = byId(day.banks);
  const parts = day.mode === "net" ? sessions : 1;
  const events = eventsOf(readPayments(payments, banks, hours), summary, parts, terms, keySeed);
  const setup = { banks: day.banks, closesAtSeconds: summary.closesAtSeconds };
  return runInterbankDay(setup, new InterbankReferee(day, terms), rails, events, onEvent);
}

function byId(banks: readonly SettlementBank[]): SettlementBanks {
  return new Map(banks.map((bank) => [bank.id, bank]));
}

/** Authorisations outlast the day, and on a chain with a clock of its own the run. */
function termsOf(
  { banks, summary, keySeed }: InterbankRun,
  domain: InterbankTerms["domain"],
  nowSeconds = 0,
): InterbankTerms {
  const validUntilSeconds = Math.max(summary.closesAtSeconds + GRACE_SECONDS, nowSeconds + SECONDS_PER_DAY);
  return { domain, validUntilSeconds, addressOf: bankAddresses(byId(banks), keySeed) };
}

async function openChain(run: InterbankRun, day: InterbankDay, opened: AsyncDisposableStack) {
  const access = await (run.network === undefined ? ownChain(run, opened) : networkOf(run.network, opened));
  const settlement = await deploySettlement(access, day);
  const { chainId } = await access.provider.getNetwork();
  const now = access.wallClock ? (await access.provider.getBlock("latest"))?.timestamp : 0;
  const terms = termsOf(run, interbankDomain(Number(chainId), await settlement.getAddress()), now);
  const { opensAtSeconds } = run.summary;
  const rail = await InterbankContractsRail.open(settlement, access, day, terms, opensAtSeconds);
  return { rail, terms };
}

type Access = ChainAccess & { readonly provider: JsonRpcProvider };

async function ownChain({ summary }: InterbankRun, opened: AsyncDisposableStack): Promise<Access> {
  const chain = await startLocalChain(0, summary.opensAtSeconds - SECONDS_PER_DAY);
  opened.defer(() => chain.close());
  const provider = providerOf(chain.rpcUrl, LOCAL_CHAIN.chainId, 20);
  opened.defer(() => Promise.resolve(provider.destroy()));
  return { provider, operator: await provider.getSigner(0) };
}

/** Contracts of the run's own, deployed and operated by the first account of the network. */
async function networkOf(network: string, opened: AsyncDisposableStack): Promise<Access> {
  const rpcUrl = await httpNetwork(network);
  const chainId = hre.config.networks[network]?.chainId ?? (await chainIdOf(rpcUrl));
  await requireChain(rpcUrl, chainId);
  const connection = await hre.network.create({ network });
  opened.defer(() => connection.close());
  const provider = providerOf(rpcUrl, chainId);
  opened.defer(() => Promise.resolve(provider.destroy()));
  const [operator] = await connection.ethers.getSigners();
  if (operator !== undefined) return { provider, operator, wallClock: true };
  throw new JiaoziError(
    "BAD_USAGE",
    `The network "${network}" has no account to deploy with.`,
    "Give it one in hardhat.config.ts.",
    { field: "--network" },
  );
}

async function openBooks(
  run: InterbankRun,
  day: InterbankDay,
  terms: InterbankTerms,
  opened: AsyncDisposableStack,
): Promise<InterbankRail> {
  const place = await openRun("settle");
  opened.defer(() => place.close());
  const { databases, close } = await openRunDatabases(place, ["interbank"]);
  opened.defer(close);
  return InterbankBooksRail.open(databases.interbank, day, terms, run.summary.opensAtSeconds);
}
