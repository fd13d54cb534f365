import { BORROWERS, CENTRAL_BANK, type Claim } from "./claims.ts";
import type { Fen, Holder, ParticipantId, Participants } from "./participants.ts";

/** Claims that a day of payments doesn't change, by bank. */
export interface StandingClaims {
  readonly lendingFen: ReadonlyMap<ParticipantId, Fen>;
  readonly loanFen: ReadonlyMap<ParticipantId, Fen>;
}

/**
 * What the banks owe the central bank, and are owed by borrowers, from the opening on. A bank borrowed its opening
 * reserves and the opening wallet balances of its depositors, for the client reserves came from it; loans close its
 * balance sheet.
 */
export function standingClaims({ banks, holders }: Participants): StandingClaims {
  const walletsFen = sumByBank(holders.values(), ({ walletFen }) => walletFen);
  const depositsFen = sumByBank(holders.values(), ({ depositFen }) => depositFen);
  const lendingFen = new Map<ParticipantId, Fen>();
  const loanFen = new Map<ParticipantId, Fen>();
  for (const { id, reserveFen } of banks.values()) {
    const lending = reserveFen + (walletsFen.get(id) ?? 0n);
    const loan = (depositsFen.get(id) ?? 0n) + lending - reserveFen;
    lendingFen.set(id, lending);
    loanFen.set(id, loan > 0n ? loan : 0n);
  }
  return { lendingFen, loanFen };
}

export function standingClaimLines({ lendingFen, loanFen }: StandingClaims): readonly Claim[] {
  return [
    ...[...lendingFen].map(([bank, amountFen]): Claim => {
      return { issuer: bank, holder: CENTRAL_BANK, instrument: "central_bank_lending", amount: amountFen };
    }),
    ...[...loanFen].map(([bank, amountFen]): Claim => ({
      issuer: BORROWERS,
      holder: bank,
      instrument: "loan",
      amount: amountFen,
    })),
  ];
}

function sumByBank(holders: Iterable<Holder>, amountOf: (holder: Holder) => Fen): Map<ParticipantId, Fen> {
  const sums = new Map<ParticipantId, Fen>();
  for (const holder of holders) sums.set(holder.bank, (sums.get(holder.bank) ?? 0n) + amountOf(holder));
  return sums;
}
