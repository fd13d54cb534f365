// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IERC7943Fungible} from "../interfaces/IERC7943.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Account, AccountWord} from "./Account.sol";
import {Controls} from "./Controls.sol";
import {SignedTransfers} from "./SignedTransfers.sol";

/// @dev Accounts, the supply, and every way in which money moves between them. Whether it may is decided in one place,
/// `_refusalToDebit` and `_refusalToCredit`; calls without an instruction id turn the answer into an error, calls with
/// one record it. Nothing on the path of a transfer asks another contract, the authority included.
abstract contract Movements is SignedTransfers, IERC7943Fungible {
    /// @dev A struct, because only a struct can be pointed at: its place is worked out once for reading and writing.
    struct Holding {
        Account word;
    }

    /// @dev What stands for the zero address: the other end of issue and redemption.
    Account internal constant NOBODY = Account.wrap(0);

    mapping(address holder => Holding) private _accounts;

    Controls private _controls;

    /// @inheritdoc IERC20
    function balanceOf(address account) public view override returns (uint256) {
        return _accounts[account].word.balance();
    }

    /// @inheritdoc IERC20
    function totalSupply() public view override returns (uint256) {
        return _controls.supply();
    }

    /// @dev Replaces OpenZeppelin's book-keeping altogether: never call `super._update`.
    function _update(address from, address to, uint256 value) internal override {
        Refusal refusal;
        if (from == address(0)) refusal = _tryIssue(to, value);
        else if (to == address(0)) refusal = _tryRedeem(from, value);
        else refusal = _tryMove(from, to, value);
        if (refusal != Refusal.NONE) _revertFor(refusal, from, to, value);
    }

    /// @dev `_update` can't see who spends an allowance, so it is checked where the allowance is.
    function _spendAllowance(address owner, address spender, uint256 value) internal override {
        Account account = _accounts[spender].word;
        require(_isAllowed(account, _controls), SpenderNotAllowed(spender));
        require(!account.isWhollyFrozen(), FrozenAccount(spender));
        super._spendAllowance(owner, spender, value);
    }

    /// @dev Moves money from account to account unless a rule refuses. To oneself it moves nothing.
    function _tryMove(address from, address to, uint256 value) internal returns (Refusal refusal) {
        Controls controls = _controls;
        _requireRunning(controls);
        Holding storage fromHolding = _accounts[from];
        Holding storage toHolding = _accounts[to];
        Account payer = fromHolding.word;
        Account payee = toHolding.word;
        // Debit side before credit side.
        refusal = _refusalToDebit(payer, value, controls);
        if (refusal != Refusal.NONE) return refusal;
        refusal = _refusalToCredit(payee, controls);
        if (refusal != Refusal.NONE) return refusal;
        if (from != to) {
            if (controls.hasSwitches()) {
                refusal = _applyRules(from, payer, payee, value, controls);
                if (refusal != Refusal.NONE) return refusal;
            }
            fromHolding.word = payer.debited(value);
            toHolding.word = payee.credited(value);
        }
        emit Transfer(from, to, value);
        _afterMove(payer, payee, value);
    }

    /// @dev Issues money to an account unless a rule refuses.
    function _tryIssue(address to, uint256 value) internal returns (Refusal refusal) {
        Controls controls = _controls;
        _requireRunning(controls);
        Account payee = _accounts[to].word;
        refusal = _refusalToCredit(payee, controls);
        if (refusal == Refusal.NONE) refusal = _refusalToIssue(payee, value);
        if (refusal != Refusal.NONE) return refusal;
        uint256 room = AccountWord.MAX_AMOUNT - controls.supply();
        require(value <= room, SupplyOutOfRange(value, room));
        _controls = controls.issued(value);
        _accounts[to].word = payee.credited(value);
        emit Transfer(address(0), to, value);
        _afterMove(NOBODY, payee, value);
    }

    /// @dev Redeems an account's money unless a rule refuses.
    function _tryRedeem(address from, uint256 value) internal returns (Refusal refusal) {
        Controls controls = _controls;
        _requireRunning(controls);
        Account payer = _accounts[from].word;
        refusal = _refusalToDebit(payer, value, controls);
        if (refusal != Refusal.NONE) return refusal;
        _redeem(from, payer, value);
        _afterMove(payer, NOBODY, value);
    }

    /// @dev What remains of a redemption when no rule stands against it and the balance covers it.
    function _redeem(address from, Account payer, uint256 value) internal {
        _accounts[from].word = payer.debited(value);
        // No balance exceeds the supply.
        _controls = _controls.redeemed(value);
        emit Transfer(from, address(0), value);
    }

    /// @dev The currency's own rules for a movement that both accounts allow: counts it, or answers with the first that
    /// refuses and changes nothing. Called only while a switch is on.
    function _applyRules(address, Account, Account, uint256, Controls) internal virtual returns (Refusal) {}

    /// @dev The first of the currency's own rules that keeps new money from an account that may receive.
    function _refusalToIssue(Account payee, uint256 value) internal view virtual returns (Refusal) {}

    /// @dev Whether `_applyRules` wouldn't refuse.
    function _keepsRules(address, Account, Account, uint256, Controls) internal view virtual returns (bool) {
        return true;
    }

    /// @dev Called after each movement of money, with both accounts as they were before; `NOBODY` stands for the other
    /// end of issue and redemption.
    function _afterMove(Account payer, Account payee, uint256 value) internal virtual {}

    function _storeAccount(address holder, Account account) internal {
        _accounts[holder].word = account;
    }

    function _holdingOf(address holder) internal view returns (Holding storage) {
        return _accounts[holder];
    }

    function _accountOf(address holder) internal view returns (Account) {
        return _accounts[holder].word;
    }

    /// @dev Whether the account may take part at all: what a currency asks of its holders.
    function _isAllowed(Account account, Controls controls) internal view virtual returns (bool);

    /// @dev The first rule that keeps an amount from leaving an account.
    function _refusalToDebit(Account payer, uint256 value, Controls controls) internal view returns (Refusal) {
        if (!_isAllowed(payer, controls)) return Refusal.PAYER_NOT_ALLOWED;
        if (payer.isWhollyFrozen()) return Refusal.PAYER_FROZEN;
        if (value > payer.unfrozenBalance()) {
            return value > payer.balance() ? Refusal.INSUFFICIENT_BALANCE : Refusal.INSUFFICIENT_UNFROZEN_BALANCE;
        }
        return Refusal.NONE;
    }

    /// @dev The first rule that keeps money from an account.
    function _refusalToCredit(Account payee, Controls controls) internal view returns (Refusal) {
        if (!_isAllowed(payee, controls)) return Refusal.PAYEE_NOT_ALLOWED;
        if (payee.isWhollyFrozen()) return Refusal.PAYEE_FROZEN;
        return Refusal.NONE;
    }

    function _requireNotPaused() internal view {
        _requireRunning(_controls);
    }

    function _requireRunning(Controls controls) internal view {
        if (controls.isStopped()) _revertStopped(controls);
    }

    /// @dev A currency may be stopped otherwise than by the pause.
    function _revertStopped(Controls) internal view virtual {
        revert TokenPaused();
    }

    function _controlsNow() internal view returns (Controls) {
        return _controls;
    }

    /// @dev For stops, switches and terms: who calls leaves the supply as it is.
    function _storeControls(Controls controls) internal {
        _controls = controls;
    }

    /// @dev The error that says the same as the refusal, with who, needed and available.
    function _revertFor(Refusal refusal, address from, address to, uint256 value) internal view virtual {
        Account payer = _accounts[from].word;
        if (refusal == Refusal.PAYER_NOT_ALLOWED) revert ERC7943CannotSend(from);
        if (refusal == Refusal.PAYER_FROZEN) revert FrozenAccount(from);
        if (refusal == Refusal.INSUFFICIENT_BALANCE) revert ERC20InsufficientBalance(from, payer.balance(), value);
        if (refusal == Refusal.INSUFFICIENT_UNFROZEN_BALANCE) {
            revert ERC7943InsufficientUnfrozenBalance(from, value, payer.unfrozenBalance());
        }
        if (refusal == Refusal.PAYEE_NOT_ALLOWED) revert ERC7943CannotReceive(to);
        revert FrozenAccount(to);
    }
}
