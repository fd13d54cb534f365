import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** Who may hold a Libra coin, and the rules for its payments. Amounts are in millionths of a coin. */
export const COIN_RULES_MESSAGES = {
  RoleCannotAccept: [
    "{account:address} can't accept this currency by its role ({role}): it acts for no VASP and is no child of one, or, to be a dealer, isn't registered as one.",
    "Have the account registered among the participants first, and act with the participant's current operator.",
  ],
  NotAChildOf: ["{account:address} isn't a child of VASP {number}.", "Register it as a child first."],
  RoleMayHold: [
    "{account:address} may hold coins by its role ({role}), so it isn't barred.",
    "Only validators and their operators are.",
  ],
  AccountInUse: [
    "{account:address} has coins or is frozen, and can't be barred like that.",
    "Use an account without coins or freeze.",
  ],
  NotReplaceable: [
    "{wallet:address} can't be replaced: it is no open wallet of a VASP, or it acts for one.",
    "Check the address; who acts for a VASP hands its place over first.",
  ],
  NotAReplacement: [
    "{replacement:address} can't take over: it must be another, empty wallet of the same VASP, without freeze.",
    "Open a new wallet at the same VASP.",
  ],
  UnhostedLimitExceeded: [
    "{payer:address} can't pay {payee:address}: with an unhosted wallet {needed} millionths of a coin are more than the limit of {available}.",
    "Pay less, or use a wallet at a VASP.",
  ],
  CoinHalted: ["The coin is halted by the association's council.", "Wait until the council has resumed it."],
  CoinNotHalted: ["The coin isn't halted.", "Nothing needs to be done."],
  AttestationRequired: [
    "A payment of {needed} millionths of a coin from {payer:address} to {payee:address} reaches the travel rule's threshold of {available}.",
    "Get an attestation of the payee's VASP, and submit the payment with it.",
  ],
  NotRefundable: [
    "{originalId} names no settled payment that this one would return from its payee to its payer.",
    "Give the original payment as it was settled.",
  ],
  RefundTooLarge: [
    "The refund is of {needed} millionths of a coin, but only {available} are left of the payment {originalId}.",
    "Refund at most what is left.",
  ],
  NobodyToAttest: [
    "{payee:address} is no VASP's, so nobody can attest for it.",
    "Submit the payment without an attestation.",
  ],
  AttestationExpired: [
    "The attestation was good until {deadline:time}; it is {current:time} now.",
    "Get a new one.",
  ],
  AttestationUsedAlready: [
    "The attestation with the reference {referenceId} was used for another payment.",
    "Get a new one for this payment.",
  ],
  InvalidAttestation: [
    "The attestation isn't signed by {complianceKey:address} over this payment.",
    "Have the payee's VASP sign it with its current compliance key.",
  ],
  UnhostedLimitOutOfRange: [
    "A limit of {limitInMicro} millionths of a coin can't be set for unhosted wallets.",
    "Use at least one and less than 2^40 of them.",
  ],
  VaspLimitMissing: [
    "Limits on VASPs are all above zero, and come before windows.",
    "Set all four limits, and number a VASP from 1 upwards.",
  ],
  VaspOutflowExceeded: [
    "{needed} millionths of a coin would leave VASP {number}, but only {available} may within this window.",
    "Wait until the window is over, or send less.",
  ],
  VaspInflowExceeded: [
    "{needed} millionths of a coin would come to VASP {number}, but only {available} may within this window.",
    "Wait until the window is over, or send less.",
  ],
  VaspHoldingExceeded: [
    "VASP {number} may hold {available} millionths of a coin more, not {needed}.",
    "Send less, or have the limit raised.",
  ],
  UnattestedSumTooLarge: [
    "With this payment, {needed} millionths of a coin would have gone from VASP {payerVasp} to VASP {payeeVasp} without attestation within a day; the threshold is {available}.",
    "Get an attestation of the payee's VASP, and submit the payment with it.",
  ],
  FeeRateOutOfRange: ["A fee of {basisPoints} ten-thousandths can't be set.", "Use at most 10,000 of them."],
  NoFees: ["There are no fees to burn.", "Nothing needs to be done."],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
