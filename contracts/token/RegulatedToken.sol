// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {AuthorityUtils} from "@openzeppelin/contracts/access/manager/AuthorityUtils.sol";
import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IERC7598} from "../interfaces/IERC7598.sol";
import {IERC7943Fungible} from "../interfaces/IERC7943.sol";
import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Account, AccountWord} from "./Account.sol";
import {SignedTransfers} from "./SignedTransfers.sol";

/// @dev The regulated ERC-20 that every currency here builds on. Whether money may move is decided in one place,
/// `_refusalToDebit` and `_refusalToCredit`; calls without an instruction id turn the answer into an error, calls with
/// one record it. Nothing on the path of a transfer asks another contract, the authority included.
abstract contract RegulatedToken is SignedTransfers, AccessManaged, ERC165, IERC7943Fungible {
    /// @dev A struct, because only a struct can be pointed at: its place is worked out once for reading and writing.
    struct Holding {
        Account word;
    }

    /// @dev What stands for the zero address: the other end of issue and redemption.
    Account internal constant NOBODY = Account.wrap(0);

    mapping(address holder => Holding) private _accounts;

    // Side by side in one word: pausing costs issue and redemption no further read.
    uint96 private _supply;
    bool private _isPaused;

    constructor(
        string memory name_,
        string memory symbol_,
        address authority_
    ) ERC20(name_, symbol_) ERC20Permit(name_) AccessManaged(authority_) {}

    /// @inheritdoc IRegulatedToken
    function freeze(address account, bytes32 caseReference) external restricted {
        _setWhollyFrozen(account, true);
        emit AccountFrozen(account, caseReference);
    }

    /// @inheritdoc IRegulatedToken
    function lift(address account, bytes32 caseReference) external restricted {
        _setWhollyFrozen(account, false);
        emit AccountLifted(account, caseReference);
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external returns (bool) {
        Account word = _accounts[account].word;
        bool lowers = amount < word.frozenAmount();
        _requireRoleOf(lowers ? this.lift.selector : this.freeze.selector);
        _requireSubjectToOrders(account, word);
        _setFrozenAmount(account, SafeCast.toUint96(amount));
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function forcedTransfer(address from, address to, uint256 amount) external restricted returns (bool) {
        require(from != to, ForcedTransferToSelf(from));
        Account taken = _accounts[from].word;
        _requireSubjectToOrders(from, taken);
        Account given = _accounts[to].word;
        require(amount <= taken.balance(), ERC20InsufficientBalance(from, taken.balance(), amount));
        Refusal refusal = _refusalToCredit(given);
        if (refusal != Refusal.NONE) _revertFor(refusal, from, to, amount);

        uint256 unfrozen = taken.unfrozenBalance();
        if (amount > unfrozen) {
            // At most the frozen amount is subtracted: amount ≤ balance ≤ unfrozen balance + frozen amount.
            taken = _setFrozenAmount(from, SafeCast.toUint96(taken.frozenAmount() - (amount - unfrozen)));
        }
        _accounts[from].word = taken.debited(amount);
        _accounts[to].word = given.credited(amount);
        emit Transfer(from, to, amount);
        _afterMove(taken, given, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    /// @inheritdoc IRegulatedToken
    function pause() external restricted {
        _requireNotPaused();
        _isPaused = true;
        emit Paused(_msgSender());
    }

    /// @inheritdoc IRegulatedToken
    function unpause() external restricted {
        require(_isPaused, TokenNotPaused());
        _isPaused = false;
        emit Unpaused(_msgSender());
    }

    /// @inheritdoc IERC7943Fungible
    function canSend(address account) external view returns (bool) {
        return _refusalToDebit(_accounts[account].word, 0) == Refusal.NONE;
    }

    /// @inheritdoc IERC7943Fungible
    function canReceive(address account) external view returns (bool) {
        return _refusalToCredit(_accounts[account].word) == Refusal.NONE;
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        if (_isPaused || _refusalToDebit(_accounts[from].word, amount) != Refusal.NONE) return false;
        return _refusalToCredit(_accounts[to].word) == Refusal.NONE;
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) external view returns (uint256) {
        return _accounts[account].word.frozenAmount();
    }

    /// @inheritdoc IRegulatedToken
    function isFrozen(address account) external view returns (bool) {
        return _accounts[account].word.isWhollyFrozen();
    }

    /// @inheritdoc IRegulatedToken
    function paused() external view returns (bool) {
        return _isPaused;
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) public view override returns (uint256) {
        return _accounts[account].word.balance();
    }

    /// @inheritdoc IERC20
    function totalSupply() public view override returns (uint256) {
        return _supply;
    }

    /// @inheritdoc ERC165
    function supportsInterface(bytes4 interfaceId) public view virtual override returns (bool) {
        return
            interfaceId == type(IERC20).interfaceId ||
            interfaceId == type(IERC20Metadata).interfaceId ||
            interfaceId == type(IERC20Permit).interfaceId ||
            interfaceId == type(IERC3009).interfaceId ||
            interfaceId == type(IERC3009Cancel).interfaceId ||
            interfaceId == type(IERC5267).interfaceId ||
            interfaceId == type(IERC7598).interfaceId ||
            interfaceId == type(IERC7943Fungible).interfaceId ||
            interfaceId == type(IRegulatedToken).interfaceId ||
            super.supportsInterface(interfaceId);
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
        require(_isAllowed(account), SpenderNotAllowed(spender));
        require(!account.isWhollyFrozen(), FrozenAccount(spender));
        super._spendAllowance(owner, spender, value);
    }

    /// @dev Moves money from account to account unless a rule refuses. To oneself it moves nothing.
    function _tryMove(address from, address to, uint256 value) internal returns (Refusal refusal) {
        _requireNotPaused();
        Holding storage fromHolding = _accounts[from];
        Holding storage toHolding = _accounts[to];
        Account payer = fromHolding.word;
        Account payee = toHolding.word;
        // Debit side before credit side.
        refusal = _refusalToDebit(payer, value);
        if (refusal != Refusal.NONE) return refusal;
        refusal = _refusalToCredit(payee);
        if (refusal != Refusal.NONE) return refusal;
        if (from != to) {
            fromHolding.word = payer.debited(value);
            toHolding.word = payee.credited(value);
        }
        emit Transfer(from, to, value);
        _afterMove(payer, payee, value);
    }

    /// @dev Issues money to an account unless a rule refuses.
    function _tryIssue(address to, uint256 value) internal returns (Refusal refusal) {
        _requireNotPaused();
        Account payee = _accounts[to].word;
        refusal = _refusalToCredit(payee);
        if (refusal != Refusal.NONE) return refusal;
        uint256 room = AccountWord.MAX_AMOUNT - _supply;
        require(value <= room, SupplyOutOfRange(value, room));
        _supply += uint96(value);
        _accounts[to].word = payee.credited(value);
        emit Transfer(address(0), to, value);
        _afterMove(NOBODY, payee, value);
    }

    /// @dev Redeems an account's money unless a rule refuses.
    function _tryRedeem(address from, uint256 value) internal returns (Refusal refusal) {
        _requireNotPaused();
        Account payer = _accounts[from].word;
        refusal = _refusalToDebit(payer, value);
        if (refusal != Refusal.NONE) return refusal;
        _accounts[from].word = payer.debited(value);
        _supply -= uint96(value);
        emit Transfer(from, address(0), value);
        _afterMove(payer, NOBODY, value);
    }

    /// @dev Called after each movement of money, with both accounts as they were before; `NOBODY` stands for the other
    /// end of issue and redemption.
    function _afterMove(Account payer, Account payee, uint256 value) internal virtual {}

    function _storeAccount(address holder, Account account) internal {
        _accounts[holder].word = account;
    }

    function _accountOf(address holder) internal view returns (Account) {
        return _accounts[holder].word;
    }

    /// @dev Whether the account may take part at all: what a currency asks of its holders.
    function _isAllowed(Account account) internal view virtual returns (bool);

    /// @dev Whether the account may be frozen and coins be taken from it: a currency may except its own contracts.
    function _requireSubjectToOrders(address account, Account word) internal view virtual {}

    /// @dev The first rule that keeps an amount from leaving an account.
    function _refusalToDebit(Account payer, uint256 value) internal view returns (Refusal) {
        if (!_isAllowed(payer)) return Refusal.PAYER_NOT_ALLOWED;
        if (payer.isWhollyFrozen()) return Refusal.PAYER_FROZEN;
        if (value > payer.unfrozenBalance()) {
            return value > payer.balance() ? Refusal.INSUFFICIENT_BALANCE : Refusal.INSUFFICIENT_UNFROZEN_BALANCE;
        }
        return Refusal.NONE;
    }

    /// @dev The first rule that keeps money from an account.
    function _refusalToCredit(Account payee) internal view returns (Refusal) {
        if (!_isAllowed(payee)) return Refusal.PAYEE_NOT_ALLOWED;
        if (payee.isWhollyFrozen()) return Refusal.PAYEE_FROZEN;
        return Refusal.NONE;
    }

    function _requireNotPaused() internal view {
        require(!_isPaused, TokenPaused());
    }

    function _setWhollyFrozen(address account, bool frozen) private {
        Account word = _accounts[account].word;
        _requireSubjectToOrders(account, word);
        if (frozen) require(!word.isWhollyFrozen(), FrozenAccount(account));
        else require(word.isWhollyFrozen(), NotFrozenAccount(account));
        _accounts[account].word = word.whollyFrozen(frozen);
    }

    function _setFrozenAmount(address account, uint96 amount) private returns (Account word) {
        word = _accounts[account].word.withFrozenAmount(amount);
        _accounts[account].word = word;
        emit Frozen(account, amount);
    }

    /// @dev Not `restricted`, because the role depends on what is done with the same selector.
    function _requireRoleOf(bytes4 selector) private view {
        (bool immediate, ) = AuthorityUtils.canCallWithDelay(authority(), _msgSender(), address(this), selector);
        require(immediate, AccessManagedUnauthorized(_msgSender()));
    }

    /// @dev The error that says the same as the refusal, with who, needed and available.
    function _revertFor(Refusal refusal, address from, address to, uint256 value) private view {
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
