import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** The central bank's balance sheet and statistics, e-CNY, and institutions that are suspended or wound down. */
export const CENTRAL_BANK_MESSAGES = {
  LendingExceeded: [
    "{bank:address} owes the central bank {available:amount}; {needed:amount} can't be repaid.",
    "Repay at most what was lent.",
  ],
  RowInsufficient: [
    "Row {row} of the central bank's balance sheet stands at {available:amount}; {needed:amount} is needed.",
    "Post at most what stands in the row.",
  ],
  RowHasAccounts: [
    "Row {row} of the central bank's balance sheet moves with the accounts behind it alone.",
    "Lend reserves, top up or convert instead, or post to another row.",
  ],
  RowNotPayable: [
    "A bank can't pay from its reserves into row {row} of the balance sheet.",
    "Pay for notes and coins, or to the government.",
  ],
  ReportOutOfOrder: [
    "The report of {bank:address} for {asOf:time} is out of order; its last one was for {lastAsOf:time}.",
    "Report for a time since then and not to come.",
  ],
  VaultCashExceedsIssue: [
    "Banks report {reportedFen:amount} of notes and coins in their vaults, but only {issuedFen:amount} were issued.",
    "Have the banks correct their reports.",
  ],
  ECnyMissing: ["The central bank isn't connected to an e-CNY contract.", "Connect it first."],
  NotTheECny: [
    "Only the e-CNY contract may do this, not {caller:address}.",
    "Go through the e-CNY contract.",
  ],
  ECnyNotConnectable: [
    "{eCny:address} can't be connected: another contract is connected already, or this one names another central bank.",
    "Check which contracts were deployed together.",
  ],
  NotSuspended: ["{institution:address} isn't suspended.", "Have it suspended first, if it is to be."],
  AlreadySuspended: ["{institution:address} is suspended already.", "Nothing needs to be done."],
  NotAWalletOf: [
    "{wallet:address} isn't an open wallet of {institution:address}.",
    "Leave it out, and give the others again.",
  ],
  NotTheSuccessor: [
    "{caller:address} hasn't been named to take over from {institution:address}.",
    "Have the supervisor name it first.",
  ],
  PayOutLengthMismatch: [
    "{wallets} wallets came with {banks} banks.",
    "Give one bank for each wallet, in the same order.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type CentralBankErrorName = keyof typeof CENTRAL_BANK_MESSAGES;
