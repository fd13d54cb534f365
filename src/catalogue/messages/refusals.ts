import type { Message } from "../messages.ts";
import type { Refusal } from "../refusals.ts";

export const REFUSAL_MESSAGES = {
  PAYER_NOT_ALLOWED: [
    "The payer has no wallet.",
    "Ask a payment institution to open one; it checks who you are first.",
  ],
  PAYER_FROZEN: [
    "The paying wallet is frozen: nothing can leave it.",
    "Ask the supervisor that froze it; only it can lift the freeze.",
  ],
  INSUFFICIENT_BALANCE: [
    "The wallet holds less than the amount.",
    "Pay less, or top up from your bank first.",
  ],
  INSUFFICIENT_UNFROZEN_BALANCE: [
    "Part of the balance is frozen and the rest is less than the amount.",
    "Pay at most the unfrozen part, or ask the supervisor that froze it.",
  ],
  PAYEE_NOT_ALLOWED: [
    "The recipient has no wallet.",
    "Check the address, or ask the recipient to open a wallet first.",
  ],
  PAYEE_FROZEN: [
    "The recipient's wallet is frozen: it can't receive.",
    "Don't pay to it; the recipient has to ask the supervisor that froze it.",
  ],
  NO_BANK_ACCOUNT: ["The holder has no deposit account at this bank.", "Use the bank where the account is."],
  DEPOSIT_INSUFFICIENT: [
    "The deposit at the bank is less than the amount.",
    "Top up with less, or pay into the deposit first.",
  ],
  BANK_RESERVE_INSUFFICIENT: [
    "The bank doesn't have enough reserves at the central bank for this now.",
    "Try later or with less; the bank must raise reserves first.",
  ],
  DEALER_INVENTORY_INSUFFICIENT: [
    "The designated dealer doesn't hold enough coins for this now.",
    "Try later or with less; the dealer must buy coins from the association first.",
  ],
  DEALER_CASH_INSUFFICIENT: [
    "The designated dealer's deposit at this bank is less than the amount.",
    "Try later, with less, or have it paid to an account at another bank.",
  ],
  NOT_SAME_INSTITUTION: [
    "The payee's wallet is at another institution, which this scheme can't pay.",
    "Pay by bank transfer, or to a wallet at the same institution.",
  ],
  POOL_INSUFFICIENT: [
    "The institution's pooled account at this bank is less than the amount.",
    "Try later or with less; the institution must move money from another bank first.",
  ],
  UNHOSTED_LIMIT_EXCEEDED: [
    "The payment, or what the payee would hold then, is more than an unhosted wallet may have.",
    "Pay less, or use a wallet at a virtual asset service provider.",
  ],
  ATTESTATION_MISSING: [
    "A payment of this size between two service providers needs an attestation of the payee's (travel rule).",
    "Get the attestation, and submit a new instruction with it.",
  ],
  UNATTESTED_SUM_TOO_LARGE: [
    "With this payment, too much would have gone between these two service providers without attestation within a day.",
    "Get an attestation of the payee's service provider, and submit a new instruction with it.",
  ],
  VASP_OUTFLOW_EXCEEDED: [
    "More would leave the payer's service provider than may within this window.",
    "Wait until the window is over, or pay less.",
  ],
  VASP_INFLOW_EXCEEDED: [
    "More would come to the payee's service provider than may within this window.",
    "Wait until the window is over, or pay less.",
  ],
  VASP_HOLDING_EXCEEDED: [
    "The payee's service provider would hold more than it may.",
    "Pay less, or have the provider's limit raised.",
  ],
  SINGLE_LIMIT_EXCEEDED: [
    "The amount is above what this wallet may pay at once.",
    "Pay less at once, or have the wallet's tier raised by its institution.",
  ],
  DAY_LIMIT_EXCEEDED: [
    "With this payment the wallet would pay more than it may in one day, China time.",
    "Pay less or tomorrow, or have the wallet's tier raised by its institution.",
  ],
  YEAR_LIMIT_EXCEEDED: [
    "With this payment the wallet would pay more than it may in one calendar year, China time.",
    "Pay less or next year, or have the wallet's tier raised by its institution.",
  ],
  LIFETIME_LIMIT_EXCEEDED: [
    "With this payment the wallet would pay more than a wallet of its tier ever may.",
    "Have more of your identity verified, so that the institution can raise the wallet's tier.",
  ],
  BALANCE_LIMIT_EXCEEDED: [
    "The recipient's wallet would hold more than its tier allows.",
    "Send less, or let the recipient withdraw first or have the wallet's tier raised.",
  ],
  QR_LIMIT_EXCEEDED: [
    "With this payment the wallet would pay more by static QR codes than it may in one day, China time.",
    "Let the merchant scan your code instead, or pay tomorrow.",
  ],
  IDENTITY_EXPIRED: [
    "The identity document behind the payer's or the recipient's wallet has expired.",
    "Show the institution that keeps the wallet a valid one. Withdrawing to a bank account stays possible.",
  ],
  TRADE_STEP_NOT_OPEN: [
    "The trade isn't where this can be done, or the time for it is over.",
    "Look up where the trade is; what silence has decided stays decided.",
  ],
  TRADE_AMOUNT_DIFFERS: [
    "The amount isn't the one that is due in the trade now: the price, or the open claim.",
    "Look up the trade, and sign again for its amount. Before shipping only the whole price can be claimed.",
  ],
  TRADE_EXTENSION_USED: [
    "The buyer has extended the time to confirm already; that is possible once.",
    "Confirm when the goods have come, or claim a refund in time.",
  ],
  TRADE_CLAIMS_USED_UP: [
    "The buyer has made as many claims as one trade allows, or the arbiter let the last one lapse.",
    "Settle the matter with the seller, who can still refund.",
  ],
} as const satisfies Record<Refusal, Message>;
