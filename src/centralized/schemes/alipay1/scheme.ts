import type { PooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen, ParticipantId } from "../../../scenario/participants.ts";
import type { Queries } from "../../database/database.ts";
import { CNY } from "../../ledger/accounts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { postAll } from "../day.ts";
import { institutionOf } from "../legs.ts";
import { measuresOfWallets } from "../measures.ts";
import { openingChainsOf } from "../opening.ts";
import type { BooksDay, BooksScheme } from "../scheme.ts";
import { accountNames as names, chartOfAccounts } from "./chart.ts";
import { feeOf } from "./fee.ts";
import { legsOf } from "./legs.ts";
import { openingLegs } from "./opening.ts";
import {
  rebalancing,
  rebalancingAccounts,
  rebalancingAt,
  rebalancingId,
  rebalancingsDue,
} from "./rebalancing.ts";
import { reconcile } from "./reconcile.ts";
import { refusalOf } from "./refusals.ts";

export interface Alipay1Day extends BooksDay, PooledTerms {}

/** Before 2018: pooled accounts at several banks, payments on the institution's own book, no way to another. */
export function alipay1(day: Alipay1Day): BooksScheme {
  const { participants, depositoryBank, rebalancingsPerDay, fee, opensAtSeconds } = day;
  return {
    name: "alipay-1.0",
    currency: CNY,
    parameters: { depositoryBank, rebalancingsPerDay, fee },
    chart: chartOfAccounts(participants),
    openingChains: () => openingChainsOf(openingLegs(participants, fee.withdrawnBeforeFen), opensAtSeconds),
    walletAccount: ({ id, institution }) => names.wallet(institution, id),
    mayJoin: (group, instruction) => mayJoin(group, instruction, day),
    needsPreparation: true,
    prepare: async (queries, ledger, group) => {
      await lockBooks(queries);
      await rebalance(queries, ledger, day, rebalancingsDue(group[0]?.atSeconds ?? opensAtSeconds, day));
      const withdrawnFen = await withdrawnBefore(queries, ledger, group, day);
      return (instruction) => {
        const before = withdrawnFen.get(instruction.payer);
        const feeFen = before === undefined ? 0n : feeOf(instruction.amount, before, fee);
        return legsOf(instruction, participants, instruction.kind === "withdrawal" ? feeFen : 0n);
      };
    },
    refusalOf: (instruction, fault) => refusalOf(instruction, fault, participants),
    apply: measuresOfWallets(participants, ({ id, institution }) => names.wallet(institution, id)),
    endDay: async (queries, ledger) => {
      await lockBooks(queries);
      await rebalance(queries, ledger, day, rebalancingsPerDay);
    },
    reconcile: (entries, accounts) => reconcile(entries, accounts, participants),
  };
}

/** A group stays between two rebalancings; and what a person's withdrawal costs depends on the one before it. */
function mayJoin(group: readonly Instruction[], instruction: Instruction, day: Alipay1Day): boolean {
  const [first] = group;
  if (first === undefined) return true;
  if (rebalancingsDue(first.atSeconds, day) !== rebalancingsDue(instruction.atSeconds, day)) return false;
  if (!paysFees(instruction, day)) return true;
  return !group.some(({ kind, payer }) => kind === "withdrawal" && payer === instruction.payer);
}

function paysFees({ kind, payer }: Instruction, { participants }: Alipay1Day): boolean {
  return kind === "withdrawal" && participants.holders.get(payer)?.kind === "person";
}

/** Two writers must not refill a pool, or use up a person's free withdrawals, twice. */
async function lockBooks(queries: Queries): Promise<void> {
  await queries.query("SELECT 1 FROM books FOR UPDATE");
}

/** Carries out the rebalancings up to a number, counted from 1, that the log doesn't have yet. */
async function rebalance(queries: Queries, ledger: Ledger, day: Alipay1Day, upTo: number): Promise<void> {
  const numbers = Array.from({ length: upTo }, (_, index) => index + 1);
  const done = await ledger.lookUp(queries, numbers.map(rebalancingId));
  const { participants, depositoryBank } = day;
  for (const number of numbers.filter((one) => !done.has(rebalancingId(one)))) {
    const accounts = await ledger.accounts(queries, rebalancingAccounts(participants, depositoryBank));
    const atSeconds = rebalancingAt(number, day);
    await postAll(queries, ledger, [rebalancing(number, atSeconds, participants, depositoryBank, accounts)]);
  }
}

/** What each person who withdraws in the group has withdrawn before it. */
async function withdrawnBefore(
  queries: Queries,
  ledger: Ledger,
  group: readonly Instruction[],
  day: Alipay1Day,
): Promise<ReadonlyMap<ParticipantId, Fen>> {
  const payers = group.filter((instruction) => paysFees(instruction, day)).map(({ payer }) => payer);
  if (payers.length === 0) return new Map();
  const nameOf = (payer: ParticipantId) => names.withdrawn(institutionOf(payer, day.participants), payer);
  const accounts = await ledger.accounts(queries, payers.map(nameOf));
  return new Map(
    payers.map((payer) => {
      const account = accounts.get(nameOf(payer));
      return [payer, (account?.creditsPosted ?? 0n) - (account?.debitsPosted ?? 0n)];
    }),
  );
}
