import type { Leg } from "../../ledger/chains.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { ParticipantId, Participants } from "../../../scenario/participants.ts";
import type { SettlementMode } from "../../../scenario/rail.ts";
import { institutionOf, post } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/** Accounts through which an item passes between two members: the banks and institutions. */
interface Route {
  /** The member's own account that falls when it pays and rises when it is paid. */
  own(member: ParticipantId): string;
  /** The settlement agent's account for the member. */
  agent(member: ParticipantId): string;
}

/** The legs of an instruction, in the order in which the rules are applied: payer's book, agent's book, payee's book. */
export function legsOf(
  instruction: Instruction,
  participants: Participants,
  mode: SettlementMode,
): readonly Leg[] {
  const route = mode === "gross" ? centralBankRoute(participants) : NETSUNION_ROUTE;
  switch (instruction.kind) {
    case "top_up":
      return topUp(instruction, participants, route);
    case "payment":
      return payment(instruction, participants, route);
    case "withdrawal":
      return withdrawal(instruction, participants, route);
  }
}

/** Gross: every item moves central-bank money at once. */
function centralBankRoute({ banks }: Participants): Route {
  return {
    own: (member) => (banks.has(member) ? names.ownReserves(member) : names.ownClientReserve(member)),
    agent: (member) => (banks.has(member) ? names.reservesOf(member) : names.clientReserveOf(member)),
  };
}

/** Net: until the session settles, members owe NetsUnion or are owed by it. */
const NETSUNION_ROUTE: Route = { own: names.clearing, agent: names.position };

function topUp(
  { payer: bank, payee: holder, amount: amountFen }: Instruction,
  participants: Participants,
  route: Route,
): readonly Leg[] {
  const institution = institutionOf(holder, participants);
  return [
    post(names.deposit(bank, holder), route.own(bank), amountFen),
    post(route.agent(bank), route.agent(institution), amountFen),
    post(route.own(institution), names.wallet(institution, holder), amountFen),
  ];
}

function payment(
  { payer, payee, amount: amountFen }: Instruction,
  participants: Participants,
  route: Route,
): readonly Leg[] {
  const from = institutionOf(payer, participants);
  const to = institutionOf(payee, participants);
  // within an institution only its own book moves: it owes the payee what it owed the payer
  if (from === to) return [post(names.wallet(from, payer), names.wallet(to, payee), amountFen)];
  return [
    post(names.wallet(from, payer), route.own(from), amountFen),
    post(route.agent(from), route.agent(to), amountFen),
    post(route.own(to), names.wallet(to, payee), amountFen),
  ];
}

function withdrawal(
  { payer: holder, payee: bank, amount: amountFen }: Instruction,
  participants: Participants,
  route: Route,
): readonly Leg[] {
  const institution = institutionOf(holder, participants);
  return [
    post(names.wallet(institution, holder), route.own(institution), amountFen),
    post(route.agent(institution), route.agent(bank), amountFen),
    post(route.own(bank), names.deposit(bank, holder), amountFen),
  ];
}
