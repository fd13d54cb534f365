import type { Claim } from "../../scenario/claims.ts";
import { standingClaimLines, standingClaims } from "../../scenario/openingClaims.ts";
import type { Fen, Holder, ParticipantId, Participants } from "../../scenario/participants.ts";
import type { SettlementMode } from "../../scenario/rail.ts";
import { Freezes } from "./freezes.ts";
import type { Paid } from "./limits.ts";
import { type CentralBankMoney, centralBankMoney } from "./centralBankMoney.ts";

/** All the money of the model: what is in every wallet and deposit, and behind them at the central bank. */
export interface Money {
  readonly participants: Participants;
  readonly walletsFen: Map<ParticipantId, Fen>;
  readonly depositsFen: Map<ParticipantId, Fen>;
  readonly freezes: Freezes;
  readonly centralBank: CentralBankMoney;
  readonly paid: Paid;
}

export function openingMoney(participants: Participants, mode: SettlementMode): Money {
  const holders = [...participants.holders.values()];
  const reservesFen = new Map([...participants.banks.values()].map(({ id, reserveFen }) => [id, reserveFen]));
  const clientReservesFen = new Map([...participants.institutions.keys()].map((id) => [id, 0n]));
  for (const { institution, walletFen } of holders) {
    clientReservesFen.set(institution, (clientReservesFen.get(institution) ?? 0n) + walletFen);
  }
  return {
    participants,
    walletsFen: new Map(holders.map(({ id, walletFen }) => [id, walletFen])),
    depositsFen: new Map(holders.map(({ id, depositFen }) => [id, depositFen])),
    freezes: new Freezes(
      holders.map(({ id, walletStatus, frozenFen }) => ({ id, status: walletStatus, amount: frozenFen })),
    ),
    centralBank: centralBankMoney(mode, reservesFen, clientReservesFen),
    paid: new Map(),
  };
}

export function holderOf(money: Pick<Money, "participants">, id: ParticipantId): Holder {
  const holder = money.participants.holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`);
  return holder;
}

export function walletFen(money: Pick<Money, "walletsFen">, holder: ParticipantId): Fen {
  return money.walletsFen.get(holder) ?? 0n;
}

export function depositFen(money: Pick<Money, "depositsFen">, holder: ParticipantId): Fen {
  return money.depositsFen.get(holder) ?? 0n;
}

/** Who owes whom, zero claims left out. */
export function claimsOf(money: Money): readonly Claim[] {
  const holders = [...money.participants.holders.values()];
  const wallets = holders.map(({ id, institution }): Claim => {
    return { issuer: institution, holder: id, instrument: "wallet", amount: walletFen(money, id) };
  });
  const deposits = holders.map(({ id, bank }): Claim => {
    return { issuer: bank, holder: id, instrument: "deposit", amount: depositFen(money, id) };
  });
  const standing = standingClaimLines(standingClaims(money.participants));
  const all = [...wallets, ...deposits, ...money.centralBank.claims(), ...standing];
  return all.filter(({ amount: amountFen }) => amountFen !== 0n);
}
