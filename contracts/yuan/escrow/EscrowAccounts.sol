// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEscrowAccounts} from "../../interfaces/IEscrowAccounts.sol";
import {ISecuredTrades} from "../../interfaces/ISecuredTrades.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {ClientReserves} from "../ClientReserves.sol";

/// @dev Escrow money within the wallet yuan. The escrow contract's account has an issuer only while money is being moved
/// for that institution: then the rules for wallets and client reserves hold for it as they are, and at all other times
/// nobody can pay into it, because it belongs to no institution.
abstract contract EscrowAccounts is ClientReserves, IEscrowAccounts {
    address private _escrow;
    mapping(uint256 institutionId => uint256) private _escrowFen;

    modifier onlyEscrow() {
        require(_msgSender() == _escrow, NotTheEscrow(_msgSender()));
        _;
    }

    /// @inheritdoc IEscrowAccounts
    function connectEscrow(address escrow_) external restricted {
        bool connectable =
            _escrow == address(0) && escrow_.code.length != 0 && ISecuredTrades(escrow_).walletYuan() == address(this);
        require(connectable, EscrowNotConnectable(escrow_));
        _barFromWallets(escrow_);
        _storeAccount(escrow_, _accountOf(escrow_).asVault());
        _escrow = escrow_;
        emit EscrowConnected(escrow_);
    }

    /// @inheritdoc IEscrowAccounts
    function hold(
        address payer,
        address beneficiary,
        uint256 amountInFen
    ) external onlyEscrow returns (Refusal refusal, uint16 institutionId) {
        Controls controls = _controlsNow();
        _requireRunning(controls);
        Account account = _accountOf(payer);
        refusal = _refusalToDebit(account, amountInFen, controls);
        if (refusal == Refusal.NONE) refusal = _refusalToCredit(_accountOf(beneficiary), controls);
        if (refusal != Refusal.NONE) return (refusal, 0);

        institutionId = account.issuer();
        refusal = _moveFor(institutionId, payer, _msgSender(), amountInFen);
        if (refusal != Refusal.NONE) return (refusal, 0);
        _setEscrow(institutionId, _escrowFen[institutionId] + amountInFen);
    }

    /// @inheritdoc IEscrowAccounts
    function payOut(
        uint16 institutionId,
        address payee,
        uint256 amountInFen
    ) external onlyEscrow returns (Refusal refusal) {
        refusal = _moveFor(institutionId, _msgSender(), payee, amountInFen);
        if (refusal == Refusal.NONE) _setEscrow(institutionId, _escrowFen[institutionId] - amountInFen);
    }

    /// @inheritdoc IEscrowAccounts
    function escrowOf(address institution) external view returns (uint256) {
        return _escrowFen[_numberOf(institution)];
    }

    /// @inheritdoc IEscrowAccounts
    function escrow() external view returns (address) {
        return _escrow;
    }

    /// @dev What the escrow contract holds has owners of its own, and can only be reached through them.
    function _requireSubjectToOrders(address account, Account word) internal view virtual override {
        require(!word.isVault(), SystemAccount(account));
        super._requireSubjectToOrders(account, word);
    }

    /// @dev No other contract is called in between.
    function _moveFor(uint16 institutionId, address from, address to, uint256 value) private returns (Refusal refusal) {
        address vault = _msgSender();
        _storeAccount(vault, _accountOf(vault).withIssuer(institutionId));
        refusal = _tryMove(from, to, value);
        _storeAccount(vault, _accountOf(vault).withoutIssuer());
    }

    function _setEscrow(uint16 institutionId, uint256 amount) private {
        _escrowFen[institutionId] = amount;
        emit EscrowChanged(institutionId, amount);
    }
}
