import type { Message } from "../messages.ts";

/** What the institution's gateway answers besides what contracts and nodes do. */
export const GATEWAY_MESSAGES = {
  REQUEST_MALFORMED: [
    "The request isn't as it should be: {problem}",
    "Correct the field named and send it again.",
  ],
  REQUEST_TOO_LARGE: ["The request is larger than any that the gateway takes.", "Send less at once."],
  TOO_MANY_REQUESTS: ["Too many requests in a short time.", "Wait {seconds} seconds, then try again."],
  NOT_FOUND_HERE: [
    "There is nothing here, or it isn't yours to see.",
    "Check the address; sign in if it is yours.",
  ],
  SIGN_IN_FIRST: [
    "This is shown only to who proves control of the account.",
    "Sign in: the wallet signs a message, which costs nothing.",
  ],
  SIGN_IN_FAILED: [
    "The sign-in doesn't hold: the message is another one, was used, or is over.",
    "Ask for a new message and sign it as it stands.",
  ],
  SIGNATURE_NOT_THE_ACCOUNTS: [
    "The signature isn't this account's over this content.",
    "Sign it again with this account, for this network.",
  ],
  AUTHORISATION_TOO_SHORT: [
    "The authorisation is over, or would be before it could be carried out.",
    "Sign it again with a later deadline.",
  ],
  OTHER_CONTENT_UNDER_ID: [
    "This id or key was used before for something else.",
    "Choose a new one; each stands for one content.",
  ],
  NOT_A_CUSTOMER: [
    "The account has no wallet at an institution of this gateway.",
    "Open a wallet first, or use the gateway of the institution that keeps it.",
  ],
  WALLET_KEPT_ALREADY: [
    "The account has a wallet already.",
    "Use it, or open another one with another account of yours.",
  ],
  PERSON_KNOWN_ALREADY: [
    "This person has a wallet at this institution already.",
    "Use that wallet: what one person may hold and pay is counted once.",
  ],
  RESIDENT_NUMBER_WRONG: [
    "This isn't a resident identity number: its check character, date or region is wrong.",
    "Copy it again from the identity card.",
  ],
  UNDER_AGE: [
    "Who opens a wallet alone has to be sixteen or older.",
    "Let a parent or guardian open it at the institution.",
  ],
  INSTITUTION_NOT_HERE: [
    "This gateway doesn't act for that institution or bank.",
    "Choose one of those it names.",
  ],
  EVIDENCE_NOT_ENOUGH: [
    "More evidence is needed for this tier: three sources for II, five for III, or being there in person.",
    "Give more evidence, or stay at the lower tier.",
  ],
  TIER_NOT_HIGHER: ["The wallet has this tier or a higher one.", "Nothing needs to be done."],
  WALLET_BUSY: [
    "The wallet's opening or upgrade is still under way.",
    "Wait until the chain has decided, a few seconds.",
  ],
  PAYMENT_REQUEST_CLOSED: ["The payment request is paid, withdrawn or over.", "Ask the payee for a new one."],
  PAYMENT_REQUEST_DIFFERS: [
    "The payment isn't what the request asks for.",
    "Pay exactly the requested amount to who asked for it.",
  ],
  NO_TRAVEL_RULE_ANSWER: [
    "The payee isn't a customer of a service provider of this gateway, so nobody here can attest.",
    "Ask the payee's service provider for the attestation.",
  ],
  PARTY_NAME_DIFFERS: [
    "The name given isn't the one under which the service provider knows the holder.",
    "Give the name as on the identity card.",
  ],
  COINS_NOT_HERE: ["There are no Libra coins on this chain.", "Use a chain on which they are deployed."],
  GATEWAY_BUSY: ["Too much is waiting to be carried out.", "Try again in a minute; nothing was taken on."],
  GATEWAY_FAULT: [
    "The gateway ran into a fault of its own; it is in its log under {requestId}.",
    "Try again: the same id or key is carried out once. If it stays, report the number.",
  ],
} as const satisfies Record<string, Message>;

export type GatewayCode = keyof typeof GATEWAY_MESSAGES;
