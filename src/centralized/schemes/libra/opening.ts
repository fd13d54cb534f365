import { DEALER } from "../../../scenario/claims.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import type { Leg } from "../../ledger/chains.ts";
import { postIfAny } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/**
 * The balances with which the day opens. All coins come to life against the reserve and go to the dealer, who pays
 * the holders theirs; every deposit was made by a bank's lending.
 */
export function openingLegs(day: LibraDay): readonly Leg[] {
  const { custodianBank, coinsOutstanding, holders, dealerDeposits } = day;
  return [
    ...postIfAny(names.loans(custodianBank), names.reserveAt(custodianBank), coinsOutstanding),
    ...postIfAny(names.ownReserve(), names.coins(DEALER), coinsOutstanding),
    ...[...dealerDeposits].flatMap(([bank, deposit]) =>
      postIfAny(names.loans(bank), names.deposit(bank, DEALER), deposit),
    ),
    ...[...holders.values()].flatMap(({ id, bank, deposit, coins }) => [
      ...postIfAny(names.loans(bank), names.deposit(bank, id), deposit),
      ...postIfAny(names.coins(DEALER), names.coins(id), coins),
    ]),
  ];
}
