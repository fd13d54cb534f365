import type { Fen, ParticipantId, Participants } from "./participants.ts";

/** The parts of a bank's opening balance sheet that follow from everybody's opening balances. */
export interface BankOpening {
  /**
   * Lent by the central bank: the bank's own reserves, and the central-bank money that now backs the wallets of its
   * depositors, which came from it.
   */
  readonly centralBankLendingFen: Fen;
  /** Lent by the bank, as much as its deposits and borrowing exceed its reserves; constant during the day. */
  readonly loansFen: Fen;
}

export function bankOpenings({ banks, holders }: Participants): Map<ParticipantId, BankOpening> {
  const depositsFen = new Map<ParticipantId, Fen>();
  const walletsFen = new Map<ParticipantId, Fen>();
  for (const holder of holders.values()) {
    depositsFen.set(holder.bank, (depositsFen.get(holder.bank) ?? 0n) + holder.depositFen);
    walletsFen.set(holder.bank, (walletsFen.get(holder.bank) ?? 0n) + holder.walletFen);
  }
  const openings = [...banks.values()].map(({ id, reserveFen }): [ParticipantId, BankOpening] => {
    const centralBankLendingFen = reserveFen + (walletsFen.get(id) ?? 0n);
    const financedFen = (depositsFen.get(id) ?? 0n) + centralBankLendingFen - reserveFen;
    return [id, { centralBankLendingFen, loansFen: financedFen > 0n ? financedFen : 0n }];
  });
  return new Map(openings);
}
