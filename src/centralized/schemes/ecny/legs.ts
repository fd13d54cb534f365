import type { ECnyDay } from "../../../scenario/ecny/ecnyDay.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen, Holder, ParticipantId } from "../../../scenario/participants.ts";
import { post } from "../legs.ts";
import { accountNames as names, issuerOf } from "./chart.ts";
import {
  ACCOUNT_AT_BANK,
  DEPOSIT,
  OWN_RESERVES,
  PAYEE,
  PAYER,
  RESERVES,
  type RuledLeg,
  type RulesOfLeg,
} from "./ruledLeg.ts";

type Day = Pick<ECnyDay, "participants" | "regime">;

/** The legs of an instruction, in the order in which the rules are applied. */
export function legsOf(instruction: Instruction, day: Day): readonly RuledLeg[] {
  const { kind, payer, payee, amount: amountFen } = instruction;
  switch (kind) {
    case "top_up":
      return conversion(payer, holderOf(payee, day), amountFen, day);
    case "payment":
      return payment(holderOf(payer, day), holderOf(payee, day), amountFen, day);
    case "withdrawal":
      return redemption(holderOf(payer, day), payee, amountFen, day);
  }
}

function conversion(
  bank: ParticipantId,
  holder: Holder,
  amountFen: Fen,
  { regime }: Day,
): readonly RuledLeg[] {
  const { id, institution: operator, walletStatus } = holder;
  const deposit = names.deposit(bank, id);
  const wallet = names.eCny(issuerOf(holder, regime), id);
  const outOfReserves = leg(deposit, names.ownReserves(bank), amountFen, DEPOSIT, OWN_RESERVES);
  // a wallet that doesn't exist is operated by nobody, and so stays closed behind the bank's reserves
  if (regime === "M0_2021" || walletStatus === "none")
    return [outOfReserves, leg(names.reservesOf(bank), wallet, amountFen, RESERVES, PAYEE)];
  if (operator === bank) return [leg(deposit, wallet, amountFen, DEPOSIT, PAYEE)];
  return [
    outOfReserves,
    leg(names.reservesOf(bank), names.reservesOf(operator), amountFen, RESERVES),
    leg(names.ownReserves(operator), wallet, amountFen, PAYEE),
  ];
}

function payment(payer: Holder, payee: Holder, amountFen: Fen, { regime }: Day): readonly RuledLeg[] {
  const [from, to] = [payer.institution, payee.institution];
  const [paying, paid] = [payer, payee].map((holder) => names.eCny(issuerOf(holder, regime), holder.id)) as [
    string,
    string,
  ];
  // one issuer owes the payee what it owed the payer: settlement upon payment
  if (regime === "M0_2021" || from === to) return [leg(paying, paid, amountFen, PAYER, PAYEE)];
  // the rules about both wallets come before the reserves that follow the debt
  return [
    leg(paying, names.due(from), amountFen, PAYER),
    leg(names.due(to), paid, amountFen, PAYEE),
    leg(names.reservesOf(from), names.reservesOf(to), amountFen, RESERVES),
    leg(names.due(from), names.ownReserves(from), amountFen),
    leg(names.ownReserves(to), names.due(to), amountFen),
  ];
}

function redemption(
  holder: Holder,
  bank: ParticipantId,
  amountFen: Fen,
  { regime }: Day,
): readonly RuledLeg[] {
  const { id, institution: operator } = holder;
  const wallet = names.eCny(issuerOf(holder, regime), id);
  const deposit = names.deposit(bank, id);
  const toDeposit = leg(names.ownReserves(bank), deposit, amountFen, ACCOUNT_AT_BANK);
  if (regime === "M0_2021") return [leg(wallet, names.reservesOf(bank), amountFen, PAYER), toDeposit];
  if (operator === bank) return [leg(wallet, deposit, amountFen, PAYER, ACCOUNT_AT_BANK)];
  return [
    leg(wallet, names.ownReserves(operator), amountFen, PAYER, OWN_RESERVES),
    leg(names.reservesOf(operator), names.reservesOf(bank), amountFen, RESERVES),
    toDeposit,
  ];
}

function leg(debit: string, credit: string, amountFen: Fen, ...rules: readonly RulesOfLeg[]): RuledLeg {
  return { leg: post(debit, credit, amountFen), rules: Object.assign({}, ...rules) as RulesOfLeg };
}

function holderOf(id: ParticipantId, { participants }: Day): Holder {
  const holder = participants.holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`); // admission has checked
  return holder;
}
