// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {ICentralBank} from "../interfaces/ICentralBank.sol";
import {IEscrowAccounts} from "../interfaces/IEscrowAccounts.sol";
import {IInstructionLog} from "../interfaces/IInstructionLog.sol";
import {IWalletYuan, Payment, Withdrawal} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {InstructionLog} from "../token/InstructionLog.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";
import {EscrowAccounts} from "./escrow/EscrowAccounts.sol";

/// @title Wallet yuan; see `IWalletYuan`
contract WalletYuan is EscrowAccounts, InstructionLog {
    bytes32 private constant PAYMENT_TYPEHASH = keccak256(
        "Payment(bytes32 instructionId,address payer,address payee,uint256 amountInFen,uint256 validUntil)"
    );
    bytes32 private constant WITHDRAWAL_TYPEHASH = keccak256(
        "Withdrawal(bytes32 instructionId,address wallet,address bank,uint256 amountInFen,uint256 validUntil)"
    );

    ICentralBank private immutable CENTRAL_BANK;

    modifier onlyCentralBank() {
        require(_msgSender() == address(CENTRAL_BANK), NotTheCentralBank(_msgSender()));
        _;
    }

    constructor(address authority_, ICentralBank centralBank_) RegulatedToken("Wallet Yuan", "CNYW", authority_) {
        CENTRAL_BANK = centralBank_;
        _barFromWallets(address(this));
        _barFromWallets(address(centralBank_));
    }

    /// @inheritdoc IWalletYuan
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal) {
        _requireNotPaused();
        _requireWellFormed(payment.instructionId, payment.amountInFen, payment.validUntil);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(PAYMENT_TYPEHASH, payment)));
        _requireAuthorised(payment.payer, digest, signature);

        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;

        refusal = _tryMove(payment.payer, payment.payee, payment.amountInFen);
        _record(payment.instructionId, digest, refusal);
    }

    /// @inheritdoc IWalletYuan
    function withdraw(Withdrawal calldata withdrawal, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(withdrawal);
        _requireAuthorised(withdrawal.wallet, digest, signature);

        bool decided;
        (decided, refusal) = _replay(withdrawal.instructionId, digest);
        if (decided) return refusal;

        refusal = _tryRedeem(withdrawal.wallet, withdrawal.amountInFen);
        if (refusal == Refusal.NONE) {
            CENTRAL_BANK.creditFromClientReserve(
                withdrawal.instructionId,
                withdrawal.bank,
                withdrawal.wallet,
                withdrawal.amountInFen
            );
        }
        _record(withdrawal.instructionId, digest, refusal);
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

    /// @inheritdoc IWalletYuan
    function topUpFromReserve(
        bytes32 instructionId,
        bytes32 digest,
        address wallet,
        uint256 amountInFen,
        Refusal decided
    ) external onlyCentralBank returns (Refusal refusal, bool replayed) {
        _requireNotPaused();
        (replayed, refusal) = _replay(instructionId, digest);
        if (replayed) return (refusal, true);

        refusal = decided == Refusal.NONE ? _tryIssue(wallet, amountInFen) : decided;
        _record(instructionId, digest, refusal);
    }

    /// @inheritdoc IWalletYuan
    function barFromWallets(address account) external onlyCentralBank {
        _barFromWallets(account);
    }

    /// @inheritdoc IWalletYuan
    function centralBank() external view returns (address) {
        return address(CENTRAL_BANK);
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public pure override(ERC20) returns (uint8) {
        return 2;
    }

    /// @inheritdoc RegulatedToken
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == type(IWalletYuan).interfaceId ||
            interfaceId == type(IInstructionLog).interfaceId ||
            interfaceId == type(IEscrowAccounts).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev Malformed withdrawals stop here: nothing of them is recorded.
    function _digestOf(Withdrawal calldata withdrawal) private view returns (bytes32) {
        _requireNotPaused();
        require(CENTRAL_BANK.isBank(withdrawal.bank), ICentralBank.NotABank(withdrawal.bank));
        _requireWellFormed(withdrawal.instructionId, withdrawal.amountInFen, withdrawal.validUntil);
        return _hashTypedDataV4(keccak256(abi.encode(WITHDRAWAL_TYPEHASH, withdrawal)));
    }

    /// @dev The payer needs no signature, being the sender of the transaction.
    function _requireAuthorised(address payer, bytes32 digest, bytes calldata signature) private view {
        if (_msgSender() == payer) return;
        _requireInstitutionOf(payer);
        _requireSigned(payer, digest, signature);
    }
}
