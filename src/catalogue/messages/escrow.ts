import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** Secured trades and the escrow money of the wallet yuan. */
export const ESCROW_MESSAGES = {
  EscrowNotConnectable: [
    "{escrow:address} can't be connected: another escrow contract is connected already, or this isn't one for this token.",
    "Check which contracts were deployed together.",
  ],
  NotTheEscrow: [
    "Only the escrow contract may do this, not {caller:address}.",
    "Go through the contract for secured trades.",
  ],
  NoSuchTrade: ["There is no trade with the id {tradeId}.", "Check the id, or have the buyer order first."],
  TradeWithSelf: ["{party:address} can't buy from itself.", "Name another seller."],
  NotThePartyToAct: [
    "In the trade {tradeId} this act, number {act}, isn't for {party:address} to do.",
    "Let the buyer, or the seller, whose act it is, do it.",
  ],
  TradeNotInArbitration: [
    "The trade {tradeId} isn't before the arbiter: it is in state number {state}.",
    "Wait until the buyer calls for the arbiter; what was decided stays decided.",
  ],
  AwardOutOfRange: [
    "The buyer can't get {needed:amount} back of a price of {available:amount}.",
    "Give back at most the price.",
  ],
  PartyNotReplaceable: [
    "In the trade {tradeId} the wallet {replacement:address} can't take the place of {wallet:address}.",
    "The institution that kept the closed wallet of a party names an open one that it keeps; if it is suspended, the supervisor names one at another. It mustn't be the other party's.",
  ],
  TermOutOfRange: [
    "The term {given} is out of range.",
    "Use {lowest} to {highest}, in seconds, or in basis points for the fee.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type EscrowErrorName = keyof typeof ESCROW_MESSAGES;
