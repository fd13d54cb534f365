import { BORROWERS, CENTRAL_BANK, type Claim } from "../../../scenario/claims.ts";
import { Freezes } from "../freezes.ts";
import type { Fen, Holder, ParticipantId, Participants } from "../../../scenario/participants.ts";

/** Fen by one or more ids; what isn't there is zero. */
export class Amounts {
  readonly #fen = new Map<string, Fen>();

  of(...ids: readonly ParticipantId[]): Fen {
    return this.#fen.get(JSON.stringify(ids)) ?? 0n;
  }

  add(amountFen: Fen, ...ids: readonly ParticipantId[]): void {
    const sumFen = this.of(...ids) + amountFen;
    if (sumFen < 0n) throw new Error(`${ids.join(" at ")} would have ${sumFen} fen`);
    this.#fen.set(JSON.stringify(ids), sumFen);
  }
}

/** All the money of the model. */
export interface PooledMoney {
  readonly participants: Participants;
  readonly wallets: Amounts;
  readonly deposits: Amounts;
  readonly freezes: Freezes;
  /** By institution and bank. */
  readonly pools: Amounts;
  readonly openingPools: Amounts;
  /** By bank. */
  readonly reserves: Amounts;
  /** What people have withdrawn in their lives. */
  readonly withdrawn: Amounts;
  /** What the banks lent, from the opening on. */
  readonly loans: Amounts;
}

export function openingMoney(participants: Participants, withdrawnBeforeFen: Fen): PooledMoney {
  const money: PooledMoney = {
    participants,
    wallets: new Amounts(),
    deposits: new Amounts(),
    freezes: new Freezes(
      [...participants.holders.values()].map(({ id, walletStatus, frozenFen }) => {
        return { id, status: walletStatus, amount: frozenFen };
      }),
    ),
    pools: new Amounts(),
    openingPools: new Amounts(),
    reserves: new Amounts(),
    withdrawn: new Amounts(),
    loans: new Amounts(),
  };
  for (const { id, reserveFen } of participants.banks.values()) money.reserves.add(reserveFen, id);
  for (const { id, institution, bank, walletFen, depositFen } of participants.holders.values()) {
    money.wallets.add(walletFen, id);
    money.deposits.add(depositFen, id);
    money.pools.add(walletFen, institution, bank);
    money.openingPools.add(walletFen, institution, bank);
    money.withdrawn.add(withdrawnBeforeFen, id);
    // lending equals reserves at the opening, so that deposits and pools are what funds loans
    money.loans.add(walletFen + depositFen, bank);
  }
  return money;
}

export function holderOf({ participants }: PooledMoney, id: ParticipantId): Holder {
  const holder = participants.holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`);
  return holder;
}

/** Who owes whom, zero claims left out. */
export function claimsOf(money: PooledMoney): readonly Claim[] {
  const { banks, institutions, holders } = money.participants;
  const claims: Claim[] = [];
  for (const { id, reserveFen } of banks.values()) {
    claims.push(
      { issuer: CENTRAL_BANK, holder: id, instrument: "reserves", amount: money.reserves.of(id) },
      { issuer: id, holder: CENTRAL_BANK, instrument: "central_bank_lending", amount: reserveFen },
      { issuer: BORROWERS, holder: id, instrument: "loan", amount: money.loans.of(id) },
    );
    for (const institution of institutions.keys()) {
      const amount = money.pools.of(institution, id);
      claims.push({ issuer: id, holder: institution, instrument: "pool", amount });
    }
  }
  for (const { id, institution, bank } of holders.values()) {
    claims.push(
      { issuer: institution, holder: id, instrument: "wallet", amount: money.wallets.of(id) },
      { issuer: bank, holder: id, instrument: "deposit", amount: money.deposits.of(id) },
    );
  }
  return claims.filter(({ amount }) => amount !== 0n);
}
