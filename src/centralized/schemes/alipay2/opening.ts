import type { Leg } from "../../ledger/chains.ts";
import type { Fen, Participants } from "../../../scenario/participants.ts";
import { postIfAny } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/**
 * The balances with which the day opens. Each bank has borrowed its reserves from the central bank, and besides
 * them the client reserves that came from its depositors' earlier top-ups; its loans are what remains to fund.
 */
export function openingLegs({ banks, holders }: Participants): readonly Leg[] {
  const legs: Leg[] = [];
  const post = (debit: string, credit: string, amount: Fen) => {
    legs.push(...postIfAny(debit, credit, amount));
  };
  for (const { id, reserveFen } of banks.values()) {
    post(names.lendingTo(id), names.reservesOf(id), reserveFen);
    post(names.ownReserves(id), names.ownLending(id), reserveFen);
  }
  for (const { id, bank, institution, walletFen, depositFen } of holders.values()) {
    post(names.loans(bank), names.deposit(bank, id), depositFen);
    post(names.lendingTo(bank), names.clientReserveOf(institution), walletFen);
    post(names.loans(bank), names.ownLending(bank), walletFen);
    post(names.ownClientReserve(institution), names.wallet(institution, id), walletFen);
  }
  return legs;
}
