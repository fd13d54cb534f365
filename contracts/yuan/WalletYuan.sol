// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {ICentralBank} from "../interfaces/ICentralBank.sol";
import {IEscrowAccounts} from "../interfaces/IEscrowAccounts.sol";
import {IInstructionLog} from "../interfaces/IInstructionLog.sol";
import {ISequencedPayments, SequencedPayment} from "../interfaces/ISequencedPayments.sol";
import {IInstitutionSuspension} from "../interfaces/IInstitutionSuspension.sol";
import {IWalletClosure} from "../interfaces/IWalletClosure.sol";
import {ILimitedWallets} from "../interfaces/ILimitedWallets.sol";
import {IWalletYuan, Withdrawal} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Account} from "../token/Account.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";
import {Replacements} from "./Replacements.sol";
import {SequencedPayments} from "./SequencedPayments.sol";
import {Withdrawals} from "./Withdrawals.sol";

/// @title Wallet yuan; see `IWalletYuan`
contract WalletYuan is Withdrawals, Replacements, ISequencedPayments, IInstitutionSuspension {
    /// @dev Runs on this contract's storage; see there.
    address private immutable SEQUENCES;

    constructor(
        address authority_,
        ICentralBank centralBank_
    ) RegulatedToken("Wallet Yuan", "CNYW", authority_) Withdrawals(centralBank_) {
        SEQUENCES = address(new SequencedPayments(authority_));
        _barFromWallets(address(this));
        _barFromWallets(address(centralBank_));
    }

    /// @inheritdoc IWalletYuan
    function withdraw(Withdrawal calldata withdrawal, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(withdrawal);
        // Nobody's leave is needed to take money out of a suspended institution.
        if (!_isKeeperSuspended(withdrawal.wallet)) _requireAuthorised(withdrawal.wallet, digest, signature);
        else if (_msgSender() != withdrawal.wallet) _requireSigned(withdrawal.wallet, digest, signature);

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

    /// @inheritdoc ISequencedPayments
    function payInSequence(SequencedPayment[] calldata, bytes calldata) external returns (uint256) {
        _runSequences();
    }

    /// @inheritdoc IInstitutionSuspension
    function setSuspended(address, bool) external {
        _runSequences();
    }

    /// @inheritdoc IInstitutionSuspension
    function takeOver(address[] calldata, address, address) external {
        _runSequences();
    }

    /// @inheritdoc IWalletClosure
    function closeWallet(address wallet, address bank) external restricted returns (uint256 amountInFen) {
        _requireNotPaused();
        Account word = _accountOf(wallet);
        amountInFen = word.balance();
        Refusal refusal = _refusalToDebit(word, amountInFen, _controlsNow());
        // Also a freeze that waits for money keeps a wallet open.
        if (refusal == Refusal.NONE && word.frozenAmount() != 0) refusal = Refusal.INSUFFICIENT_UNFROZEN_BALANCE;
        if (refusal != Refusal.NONE) _revertFor(refusal, wallet, bank, amountInFen);
        _redeem(wallet, word, amountInFen);
        _afterMove(word, NOBODY, amountInFen);
        _storeAccount(wallet, word.retired());
        emit WalletClosed(wallet, bank, amountInFen);
        CENTRAL_BANK.creditFromClientReserve(0, bank, wallet, amountInFen);
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

        if (decided == Refusal.NONE && _isKeeperSuspended(wallet)) decided = Refusal.PAYEE_NOT_ALLOWED;
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
            interfaceId == type(ISequencedPayments).interfaceId ||
            interfaceId == type(ILimitedWallets).interfaceId ||
            interfaceId == type(IWalletClosure).interfaceId ||
            interfaceId == type(IInstitutionSuspension).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev Hands the whole call to the code that is elsewhere.
    function _runSequences() private {
        address sequences = SEQUENCES;
        // It answers with one word or nothing, or with an error that is passed on.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), sequences, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if done {
                return(0, returndatasize())
            }
            revert(0, returndatasize())
        }
    }
}
