import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";
import { COIN_RULES_MESSAGES } from "./coinRules.ts";
import { PARTICIPANT_MESSAGES } from "./participants.ts";
import { CURRENCY_MESSAGES } from "./currencies.ts";
import { DEALER_MESSAGES } from "./dealers.ts";
import { REDEMPTION_MESSAGES } from "./redemption.ts";
import { RESERVE_MESSAGES } from "./reserve.ts";

const SIGN_AGAIN = "Sign it again with the right account, for this chain and contract.";

/** The Libra coin, its reserve and its treasury. Amounts are in millionths of a coin. */
export const LIBRA_MESSAGES = {
  NotAVasp: [
    "{caller:address} acts for no VASP that has accepted this currency.",
    "Act with a VASP's account that has accepted the currency.",
  ],
  NotTheTreasury: [
    "Only the treasury may do this, not {caller:address}.",
    "Go through the treasury's contract.",
  ],
  SystemAccount: [
    "{account:address} is one of the system's contracts or administrators: it can't be frozen, and nothing can be taken from it.",
    "Check the address; it should be a holder's.",
  ],
  CustodiansOutOfRange: [
    "{threshold} of {custodians} custodians can't be what is asked for.",
    "Name at most 16 custodians, and let at least one and at most all of them sign.",
  ],
  NotAscending: [
    "{next:address} comes after {previous:address}, but isn't higher.",
    "Put the custodians in ascending order of their addresses, each once.",
  ],
  StalenessOutOfRange: [
    "A staleness limit of {stalenessSeconds} seconds can't be set.",
    "Use at least a second and at most 366 days.",
  ],
  OtherCoin: [
    "The statement is about another coin, {coin:address}.",
    "Submit it to the reserve of that coin.",
  ],
  StatementInFuture: [
    "The statement is as of {asOf:time}; it is {current:time} now.",
    "Have the custodians state what they hold, not what they will.",
  ],
  StatementNotNewer: [
    "The statement is as of {asOf:time}, the last one as of {lastAsOf:time}.",
    "Have the custodians sign a newer one.",
  ],
  StatementStale: [
    "The reserve statement is as of {asOf:time}; it must be as of {oldest:time} or later.",
    "Have the custodians sign a new one.",
  ],
  SignaturesMissing: [
    "{signed} custodians signed the statement, {needed} must.",
    "Have more of the custodians sign it.",
  ],
  NotACustodian: [
    "{signer:address} isn't a custodian.",
    "Take its signature, or what it is said to hold, out of the statement.",
  ],
  InvalidCustodianSignature: [
    "The signature isn't that of the custodian {custodian:address} over this statement.",
    SIGN_AGAIN,
  ],
  ReserveInsufficient: [
    "There would be {needed} millionths of a coin, but the reserve covers {available}.",
    "Pay into the reserve first, and have the custodians sign a new statement.",
  ],
  FiatReferenceMissing: [
    "Coins end only after fiat was paid for them, and its reference is missing.",
    "Give the reference of the fiat settlement.",
  ],
  FiatReferenceUsed: [
    "The fiat settlement {fiatReference} has paid for other coins.",
    "Give the reference of the settlement that paid for these.",
  ],
  CoinNotConnectable: [
    "The coin {coin:address} and the reserve {reserve:address} can't be connected: others are already, or they name another treasury or coin.",
    "Check which contracts were deployed together.",
  ],
  CoinMissing: ["The treasury isn't connected to a coin yet.", "Connect it first."],
  NotADealer: [
    "{caller:address} isn't a designated dealer.",
    "Act with a dealer's account, or have it designated first.",
  ],
  DeciderNotIndependent: [
    "{caller:address} may not decide: it is a dealer, or it stands for somebody who can't be seen.",
    "Let treasury compliance decide, calling directly with an account that is no dealer's.",
  ],
  RequestOutOfRange: [
    "The amount of {amountInMicro} millionths of a coin is out of range.",
    "Use at least one and less than 2^64 of them.",
  ],
  RequestIdUsed: ["The id {requestId} was used for another request.", "Give the request a new id."],
  RequestNotOpen: [
    "No request {requestId} waits for a decision: there is none, or it was decided.",
    "Check the id.",
  ],
  PreburnQueueFull: [
    "{dealer:address} has {limit} preburns waiting and may have no more.",
    "Wait until treasury compliance has burned or cancelled some.",
  ],
  ...RESERVE_MESSAGES,
  ...DEALER_MESSAGES,
  ...COIN_RULES_MESSAGES,
  ...PARTICIPANT_MESSAGES,
  ...REDEMPTION_MESSAGES,
  ...CURRENCY_MESSAGES,
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type LibraErrorName = keyof typeof LIBRA_MESSAGES;
