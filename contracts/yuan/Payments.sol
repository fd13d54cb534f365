// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IWalletYuan, Payment} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {InstructionLog} from "../token/InstructionLog.sol";
import {LimitedWallets} from "./tiers/LimitedWallets.sol";

/// @dev Payments with instruction ids, one by one and many together.
abstract contract Payments is LimitedWallets, InstructionLog, IWalletYuan {
    bytes32 private constant PAYMENT_TYPEHASH = keccak256(
        "Payment(bytes32 instructionId,address payer,address payee,uint256 amountInFen,uint256 validUntil)"
    );
    bytes32 private constant STATIC_QR_PAYMENT_TYPEHASH = keccak256(
        "StaticQrPayment(bytes32 instructionId,address payer,address payee,uint256 amountInFen,uint256 validUntil)"
    );
    /// @dev Enough for any one instruction, whose contract may check its signature.
    uint256 private constant CALL_GAS = 500_000;

    /// @inheritdoc IWalletYuan
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal) {
        return _pay(payment, signature, PAYMENT_TYPEHASH);
    }

    /// @inheritdoc IWalletYuan
    function payByStaticQr(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal) {
        _byStaticQr = true;
        refusal = _pay(payment, signature, STATIC_QR_PAYMENT_TYPEHASH);
        _byStaticQr = false;
    }

    /// @inheritdoc IWalletYuan
    function submit(bytes[] calldata calls) external returns (uint256 done) {
        for (uint256 i = 0; i < calls.length; ++i) {
            // To itself, as whoever submits; nothing here takes money with a call, so a sum can't be counted twice.
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory answer) = address(this).delegatecall{gas: CALL_GAS}(calls[i]);
            if (ok) ++done;
            else emit CallSkipped(i, answer);
        }
    }

    /// @dev The payer needs no signature, being the sender of the transaction.
    function _requireAuthorised(address payer, bytes32 digest, bytes calldata signature) internal view {
        if (_msgSender() == payer) return;
        _requireInstitutionOf(payer);
        _requireSigned(payer, digest, signature);
    }

    function _requireInstitutionOf(address payer) internal view {
        bool entitled = _maySubmit(_activeNumberOf(_msgSender()), _accountOf(payer));
        require(entitled, SubmitterNotEntitled(_msgSender(), payer));
    }

    function _pay(
        Payment calldata payment,
        bytes calldata signature,
        bytes32 typehash
    ) private returns (Refusal refusal) {
        _requireNotPaused();
        _requireWellFormed(payment.instructionId, payment.amountInFen, payment.validUntil);
        bytes32 digest = _digestOf(payment, typehash);
        _requireAuthorised(payment.payer, digest, signature);

        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;

        refusal = _tryMove(payment.payer, payment.payee, payment.amountInFen);
        _record(payment.instructionId, digest, refusal);
    }

    function _digestOf(Payment calldata payment, bytes32 typehash) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(typehash, payment)));
    }
}
