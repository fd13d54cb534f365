import type { Message } from "../messages.ts";

const TRY_AGAIN = "Try again; if it stays, report it with the code below.";

/** Answers of wallets (EIP-1193, EIP-1474) and nodes, panics of the virtual machine, and what a page can run into. */
export const WALLET_MESSAGES = {
  CANCELLED: ["Cancelled.", "Nothing was sent."],
  REQUEST_PENDING: ["Your wallet has a request open already.", "Open the wallet and answer it first."],
  NOT_AUTHORISED: [
    "Your wallet hasn't let this page use that account.",
    "Connect again and choose the account.",
  ],
  METHOD_UNSUPPORTED: ["Your wallet can't do this.", "Use MetaMask, or do this step in the wallet by hand."],
  WALLET_DISCONNECTED: [
    "Your wallet has lost its connection.",
    "Open the wallet, check the network, and try again.",
  ],
  CHAIN_UNKNOWN: ["Your wallet doesn't know this network yet.", "Add the network first."],
  INVALID_PARAMETERS: ["The wallet or the node didn't accept the request.", TRY_AGAIN],
  INTERNAL_ERROR: ["The wallet or the node reports an internal error.", TRY_AGAIN],
  NO_WALLET: [
    "No wallet was found in this browser.",
    "Install MetaMask to pay. Without it you can still look up any wallet below.",
  ],
  WRONG_NETWORK: ["Your wallet is on another network.", "Switch it with the button above."],
  NO_ACCOUNT: ["The wallet gave no account.", "Unlock it, choose an account and connect again."],
  NODE_UNREACHABLE: ["The node doesn't answer.", "Start the chain with npm start, then try again."],
  WRONG_CHAIN: [
    "The node runs another chain than the address book names.",
    "Start the chain with npm start and reload this page.",
  ],
  NO_ADDRESS_BOOK: [
    "There is no address book, so the page doesn't know the contracts.",
    "Start the chain with npm start, then reload this page.",
  ],
  BAD_ADDRESS_BOOK: [
    "The address book can't be read: {problem}",
    "Start the chain again with npm start, then reload this page.",
  ],
  NOT_DEPLOYED: [
    "The contracts of the address book aren't on this chain.",
    "Start the chain again with npm start, then reload this page.",
  ],
  FEE_NOT_COVERED: [
    "The account has no coin for a network fee, and none is needed here.",
    "In the wallet set the fee to 0 and try again.",
  ],
  NONCE_GAP: [
    "The wallet counts transactions that this chain doesn't have; it was probably restarted.",
    "In MetaMask: Settings, Advanced, Clear activity tab data. Then try again.",
  ],
  TRANSACTION_REPLACED: [
    "The payment was cancelled or replaced in the wallet.",
    "Check the balance before you pay again.",
  ],
  TRANSACTION_FAILED: [
    "The payment was included in a block but failed; no money moved.",
    "Check the details and try again.",
  ],
  NOT_INCLUDED_YET: [
    "The payment was sent but isn't in a block yet.",
    "Don't pay again; look at the balance in a moment.",
  ],
  AMOUNT_MISSING: ["Enter an amount.", "For example 12.34"],
  AMOUNT_INVALID: ["This isn't an amount in yuan.", "Use digits and at most two decimals, for example 12.34"],
  AMOUNT_ZERO: ["The amount must be more than zero.", "Enter at least 0.01"],
  ADDRESS_MISSING: ["Enter the recipient's address.", "It starts with 0x and has 42 characters."],
  ADDRESS_INVALID: [
    "This isn't an address, or a character is wrong.",
    "Copy it again from the recipient; it starts with 0x and has 42 characters.",
  ],
  ADDRESS_IS_SELF: ["This is your own address.", "Enter the recipient's."],
  ADDRESS_IS_SYSTEM: [
    "This is a contract or an institution, not a person's or merchant's wallet.",
    "Enter the recipient's wallet address.",
  ],
  EMPTY_REVERT: [
    "The contract refused without saying why.",
    "Check the address book and the network, then try again.",
  ],
  UNKNOWN_REVERT: [
    "The contract refused with an error that this page doesn't know.",
    "Report it with the data below.",
  ],
  REVERT_REASON: ["The contract refused: {reason}", "Check the details and try again."],
  PANIC: [
    "The contract stopped with the fault {code}.",
    "This is a fault of the software: please report it.",
  ],
  PANIC_ARITHMETIC: [
    "A number in the contract became too large or fell below zero.",
    "Use a smaller amount; if it stays, report it.",
  ],
  PANIC_DIVISION: ["The contract divided by zero.", "This is a fault of the software: please report it."],
  PANIC_INDEX: [
    "The contract read past the end of a list.",
    "This is a fault of the software: please report it.",
  ],
  UNEXPECTED: ["Something unexpected happened: {message}", TRY_AGAIN],
} as const satisfies Record<string, Message>;
