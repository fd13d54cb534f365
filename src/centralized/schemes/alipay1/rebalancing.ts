import type { PooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Fen, ParticipantId, Participants } from "../../../scenario/participants.ts";
import type { Account } from "../../ledger/accounts.ts";
import type { Chain, Leg } from "../../ledger/chains.ts";
import { post } from "../legs.ts";
import type { BooksDay } from "../scheme.ts";
import { accountNames as names } from "./chart.ts";

type Times = Pick<BooksDay, "opensAtSeconds" | "closesAtSeconds"> & Pick<PooledTerms, "rebalancingsPerDay">;

/** How many rebalancings of the day are due at a time: the k-th when k of n + 1 equal parts have passed. */
export function rebalancingsDue(
  atSeconds: number,
  { rebalancingsPerDay, opensAtSeconds, closesAtSeconds }: Times,
): number {
  const parts =
    ((atSeconds - opensAtSeconds) * (rebalancingsPerDay + 1)) / (closesAtSeconds - opensAtSeconds);
  return Math.min(Math.max(Math.floor(parts), 0), rebalancingsPerDay);
}

/** The first second in which the k-th is due. */
export function rebalancingAt(
  number: number,
  { rebalancingsPerDay, opensAtSeconds, closesAtSeconds }: Times,
): number {
  return opensAtSeconds + Math.ceil((number * (closesAtSeconds - opensAtSeconds)) / (rebalancingsPerDay + 1));
}

export function rebalancingId(number: number): string {
  return `rebalancing/${number}`;
}

/**
 * One rebalancing. Institution by institution, and for each bank by bank, in the order of the participants: a pool
 * that holds less than when the day opened is refilled to that amount from the institution's pool at the depository
 * bank, as far as that pool and the depository bank's reserves reach. The money crosses banks, so reserves move.
 */
export function rebalancing(
  number: number,
  atSeconds: number,
  participants: Participants,
  depository: ParticipantId,
  accounts: ReadonlyMap<string, Account>,
): Chain {
  const legs: Leg[] = [];
  let reservesFen = owed(accounts, names.reservesOf(depository));
  for (const institution of participants.institutions.keys()) {
    let depositoryFen = owed(accounts, names.poolAt(depository, institution));
    for (const bank of participants.banks.keys()) {
      if (bank === depository) continue;
      const openingFen = openingPoolFen(participants, institution, bank);
      const missingFen = openingFen - owed(accounts, names.poolAt(bank, institution));
      const refillFen = least(missingFen, depositoryFen, reservesFen);
      if (refillFen <= 0n) continue;
      legs.push(...transfer(institution, depository, bank, refillFen));
      depositoryFen -= refillFen;
      reservesFen -= refillFen;
    }
  }
  return { id: rebalancingId(number), contents: "refill of pools", atSeconds, legs };
}

/** The accounts that a rebalancing reads. */
export function rebalancingAccounts(
  { banks, institutions }: Participants,
  depository: ParticipantId,
): readonly string[] {
  return [
    names.reservesOf(depository),
    ...[...institutions.keys()].flatMap((institution) =>
      [...banks.keys()].map((bank) => names.poolAt(bank, institution)),
    ),
  ];
}

function transfer(
  institution: ParticipantId,
  from: ParticipantId,
  to: ParticipantId,
  amountFen: Fen,
): readonly Leg[] {
  return [
    post(names.ownPool(institution, to), names.ownPool(institution, from), amountFen),
    post(names.poolAt(from, institution), names.ownReserves(from), amountFen),
    post(names.reservesOf(from), names.reservesOf(to), amountFen),
    post(names.ownReserves(to), names.poolAt(to, institution), amountFen),
  ];
}

function openingPoolFen({ holders }: Participants, institution: ParticipantId, bank: ParticipantId): Fen {
  let sumFen = 0n;
  for (const holder of holders.values()) {
    if (holder.institution === institution && holder.bank === bank) sumFen += holder.walletFen;
  }
  return sumFen;
}

function owed(accounts: ReadonlyMap<string, Account>, name: string): Fen {
  const account = accounts.get(name);
  return account === undefined ? 0n : account.creditsPosted - account.debitsPosted;
}

function least(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((least, amount) => (amount < least ? amount : least));
}
