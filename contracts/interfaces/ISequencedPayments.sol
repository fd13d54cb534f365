// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";

/// @notice A payment from wallet to wallet that is told apart by its number in a sequence of the payer's, not by an id.
/// @param payer Wallet that pays and signs.
/// @param payee Wallet that is paid.
/// @param amountInFen Amount in fen.
/// @param byStaticQr Whether the payee showed a static QR code.
/// @param nonce Upper 192 bits: key of the sequence; lower 64: number in it, from 0 upwards.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be settled.
// solhint-disable-next-line gas-struct-packing
struct SequencedPayment {
    address payer;
    address payee;
    uint256 amountInFen;
    bool byStaticQr;
    uint256 nonce;
    uint256 validUntil;
}

/// @title Many signed payments in one transaction
/// @notice Payments are decided in the order given. One that couldn't be settled alone doesn't stop the others: if it is
/// malformed, not signed or not next in its sequence, it is skipped and consumes nothing; if a rule refuses it, its id or
/// nonce is consumed. An institution submits; each payment must be of a payer that it may submit for (see `pay`).
interface ISequencedPayments {
    /// @notice A payment was skipped. Nothing of it is recorded, and it may come again.
    /// @param position Its place in the batch, from 0.
    /// @param reason Selector of the error with which it would have failed alone.
    event PaymentSkipped(uint256 indexed position, bytes4 reason);

    /// @notice A rule refused a payment. Its nonce is consumed.
    /// @param payer Who was to pay.
    /// @param nonce The nonce.
    /// @param refusal The first rule that refused it.
    event SequencedPaymentRefused(address indexed payer, uint256 nonce, Refusal refusal);

    /// @notice This code runs within the wallet yuan alone.
    error OnlyWithinWalletYuan();

    /// @notice Each payment needs one signature of 65 bytes.
    /// @param payments How many payments were given.
    /// @param signatures How many bytes of signatures.
    error BatchLengthMismatch(uint256 payments, uint256 signatures);

    /// @notice The nonce isn't the next of its sequence.
    /// @param payer The payer.
    /// @param nonce The nonce given.
    /// @param next The next one.
    error NonceNotNext(address payer, uint256 nonce, uint256 next);

    /// @notice Settles, refuses or skips each of many payments with nonces. A settled one emits `Transfer` and nothing else:
    /// its nonce is found in the transaction's input, by counting the payer's refusals and transfers in order.
    /// For payers with keys; payments of contracts (ERC-1271) go through `submit`.
    /// @param payments The payments.
    /// @param signatures EIP-712 signatures of the payers, 65 bytes each (r, s, v), one after the other.
    /// @return settled How many settled.
    function payInSequence(
        SequencedPayment[] calldata payments,
        bytes calldata signatures
    ) external returns (uint256 settled);
}
