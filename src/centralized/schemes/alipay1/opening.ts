import type { Fen, Participants } from "../../../scenario/participants.ts";
import type { Leg } from "../../ledger/chains.ts";
import { postIfAny } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/**
 * The balances with which the day opens. Each bank has borrowed its reserves from the central bank; deposits, and
 * the pools that came from its depositors' earlier top-ups, fund its loans.
 */
export function openingLegs({ banks, holders }: Participants, withdrawnBeforeFen: Fen): readonly Leg[] {
  const legs: Leg[] = [];
  const post = (debit: string, credit: string, amount: Fen) => {
    legs.push(...postIfAny(debit, credit, amount));
  };
  for (const { id, reserveFen } of banks.values()) {
    post(names.lendingTo(id), names.reservesOf(id), reserveFen);
    post(names.ownReserves(id), names.ownLending(id), reserveFen);
  }
  for (const { id, kind, bank, institution, walletFen, depositFen } of holders.values()) {
    post(names.loans(bank), names.deposit(bank, id), depositFen);
    post(names.loans(bank), names.poolAt(bank, institution), walletFen);
    post(names.ownPool(institution, bank), names.wallet(institution, id), walletFen);
    if (kind === "person")
      post(names.withdrawals(institution), names.withdrawn(institution, id), withdrawnBeforeFen);
  }
  return legs;
}
