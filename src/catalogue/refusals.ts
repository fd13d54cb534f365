/**
 * Why a well-formed, authorised instruction is refused. The order is the order in which the rules are
 * applied, debit side before credit side, and the index is the value of the Solidity enum `Refusal`.
 * A refusal consumes the instruction's id.
 */
export const REFUSALS = [
  "NONE",
  "PAYER_NOT_ALLOWED",
  "PAYER_FROZEN",
  "INSUFFICIENT_BALANCE",
  "INSUFFICIENT_UNFROZEN_BALANCE",
  "PAYEE_NOT_ALLOWED",
  "PAYEE_FROZEN",
  "NO_BANK_ACCOUNT",
  "DEPOSIT_INSUFFICIENT",
  "BANK_RESERVE_INSUFFICIENT",
  "DEALER_INVENTORY_INSUFFICIENT",
  "DEALER_CASH_INSUFFICIENT",
  "NOT_SAME_INSTITUTION",
  "POOL_INSUFFICIENT",
  "UNHOSTED_LIMIT_EXCEEDED",
  "ATTESTATION_MISSING",
  "UNATTESTED_SUM_TOO_LARGE",
  "VASP_OUTFLOW_EXCEEDED",
  "VASP_INFLOW_EXCEEDED",
  "VASP_HOLDING_EXCEEDED",
  "SINGLE_LIMIT_EXCEEDED",
  "DAY_LIMIT_EXCEEDED",
  "YEAR_LIMIT_EXCEEDED",
  "LIFETIME_LIMIT_EXCEEDED",
  "BALANCE_LIMIT_EXCEEDED",
  "QR_LIMIT_EXCEEDED",
  "IDENTITY_EXPIRED",
  "TRADE_STEP_NOT_OPEN",
  "TRADE_AMOUNT_DIFFERS",
  "TRADE_EXTENSION_USED",
  "TRADE_CLAIMS_USED_UP",
] as const;

export type Refusal = Exclude<(typeof REFUSALS)[number], "NONE">;

export type Scheme = "alipay-1.0" | "alipay-2.0" | "e-cny" | "libra";

/** Where a top-up moves the reserves of the payer's bank, whoever owes the money afterwards. */
const AT_A_BANK: readonly Refusal[] = [
  "PAYER_NOT_ALLOWED",
  "PAYER_FROZEN",
  "INSUFFICIENT_BALANCE",
  "INSUFFICIENT_UNFROZEN_BALANCE",
  "PAYEE_NOT_ALLOWED",
  "PAYEE_FROZEN",
  "NO_BANK_ACCOUNT",
  "DEPOSIT_INSUFFICIENT",
  "BANK_RESERVE_INSUFFICIENT",
];

/** The rules that a scheme has; each list in the catalogue's order. */
export const REFUSALS_OF_SCHEME: Readonly<Record<Scheme, readonly Refusal[]>> = {
  "alipay-1.0": [
    "PAYER_NOT_ALLOWED",
    "PAYER_FROZEN",
    "INSUFFICIENT_BALANCE",
    "INSUFFICIENT_UNFROZEN_BALANCE",
    "PAYEE_NOT_ALLOWED",
    "PAYEE_FROZEN",
    "NO_BANK_ACCOUNT",
    "DEPOSIT_INSUFFICIENT",
    "NOT_SAME_INSTITUTION",
    "POOL_INSUFFICIENT",
  ],
  "alipay-2.0": AT_A_BANK,
  "e-cny": AT_A_BANK,
  libra: [
    "PAYER_NOT_ALLOWED",
    "PAYER_FROZEN",
    "INSUFFICIENT_BALANCE",
    "INSUFFICIENT_UNFROZEN_BALANCE",
    "PAYEE_NOT_ALLOWED",
    "PAYEE_FROZEN",
    "NO_BANK_ACCOUNT",
    "DEPOSIT_INSUFFICIENT",
    "DEALER_INVENTORY_INSUFFICIENT",
    "DEALER_CASH_INSUFFICIENT",
    "UNHOSTED_LIMIT_EXCEEDED",
    "ATTESTATION_MISSING",
    "UNATTESTED_SUM_TOO_LARGE",
    "VASP_OUTFLOW_EXCEEDED",
    "VASP_INFLOW_EXCEEDED",
    "VASP_HOLDING_EXCEEDED",
  ],
};

/** Of schemes `alipay-2.0` and `e-cny`, for wallets with a tier. */
export const REFUSALS_OF_TIERS = [
  "SINGLE_LIMIT_EXCEEDED",
  "DAY_LIMIT_EXCEEDED",
  "YEAR_LIMIT_EXCEEDED",
  "LIFETIME_LIMIT_EXCEEDED",
  "BALANCE_LIMIT_EXCEEDED",
  "QR_LIMIT_EXCEEDED",
  "IDENTITY_EXPIRED",
] as const satisfies readonly Refusal[];
