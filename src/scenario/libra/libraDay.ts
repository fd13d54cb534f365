import { JiaoziError } from "../../catalogue/errors.ts";
import { DEALER } from "../claims.ts";
import type { Holder, ParticipantId, Participants, WalletStatus } from "../participants.ts";
import { MICRO_LIMIT, type Micro, toMicro } from "./convert.ts";
import { DEFAULT_LIBRA, type LibraParameters } from "./parameters.ts";

export interface LibraHolder {
  readonly id: ParticipantId;
  /** The institution that keeps the wallet, here a virtual asset service provider. */
  readonly vasp: ParticipantId;
  /** Whether the VASP keeps a wallet for the holder; else it only submits. */
  readonly hosted: boolean;
  readonly walletStatus: WalletStatus;
  readonly coins: Micro;
  /** Part of the coins that can't leave; may exceed them. */
  readonly frozen: Micro;
  readonly bank: ParticipantId;
  readonly deposit: Micro;
}

/** How the day opens in ≋USD and dollars; all amounts in micro. */
export interface LibraDay {
  readonly parameters: LibraParameters;
  readonly participants: Participants;
  readonly holders: ReadonlyMap<ParticipantId, LibraHolder>;
  /** The dealer's deposit at each bank. */
  readonly dealerDeposits: ReadonlyMap<ParticipantId, Micro>;
  /** The dealer's coins, to which it returns at the end of the day. */
  readonly inventoryTarget: Micro;
  /** Holders' and dealer's coins; the association's deposit at the custodian bank is as much. */
  readonly coinsOutstanding: Micro;
  readonly custodianBank: ParticipantId;
  /** What borrowers owe each bank: as much as all its deposits, the reserve deposit included. */
  readonly loans: ReadonlyMap<ParticipantId, Micro>;
}

/** Converts a day's opening at the stated rate. Throws `BAD_FIELD` if there is no bank, or more than 2^96 micro. */
export function libraDay(participants: Participants, parameters: LibraParameters = DEFAULT_LIBRA): LibraDay {
  const [custodianBank] = participants.banks.keys();
  if (custodianBank === undefined) throw notConvertible("there is no bank to hold the reserve");
  const convert = (amountFen: bigint) => toMicro(amountFen, parameters.fenPerUsd);
  const holders = [...participants.holders.values()].map((holder) =>
    withWallet(inMicro(holder, convert), parameters),
  );
  const held = sum(holders.map(({ coins }) => coins));
  const inventoryTarget = percentOf(held, parameters.inventoryPercent);
  const dealerDeposits = new Map(
    [...participants.banks.values()].map(({ id, reserveFen }) => [
      id,
      percentOf(convert(reserveFen), parameters.dealerDepositPercent),
    ]),
  );
  const opening = { custodianBank, holders, dealerDeposits, coinsOutstanding: held + inventoryTarget };
  const loans = loansOf(opening);
  if (sum(loans.values()) >= MICRO_LIMIT) throw notConvertible("all deposits are 2^96 micro or more");
  return {
    ...opening,
    parameters,
    participants,
    inventoryTarget,
    loans,
    holders: new Map(holders.map((holder) => [holder.id, holder])),
  };
}

function inMicro(holder: Holder, convert: (amountFen: bigint) => Micro): LibraHolder {
  const { id, institution, walletStatus, walletFen, frozenFen, bank, depositFen } = holder;
  return {
    id,
    vasp: institution,
    hosted: walletStatus !== "none",
    walletStatus,
    coins: convert(walletFen),
    frozen: clamped(convert(frozenFen)),
    bank,
    deposit: convert(depositFen),
  };
}

/** While unhosted wallets may hold coins, who has none at an institution has one of its own. */
function withWallet(holder: LibraHolder, { unhosted }: LibraParameters): LibraHolder {
  const { id, walletStatus } = holder;
  if (unhosted === undefined) return holder;
  if (walletStatus === "none") return { ...holder, walletStatus: "open" };
  return unhosted.holders.includes(id) ? { ...holder, hosted: false } : holder;
}

function loansOf(opening: {
  readonly custodianBank: ParticipantId;
  readonly holders: readonly LibraHolder[];
  readonly dealerDeposits: ReadonlyMap<ParticipantId, Micro>;
  readonly coinsOutstanding: Micro;
}): ReadonlyMap<ParticipantId, Micro> {
  const loans = new Map(opening.dealerDeposits);
  const add = (bank: ParticipantId, amount: Micro) => loans.set(bank, (loans.get(bank) ?? 0n) + amount);
  for (const { bank, deposit } of opening.holders) add(bank, deposit);
  add(opening.custodianBank, opening.coinsOutstanding);
  return loans;
}

/** As much as no balance can reach freezes as well as any more, and fits the contracts' words. */
function clamped(amount: Micro): Micro {
  return amount < MICRO_LIMIT ? amount : MICRO_LIMIT - 1n;
}

function percentOf(amount: Micro, percent: bigint): Micro {
  return (amount * percent) / 100n;
}

function sum(amounts: Iterable<Micro>): Micro {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

function notConvertible(why: string): JiaoziError {
  return new JiaoziError(
    "BAD_FIELD",
    `This day can't be settled by ${DEALER} and association: ${why}.`,
    "Change the participants, or the section libra in scenario.json.",
    { field: "libra" },
  );
}
