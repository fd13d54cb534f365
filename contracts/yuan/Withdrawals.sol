// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICentralBank} from "../interfaces/ICentralBank.sol";
import {IWalletYuan, Withdrawal} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Payments} from "./Payments.sol";

/// @dev What withdrawals to a bank have in common, whoever owes the money.
abstract contract Withdrawals is Payments {
    bytes32 private constant WITHDRAWAL_TYPEHASH = keccak256(
        "Withdrawal(bytes32 instructionId,address wallet,address bank,uint256 amountInFen,uint256 validUntil)"
    );

    ICentralBank internal immutable CENTRAL_BANK;

    modifier onlyCentralBank() {
        require(_msgSender() == address(CENTRAL_BANK), NotTheCentralBank(_msgSender()));
        _;
    }

    constructor(ICentralBank centralBank_) {
        CENTRAL_BANK = centralBank_;
    }

    /// @inheritdoc IWalletYuan
    function refuseWithdrawal(
        Withdrawal calldata withdrawal,
        bytes calldata signature,
        Refusal reported
    ) external returns (Refusal refusal) {
        require(reported == Refusal.NO_BANK_ACCOUNT, RefusalNotReportable(reported));
        bytes32 digest = _digestOf(withdrawal);
        _requireInstitutionOf(withdrawal.wallet);
        _requireSigned(withdrawal.wallet, digest, signature);

        bool decided;
        (decided, refusal) = _replay(withdrawal.instructionId, digest);
        if (decided) return refusal;
        _record(withdrawal.instructionId, digest, reported);
        return reported;
    }

    /// @dev Malformed withdrawals stop here: nothing of them is recorded.
    function _digestOf(Withdrawal calldata withdrawal) internal view returns (bytes32) {
        _requireNotPaused();
        require(CENTRAL_BANK.isBank(withdrawal.bank), ICentralBank.NotABank(withdrawal.bank));
        _requireWellFormed(withdrawal.instructionId, withdrawal.amountInFen, withdrawal.validUntil);
        return _hashTypedDataV4(keccak256(abi.encode(WITHDRAWAL_TYPEHASH, withdrawal)));
    }
}
