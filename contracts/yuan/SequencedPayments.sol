// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionErrors} from "../interfaces/IInstructionErrors.sol";
import {ISequencedPayments, SequencedPayment} from "../interfaces/ISequencedPayments.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Account} from "../token/Account.sol";
import {Controls} from "../token/Controls.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";
import {ChinaTime} from "./tiers/ChinaTime.sol";
import {Counters} from "./tiers/Counters.sol";
import {Suspensions} from "./winddown/Suspensions.sol";

/// @title Batches of payments with nonces; see `ISequencedPayments`
/// @dev Code that the wallet yuan runs on its own storage, because both together exceed the size of a contract; it is
/// made by the wallet yuan, and shares with it the base that holds all it touches. On its own it does nothing.
contract SequencedPayments is Suspensions, ISequencedPayments {
    /// @dev What is the same for all payments of a batch.
    struct Batch {
        Controls controls;
        uint16 institution;
        bytes32 domain;
        uint256 day;
    }

    /// @dev A payment as its EIP-712 hash needs it: in one piece, the type's hash first.
    // solhint-disable-next-line gas-struct-packing
    struct Signed {
        bytes32 typehash;
        address payer;
        address payee;
        uint256 amountInFen;
        bool byStaticQr;
        uint256 nonce;
        uint256 validUntil;
    }

    bytes32 private constant TYPEHASH = keccak256(
        "SequencedPayment(address payer,address payee,uint256 amountInFen,bool byStaticQr,uint256 nonce,uint256 validUntil)"
    );
    uint256 private constant SIGNATURE_BYTES = 65;
    /// @dev Of the order of secp256k1: of the two signatures that are one another's mirror, one counts.
    uint256 private constant HALF_OF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    address private immutable SELF = address(this);

    constructor(address authority_) RegulatedToken("Wallet Yuan", "CNYW", authority_) {}

    /// @inheritdoc ISequencedPayments
    function payInSequence(
        SequencedPayment[] calldata payments,
        bytes calldata signatures
    ) external returns (uint256 settled) {
        require(address(this) != SELF, OnlyWithinWalletYuan());
        bool isComplete = signatures.length == payments.length * SIGNATURE_BYTES;
        require(isComplete, BatchLengthMismatch(payments.length, signatures.length));
        Batch memory batch = Batch({
            controls: _controlsNow(),
            institution: _requireInstitution(),
            domain: _domainSeparatorV4(),
            day: ChinaTime.dayOf(block.timestamp)
        });
        _requireRunning(batch.controls);
        Signed memory payment;
        payment.typehash = TYPEHASH;
        uint256 signatureAt;
        assembly ("memory-safe") {
            signatureAt := signatures.offset
        }
        for (uint256 i = 0; i < payments.length; ++i) {
            SequencedPayment calldata given = payments[i];
            // One place in memory for all. What isn't of its type can't have been signed, so it needs no check here.
            assembly ("memory-safe") {
                calldatacopy(add(payment, 0x20), given, 0xc0)
            }
            (bytes4 fault, bool isSettled) = _decide(payment, signatureAt, batch);
            signatureAt += SIGNATURE_BYTES;
            if (fault != 0) emit PaymentSkipped(i, fault);
            else if (isSettled) ++settled;
        }
    }

    /// @return fault Selector of the error with which the payment would fail alone; zero if it was decided.
    function _decide(
        Signed memory payment,
        uint256 signatureAt,
        Batch memory batch
    ) private returns (bytes4 fault, bool isSettled) {
        uint256 value = payment.amountInFen;
        if (value == 0 || value > type(uint96).max) return (IInstructionErrors.AmountOutOfRange.selector, false);
        if (block.timestamp > payment.validUntil) return (IInstructionErrors.AuthorisationExpired.selector, false);
        Holding storage holding = _holdingOf(payment.payer);
        Account payer = holding.word;
        uint16 keeper = payer.issuer();
        if (keeper != 0 && keeper != batch.institution)
            return (IInstructionErrors.SubmitterNotEntitled.selector, false);
        if (!_isSigned(payment, signatureAt, batch.domain)) {
            return (IInstructionErrors.InvalidPayerSignature.selector, false);
        }
        Tally storage tally = _tallyOf(payment.payer);
        Counters counters = tally.counters;
        uint256 key = payment.nonce >> 64;
        if (payment.nonce != (key == 0 ? counters.nonce() : nonces(payment.payer, uint192(key)))) {
            return (NonceNotNext.selector, false);
        }
        Refusal refusal;
        (refusal, counters) = _settle(payment, holding, payer, counters.on(batch.day), batch.controls);
        if (key == 0) counters = counters.withNextNonce();
        else _useNonce(payment.payer, uint192(key));
        tally.counters = counters;
        if (refusal == Refusal.NONE) return (0, true);
        emit SequencedPaymentRefused(payment.payer, payment.nonce, refusal);
    }

    /// @dev Answers with the payer's counters after the payment.
    function _settle(
        Signed memory payment,
        Holding storage from,
        Account payer,
        Counters counters,
        Controls controls
    ) private returns (Refusal refusal, Counters) {
        uint256 value = payment.amountInFen;
        Holding storage to = _holdingOf(payment.payee);
        Account payee = to.word;
        refusal = _refusalToDebit(payer, value, controls);
        if (refusal != Refusal.NONE) return (refusal, counters);
        refusal = _refusalToCredit(payee, controls);
        if (refusal != Refusal.NONE) return (refusal, counters);
        if (payment.payer != payment.payee) {
            if (payer.tier() | payee.tier() != 0) {
                refusal = _refusalByTiers(payer, payee, counters, value, payment.byStaticQr);
                if (refusal != Refusal.NONE) return (refusal, counters);
                if (payer.tier() != 0) counters = counters.counted(value, payment.byStaticQr);
            }
            from.word = payer.debited(value);
            to.word = payee.credited(value);
        }
        emit Transfer(payment.payer, payment.payee, value);
        _afterMove(payer, payee, value);
        return (Refusal.NONE, counters);
    }

    /// @dev As OpenZeppelin's `ECDSA`, with low halves of the order only, but without reasons.
    /// @param signatureAt Where in the input the signature's 65 bytes begin.
    function _isSigned(Signed memory payment, uint256 signatureAt, bytes32 domain) private view returns (bool) {
        uint256 halfOfOrder = HALF_OF_ORDER;
        address signer;
        assembly ("memory-safe") {
            let hash := keccak256(payment, 0xe0)
            let s := calldataload(add(signatureAt, 0x20))
            if iszero(gt(s, halfOfOrder)) {
                let input := mload(0x40)
                mstore(input, hex"1901")
                mstore(add(input, 0x02), domain)
                mstore(add(input, 0x22), hash)
                mstore(input, keccak256(input, 0x42))
                mstore(add(input, 0x20), byte(0, calldataload(add(signatureAt, 0x40))))
                mstore(add(input, 0x40), calldataload(signatureAt))
                mstore(add(input, 0x60), s)
                mstore(0, 0)
                pop(staticcall(gas(), 1, input, 0x80, 0, 0x20))
                signer := mload(0)
            }
        }
        return signer != address(0) && signer == payment.payer;
    }
}
