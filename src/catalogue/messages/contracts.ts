import type { Message } from "../messages.ts";
import type { AccessErrorName } from "./access.ts";
import type { CentralBankErrorName } from "./centralBank.ts";
import type { EscrowErrorName } from "./escrow.ts";
import type { InterbankErrorName } from "./interbank.ts";
import type { AssociationErrorName } from "./association.ts";
import type { LibraErrorName } from "./libra.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";
import type { TierErrorName } from "./tiers.ts";

const SIGN_AGAIN = "Sign it again with the right account, for this chain and contract.";
const REPORT = "This is a fault of the software: please report it, with the code below.";

/** The contracts of this project and the token standards that they speak. */
export const CONTRACT_MESSAGES = {
  NotAnInstitution: [
    "{caller:address} isn't a licensed payment institution.",
    "Act with an institution's account, or have it licensed first.",
  ],
  InstitutionAlreadyAdmitted: ["{institution:address} is licensed already.", "Nothing needs to be done."],
  WalletNotAvailable: [
    "No wallet can be opened for {wallet:address}: it has one, or it is zero, an institution, a bank or a system contract.",
    "Use another address.",
  ],
  NotTheCentralBank: [
    "Only the central bank may do this, not {caller:address}.",
    "Go through the central bank's contract.",
  ],
  NotABank: [
    "{bank:address} has no reserve account at the central bank.",
    "Use a bank's account, or have the bank admitted first.",
  ],
  BankAlreadyAdmitted: ["{bank:address} has a reserve account already.", "Nothing needs to be done."],
  NotTheWalletYuan: [
    "Only the wallet yuan contract may do this, not {caller:address}.",
    "Go through the wallet yuan contract.",
  ],
  WalletYuanNotConnectable: [
    "{walletYuan:address} can't be connected: another contract is connected already, or this one names another central bank.",
    "Check which contracts were deployed together.",
  ],
  WalletYuanMissing: [
    "The central bank isn't connected to a wallet yuan contract yet.",
    "Connect it first; banks are admitted afterwards.",
  ],
  AmountOutOfRange: [
    "The amount {amount:amount} is out of range.",
    "Use at least one fen, or one millionth of a coin, and less than 2^96 of them.",
  ],
  InstructionIdReused: [
    "This instruction id was used with other contents: {instructionId}.",
    "Give the instruction a new id.",
  ],
  AuthorisationExpired: [
    "The authorisation was valid until {validUntil:time}; it is {current:time} now.",
    "Have the payer sign the instruction again.",
  ],
  InvalidPayerSignature: [
    "The signature isn't that of the payer {payer:address} over this instruction.",
    SIGN_AGAIN,
  ],
  SubmitterNotEntitled: [
    "{submitter:address} may not submit instructions of {payer:address}.",
    "Let the payer, or the institution that keeps the payer's wallet, submit it.",
  ],
  RefusalNotReportable: [
    "This refusal is decided on the chain and can't be reported: {refusal:refusal}",
    "Submit the instruction itself.",
  ],
  ERC20InsufficientBalance: [
    "{sender:address} holds {balance:amount}, {needed:amount} is needed.",
    "Pay less, or top up first.",
  ],
  ERC20InsufficientAllowance: [
    "{spender:address} may spend {allowance:amount}, {needed:amount} is needed.",
    "Have the owner approve the amount first.",
  ],
  ERC20InvalidSender: [
    "{sender:address} can't pay: it has no wallet.",
    "Ask a payment institution to open one; it checks who you are first.",
  ],
  ERC20InvalidReceiver: [
    "{receiver:address} can't be paid: it has no wallet.",
    "Check the address, or ask the recipient to open a wallet first.",
  ],
  ERC20InvalidApprover: [
    "{approver:address} can't let others spend: it has no wallet.",
    "Use the account of a wallet.",
  ],
  ERC20InvalidSpender: ["{spender:address} can't be allowed to spend.", "Choose another spender."],
  ERC2612ExpiredSignature: ["The permission expired at {deadline:time}.", "Sign a new one."],
  ERC2612InvalidSigner: [
    "The permission is signed by {signer:address}, not by the owner {owner:address}.",
    SIGN_AGAIN,
  ],
  InvalidAccountNonce: [
    "The permission was used already; the next number of {account:address} is {currentNonce}.",
    "Sign a new one.",
  ],
  ERC3009InvalidAuthorizationTime: [
    "The authorisation is valid after {validAfter:time} and before {validBefore:time} only.",
    "Use it within that time, or sign a new one.",
  ],
  ERC3009InvalidSignature: ["The signature of the authorisation is wrong.", SIGN_AGAIN],
  ERC3009UsedAuthorization: [
    "{authorizer:address} used or cancelled this authorisation already.",
    "Sign a new one.",
  ],
  ERC7943CannotTransfer: [
    "{amount:amount} can't move from {from:address} to {to:address}.",
    "Check that both wallets are open and not frozen.",
  ],
  ERC7943InsufficientUnfrozenBalance: [
    "{account:address} can move {unfrozen:amount}, {amount:amount} is needed; the rest is frozen.",
    "Pay at most the unfrozen part, or ask the supervisor that froze it.",
  ],
  ERC7943CannotSend: [
    "{account:address} can't pay: it has no wallet.",
    "Ask a payment institution to open one; it checks who you are first.",
  ],
  ERC7943CannotReceive: [
    "{account:address} can't be paid: it has no wallet.",
    "Check the address, or ask the recipient to open a wallet first.",
  ],
  FrozenAccount: [
    "The wallet {account:address} is frozen: it can neither pay nor be paid.",
    "Its holder has to ask the supervisor that froze it; only it can lift the freeze.",
  ],
  NotFrozenAccount: ["The wallet {account:address} isn't frozen.", "Nothing needs to be done."],
  SpenderNotAllowed: [
    "{spender:address} may not move other people's money: it has no wallet, or it is frozen.",
    "Choose another spender.",
  ],
  TokenPaused: [
    "Payments are paused by the supervisor.",
    "Wait until it lifts the pause; nothing is lost meanwhile.",
  ],
  TokenNotPaused: ["Payments aren't paused.", "Nothing needs to be done."],
  ForcedTransferToSelf: [
    "A forced transfer from {account:address} to itself moves nothing.",
    "Name another recipient.",
  ],
  SupplyOutOfRange: [
    "The total would be {needed:amount}; at most {available:amount} can be recorded.",
    "Use a smaller amount.",
  ],
  EnforcedPause: [
    "Payments are paused by the supervisor.",
    "Wait until it lifts the pause; nothing is lost meanwhile.",
  ],
  ExpectedPause: ["This works only during a pause, and there is none.", "Nothing needs to be done."],
  ReentrancyGuardReentrantCall: ["The contract was called again before it had finished.", REPORT],
  ECDSAInvalidSignature: ["This isn't a valid signature.", SIGN_AGAIN],
  ECDSAInvalidSignatureLength: ["The signature has {length} bytes instead of 65.", SIGN_AGAIN],
  ECDSAInvalidSignatureS: [
    "The signature is in a form that isn't accepted, because it could be altered.",
    SIGN_AGAIN,
  ],
  InvalidShortString: ["A stored name can't be read.", REPORT],
  StringTooLong: ["The text is too long: {str}", "Shorten it to 31 bytes."],
  SafeCastOverflowedUintDowncast: [
    "The number {value} doesn't fit into {bits} bits.",
    "Use a smaller amount.",
  ],
  AddressEmptyCode: ["There is no contract at {target:address}.", "Check the address and the network."],
  FailedCall: ["A call to another contract failed.", REPORT],
  InsufficientBalance: ["The contract holds {balance} of the native coin, {needed} is needed.", REPORT],
} as const satisfies Record<
  Exclude<
    SolidityErrorName,
    | AccessErrorName
    | AssociationErrorName
    | CentralBankErrorName
    | EscrowErrorName
    | InterbankErrorName
    | LibraErrorName
    | TierErrorName
  >,
  Message
>;
