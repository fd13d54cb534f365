// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Payment, Withdrawal} from "../interfaces/IWalletYuan.sol";
import {VM} from "./IVm.sol";
import {YuanSystem} from "./YuanSystem.sol";

/// @title Everything that participants and administrators may do, in any order and with any amounts
/// @notice Amounts run a little beyond what can be had, so that refusals happen as often as movements.
contract YuanHandler is YuanSystem {
    uint256 private constant AMOUNTS = LENT_EACH / 4;

    /// @notice Whether a holder's own doing ever took money that was frozen.
    bool public frozenMoneyLeft;
    /// @notice Whether a forced transfer ever made money spendable.
    bool public seizureFreedMoney;
    /// @notice A bank tops a wallet up.
    /// @param bank Which bank.
    /// @param wallet Which wallet.
    /// @param amount How much.
    function topUp(uint256 bank, uint256 wallet, uint256 amount) external {
        _topUp(bankAt(bank), walletAt(wallet), _amount(amount));
    }

    /// @notice A holder gives a payment.
    /// @param payer Which wallet pays.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    function pay(uint256 payer, uint256 payee, uint256 amount) external {
        address from = walletAt(payer);
        Payment memory payment = Payment(_nextId(), from, walletAt(payee), _amount(amount), type(uint256).max);
        uint256 kept = _keptBack(from);
        VM.prank(from);
        yuan.pay(payment, "");
        _check(from, kept);
    }

    /// @notice A holder transfers by ERC-20.
    /// @param payer Which wallet pays.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    function transfer(uint256 payer, uint256 payee, uint256 amount) external {
        address from = walletAt(payer);
        uint256 kept = _keptBack(from);
        VM.prank(from);
        try yuan.transfer(walletAt(payee), _amount(amount)) {} catch {}
        _check(from, kept);
    }

    /// @notice A spender moves a holder's money by ERC-20.
    /// @param owner Whose money.
    /// @param spender Who moves it.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    function transferFrom(uint256 owner, uint256 spender, uint256 payee, uint256 amount) external {
        address from = walletAt(owner);
        uint256 kept = _keptBack(from);
        VM.prank(from);
        yuan.approve(walletAt(spender), type(uint256).max);
        VM.prank(walletAt(spender));
        try yuan.transferFrom(from, walletAt(payee), _amount(amount)) {} catch {}
        _check(from, kept);
    }

    /// @notice A holder withdraws to a bank.
    /// @param wallet Which wallet.
    /// @param bank Which bank.
    /// @param amount How much.
    function withdraw(uint256 wallet, uint256 bank, uint256 amount) external {
        address from = walletAt(wallet);
        uint256 kept = _keptBack(from);
        Withdrawal memory withdrawal = Withdrawal(_nextId(), from, bankAt(bank), _amount(amount), type(uint256).max);
        VM.prank(from);
        yuan.withdraw(withdrawal, "");
        _check(from, kept);
    }

    /// @notice The administrator freezes an amount, more than the balance at times.
    /// @param wallet Which wallet.
    /// @param amount How much.
    function setFrozenTokens(uint256 wallet, uint256 amount) external {
        yuan.setFrozenTokens(walletAt(wallet), amount % (2 * AMOUNTS));
    }

    /// @notice The administrator freezes a whole wallet, or lifts the freeze.
    /// @param wallet Which wallet.
    function freezeOrLift(uint256 wallet) external {
        address account = walletAt(wallet);
        if (yuan.isFrozen(account)) yuan.lift(account, "");
        else yuan.freeze(account, "");
    }

    /// @notice The administrator takes money by order.
    /// @param wallet From which wallet.
    /// @param payee To which wallet.
    /// @param amount How much.
    function forcedTransfer(uint256 wallet, uint256 payee, uint256 amount) external {
        address from = walletAt(wallet);
        uint256 spendable = _spendable(from);
        try yuan.forcedTransfer(from, walletAt(payee), _amount(amount)) {} catch {}
        if (_spendable(from) > spendable) seizureFreedMoney = true;
    }

    /// @notice The central bank lends more reserves.
    /// @param bank To which bank.
    /// @param amount How much.
    function issueReserves(uint256 bank, uint256 amount) external {
        centralBank.issueReserves(bankAt(bank), amount % 1_000);
    }

    /// @dev The part of a balance that can't leave by the holder's own doing.
    function _keptBack(address wallet) private view returns (uint256) {
        return yuan.isFrozen(wallet) ? yuan.balanceOf(wallet) : yuan.balanceOf(wallet) - _spendable(wallet);
    }

    function _check(address wallet, uint256 keptBack) private {
        if (yuan.balanceOf(wallet) < keptBack) frozenMoneyLeft = true;
    }

    function _amount(uint256 seed) private pure returns (uint256) {
        return 1 + (seed % AMOUNTS);
    }
}
