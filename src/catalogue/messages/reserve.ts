import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** What a statement of the reserve must be, and what it must fulfil to carry a mint. Shares are in basis points. */
export const RESERVE_MESSAGES = {
  PolicyOutOfRange: [
    "The reserve policy {policy} can't be set.",
    "Use shares and a buffer of at most 10000 basis points, a rating from 1 to 22, and at most 366 days.",
  ],
  HoldingsOutOfRange: [
    "The statement names {count} holdings; it may name {limit}.",
    "Add up holdings of the same custodian, maturity and rating.",
  ],
  AmountsOutOfRange: [
    "{heldInMicro} millionths of a coin held and {interestInMicro} of interest can't be.",
    "Check the amounts: each holding is less than 2^96, and interest is part of what is held.",
  ],
  CompositionInsufficient: [
    "{available} basis points of the reserve are short government securities rated well; {needed} must be.",
    "Put more of the reserve into such securities, and have the custodians sign a new statement.",
  ],
  ConcentrationExceeded: [
    "{held} basis points of the reserve are at one custodian; {most} may be.",
    "Spread the reserve over more custodians, and have them sign a new statement.",
  ],
  BufferInsufficient: [
    "The reserve covers the coins, but with the buffer {needed} millionths of a coin are needed and there are {available}.",
    "Pay into the reserve first, and have the custodians sign a new statement.",
  ],
  PayoutNotDue: [
    "{paidInMicro} millionths of a coin can't have been paid: {dueInMicro} are due.",
    "Ask what is due just before paying; if nothing is, wait for a new statement or cancel.",
  ],
  NoSuchStatement: [
    "There is no reserve statement {wanted}, by that number or as of that moment.",
    "Ask how many statements there are, or for a later moment.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
