import type { UnsettledReason } from "../interbankStates.ts";
import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

const CHECK_ADDRESS = "Check the address.";

/** Interbank settlement: why an order came to nothing, and what the contract refuses. */
export const UNSETTLED_MESSAGES = {
  CANCELLED_BY_PAYER: ["The paying bank took the payment back while it was queued.", "Ask the paying bank."],
  LIQUIDITY_INSUFFICIENT: [
    "The payment was still queued when the day ended: the bank had neither the balance nor, in a session, the room below its net debit cap.",
    "Give it again on the next day, with more central-bank money on the account or earlier incoming payments.",
  ],
  UNWOUND: [
    "The payment was taken back when the session was settled, since the paying bank couldn't pay its net position.",
    "Give it again when the bank has raised central-bank money.",
  ],
  NOT_QUEUED: [
    "No queued payment of this bank has the id: it settled, was returned, or was never given.",
    "Look up the payment's state.",
  ],
} as const satisfies Record<UnsettledReason, Message>;

export const INTERBANK_MESSAGES = {
  NotASettlementBank: [
    "{bank:address} has no account for interbank settlement.",
    "Use a bank's account, or have the bank admitted first.",
  ],
  SettlementBankNotAdmissible: [
    "{bank:address} can't be given an account for interbank settlement: it has one, it is zero, or there are as many banks as there may be.",
    CHECK_ADDRESS,
  ],
  PaymentToSelf: ["{bank:address} can't pay itself here.", "Name another bank as payee."],
  SettlementBalanceInsufficient: [
    "{bank:address} has {available:amount} on its settlement account, {needed:amount} is needed.",
    "Take out less, or wait for incoming payments.",
  ],
  SettlementAmountOutOfRange: [
    "The amount would be {needed:amount}; at most {available:amount} can be recorded.",
    "Use a smaller amount.",
  ],
  SettlementDayIs: [
    "The settlement day must be open for this, or ended, and it isn't: open is {open}.",
    "Wait until the operator opens or ends the day.",
  ],
  SessionIs: [
    "A settlement session must be open for this, or closed, and it isn't: open is {open}.",
    "Wait until the operator opens or closes the session.",
  ],
  PaymentsStillQueued: [
    "{queued} payments of the day before are still queued.",
    "End the day until none is left.",
  ],
  OtherSettlementMode: [
    "This contract settles in another mode, number {mode}.",
    "Use the functions of its mode: sessions in net, offsetting in liquidity-saving.",
  ],
  OffsetWindowOutOfRange: [
    "An offsetting run can't look at {window} payments of a queue.",
    "Use at least 1 and at most {highest}.",
  ],
  SettlementNotConnectable: [
    "{settlement:address} can't be connected: another settlement contract is connected already, or this isn't one, or one with money on it.",
    "Check which contracts were deployed together.",
  ],
  SettlementMissing: ["The central bank isn't connected to a settlement contract yet.", "Connect it first."],
  BankReservesInsufficient: [
    "{bank:address} has {available:amount} on its reserve account, {needed:amount} is needed.",
    "Move less, or raise reserves first.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type InterbankErrorName = keyof typeof INTERBANK_MESSAGES;
