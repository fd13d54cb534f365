import type { Account } from "../../ledger/accounts.ts";
import type { Chain } from "../../ledger/chains.ts";
import type { Fen, ParticipantId, Participants } from "../../../scenario/participants.ts";
import { postIfAny as post } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/** NetsUnion's day: `sessionsPerDay` sessions of equal length between the two times. */
export interface SessionTimes {
  readonly sessionsPerDay: number;
  readonly opensAtSeconds: number;
  readonly closesAtSeconds: number;
}

/** The session, from 0, to which a time belongs; before the day it is the first one, after it the last. */
export function sessionAt(
  atSeconds: number,
  { sessionsPerDay, opensAtSeconds, closesAtSeconds }: SessionTimes,
): number {
  const session = Math.floor(
    ((atSeconds - opensAtSeconds) * sessionsPerDay) / (closesAtSeconds - opensAtSeconds),
  );
  return Math.min(Math.max(session, 0), sessionsPerDay - 1);
}

type Balances = ReadonlyMap<string, Account>;

/** Gives every member a position whose net debit cap is its central-bank money at this moment. */
export function openingOfSession(
  session: number,
  atSeconds: number,
  participants: Participants,
  accounts: Balances,
): Chain {
  const legs = members(participants).flatMap(({ id, atCentralBank }) =>
    post(names.caps(), names.position(id), creditBalance(accounts, atCentralBank)),
  );
  return { id: `session/${session}/open`, contents: "net debit caps", atSeconds, legs };
}

/**
 * Settles the session's multilateral net in central-bank money, all members or none: net debtors pay NetsUnion's
 * account at the central bank, net creditors are paid from it, and the positions are closed.
 */
export function settlementOfSession(
  session: number,
  atSeconds: number,
  participants: Participants,
  accounts: Balances,
): Chain {
  const nets = members(participants).map((member) => ({
    ...member,
    netFen: -creditBalance(accounts, names.clearing(member.id)),
    positionFen: creditBalance(accounts, names.position(member.id)),
  }));
  const legs = [
    ...nets.flatMap(({ id, positionFen }) => post(names.position(id), names.caps(), positionFen)),
    ...nets.flatMap(({ id, own, atCentralBank, netFen }) => [
      ...post(names.clearing(id), own, -netFen),
      ...post(atCentralBank, names.netsunionSettlement(), -netFen),
    ]),
    ...nets.flatMap(({ id, own, atCentralBank, netFen }) => [
      ...post(names.netsunionSettlement(), atCentralBank, netFen),
      ...post(own, names.clearing(id), netFen),
    ]),
  ];
  return { id: `session/${session}/settle`, contents: "multilateral net", atSeconds, legs };
}

/** The accounts that opening or settling a session reads. */
export function sessionAccounts(participants: Participants): readonly string[] {
  return members(participants).flatMap(({ id, atCentralBank }) => [
    atCentralBank,
    names.clearing(id),
    names.position(id),
  ]);
}

interface Member {
  readonly id: ParticipantId;
  /** The member's own account of its central-bank money. */
  readonly own: string;
  /** The central bank's account of the same money. */
  readonly atCentralBank: string;
}

function members({ banks, institutions }: Participants): readonly Member[] {
  return [
    ...[...banks.keys()].map((id) => ({
      id,
      own: names.ownReserves(id),
      atCentralBank: names.reservesOf(id),
    })),
    ...[...institutions.keys()].map((id) => ({
      id,
      own: names.ownClientReserve(id),
      atCentralBank: names.clientReserveOf(id),
    })),
  ];
}

function creditBalance(accounts: Balances, name: string): Fen {
  const account = accounts.get(name);
  return account === undefined ? 0n : account.creditsPosted - account.debitsPosted;
}
