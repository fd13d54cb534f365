import { ASSOCIATION, CENTRAL_BANK, type Claim, DEALER, type Instrument } from "./claims.ts";
import type { Amount } from "./currency.ts";
import type { ParticipantId, Participants } from "./participants.ts";

/**
 * In the central bank's statistics:
 * - `household`: people
 * - `unit`: enterprises, payment institutions among them
 * - `bank`: other depository corporations
 * - `outside`: whose money isn't counted, such as borrowers, the clearing house and other countries
 */
export type Sector = "household" | "unit" | "bank" | "central_bank" | "outside";

/** Definitions that have changed, or that sources leave open. */
export interface AggregateDefinitions {
  /**
   * From January 2025 M1 has people's demand deposits and payment institutions' client reserves as well (People's
   * Bank of China, 2 December 2024). M1 is part of M2, so client reserves are in M2 then, whatever `nfiInM2` says.
   */
  readonly m1Def2025: boolean;
  /** Whether client reserves are in M2: so by the statement of December 2024; how they were counted in 2019 wasn't found. */
  readonly nfiInM2: boolean;
}

/** Stocks, in minor units. */
export interface MonetaryAggregates {
  /** Currency outside the banks, e-CNY of the central bank included. */
  readonly m0: Amount;
  readonly m1: Amount;
  readonly m2: Amount;
  /** Currency issued, banks' vaults and e-CNY of the central bank included, and all deposits at the central bank. */
  readonly reserveMoney: Amount;
}

/** What banks owe on demand to those who aren't banks. All deposits here are demand deposits. */
const DEPOSITS: readonly Instrument[] = ["deposit", "pool", "reserve_deposit", "e_cny"];
const RESERVE_MONEY: readonly Instrument[] = ["cash", "e_cny", "reserves", "client_reserve"];

/** Adds up who owes whom as the central bank's statistics do. Wallets and coins are in none of the four. */
export function monetaryAggregates(
  claims: Iterable<Claim>,
  classOf: (participant: ParticipantId) => Sector,
  { m1Def2025, nfiInM2 }: AggregateDefinitions,
): MonetaryAggregates {
  const sum = { currency: 0n, unitDeposits: 0n, householdDeposits: 0n, clientReserves: 0n, reserveMoney: 0n };
  for (const claim of claims) {
    const { instrument, amount } = claim;
    const [issuer, holder] = [classOf(claim.issuer), classOf(claim.holder)];
    const isPublic = holder === "household" || holder === "unit";
    if (issuer === "central_bank") {
      if (RESERVE_MONEY.includes(instrument)) sum.reserveMoney += amount;
      if (isPublic && (instrument === "cash" || instrument === "e_cny")) sum.currency += amount;
    }
    if (issuer === "bank" && DEPOSITS.includes(instrument)) {
      if (holder === "unit") sum.unitDeposits += amount;
      if (holder === "household") sum.householdDeposits += amount;
    }
    if (instrument === "client_reserve") sum.clientReserves += amount;
    if (instrument === "clearing") sum.clientReserves += inTransit(issuer, holder, amount);
  }
  const { currency, unitDeposits, householdDeposits, clientReserves, reserveMoney } = sum;
  const oldM1 = currency + unitDeposits;
  const m2 = oldM1 + householdDeposits + (nfiInM2 || m1Def2025 ? clientReserves : 0n);
  return {
    m0: currency,
    m1: m1Def2025 ? oldM1 + householdDeposits + clientReserves : oldM1,
    m2,
    reserveMoney,
  };
}

/** What an open session still has to pay to an institution, or is owed by it, counts as its client reserve. */
function inTransit(issuer: Sector, holder: Sector, amount: Amount): Amount {
  if (holder === "unit") return amount;
  return issuer === "unit" ? -amount : 0n;
}

/** The sectors of a scenario's participants, the association and its dealer being enterprises of the country. */
export function sectorsOf({
  banks,
  institutions,
  holders,
}: Participants): (participant: ParticipantId) => Sector {
  return (participant) => {
    if (participant === CENTRAL_BANK) return "central_bank";
    if (banks.has(participant)) return "bank";
    if (institutions.has(participant) || participant === ASSOCIATION || participant === DEALER) return "unit";
    const kind = holders.get(participant)?.kind;
    if (kind === undefined) return "outside";
    return kind === "person" ? "household" : "unit";
  };
}
