// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Why a well-formed, authorised instruction is refused, in the order in which the rules are applied.
/// @dev The same list, in the same order, as `src/catalogue/refusals.ts`; a test holds the two together.
enum Refusal {
    NONE,
    PAYER_NOT_ALLOWED,
    PAYER_FROZEN,
    INSUFFICIENT_BALANCE,
    INSUFFICIENT_UNFROZEN_BALANCE,
    PAYEE_NOT_ALLOWED,
    PAYEE_FROZEN,
    NO_BANK_ACCOUNT,
    DEPOSIT_INSUFFICIENT,
    BANK_RESERVE_INSUFFICIENT,
    DEALER_INVENTORY_INSUFFICIENT,
    DEALER_CASH_INSUFFICIENT,
    NOT_SAME_INSTITUTION,
    POOL_INSUFFICIENT,
    UNHOSTED_LIMIT_EXCEEDED,
    ATTESTATION_MISSING,
    UNATTESTED_SUM_TOO_LARGE,
    VASP_OUTFLOW_EXCEEDED,
    VASP_INFLOW_EXCEEDED,
    VASP_HOLDING_EXCEEDED
}
