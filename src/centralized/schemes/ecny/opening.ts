import { CENTRAL_BANK } from "../../../scenario/claims.ts";
import type { ECnyDay } from "../../../scenario/ecny/ecnyDay.ts";
import type { Leg } from "../../ledger/chains.ts";
import { postIfAny as post } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/**
 * The balances with which the day opens. Regime of 2021: banks borrowed what they paid for their depositors' e-CNY, as
 * for wallet money. Regime of 2026: the operating bank lent as much as it owes in e-CNY.
 */
export function openingLegs({ participants: { banks, holders }, regime }: ECnyDay): readonly Leg[] {
  const reserves = [...banks.values()].flatMap(({ id, reserveFen }) => [
    ...post(names.lendingTo(id), names.reservesOf(id), reserveFen),
    ...post(names.ownReserves(id), names.ownLending(id), reserveFen),
  ]);
  const money = [...holders.values()].flatMap(
    ({ id, bank, institution: operator, walletFen, depositFen }) => {
      const deposit = post(names.loans(bank), names.deposit(bank, id), depositFen);
      if (regime === "DEPOSIT_2026")
        return [...deposit, ...post(names.loans(operator), names.eCny(operator, id), walletFen)];
      return [
        ...deposit,
        ...post(names.lendingTo(bank), names.eCny(CENTRAL_BANK, id), walletFen),
        ...post(names.loans(bank), names.ownLending(bank), walletFen),
      ];
    },
  );
  return [...reserves, ...money];
}
