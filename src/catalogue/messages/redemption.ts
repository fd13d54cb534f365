import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** The emergency redemption queue, for holders when no dealer is there. */
export const REDEMPTION_MESSAGES = {
  RedemptionNotConnectable: [
    "The redemption queue {redemption:address} can't be connected: another is already, or it is for another coin.",
    "Check which contracts were deployed together.",
  ],
  NotTheRedemption: [
    "Only the emergency redemption queue may do this, not {caller:address}.",
    "Go through the redemption queue's contract.",
  ],
  DealersActive: [
    "The dealers are active, so coins aren't redeemed here.",
    "Sell the coins to a designated dealer.",
  ],
  DealersDeclaredAlready: [
    "The dealers are declared so already (inactive: {inactive}).",
    "Nothing needs to be done.",
  ],
  DelayOutOfRange: [
    "A delay of {delaySeconds} seconds can't be set.",
    "Use at most 366 days, and for the composite at least a second.",
  ],
  RequestOpenAlready: [
    "{holder:address} has a redemption waiting, number {number}.",
    "Wait until it is settled, or cancel it and ask for the whole amount.",
  ],
  NoOpenRequest: [
    "No redemption {number} is open: there is none, or it was settled or cancelled.",
    "Check the number.",
  ],
  NotTheHolder: [
    "The redemption {number} is {holder:address}'s.",
    "Only its holder can cancel it; act with that account.",
  ],
  RequestNotReady: [
    "The redemption {number} waits until {readyAt:time}.",
    "Settle it then, or have the council shorten the delay for new ones.",
  ],
  NotItsTurn: ["The redemption {number} comes after {earlier}, which is open.", "Settle {earlier} first."],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
