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
import {Account} from "./Account.sol";
import {Controls} from "./Controls.sol";
import {Movements} from "./Movements.sol";

/// @dev The regulated ERC-20 that every currency here builds on: movements, and the orders of those who may stop or undo
/// them.
abstract contract RegulatedToken is Movements, AccessManaged, ERC165 {
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
        Account word = _accountOf(account);
        bool lowers = amount < word.frozenAmount();
        _requireRoleOf(lowers ? this.lift.selector : this.freeze.selector);
        _requireSubjectToOrders(account, word);
        _setFrozenAmount(account, SafeCast.toUint96(amount));
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function forcedTransfer(address from, address to, uint256 amount) external restricted returns (bool) {
        require(from != to, ForcedTransferToSelf(from));
        Account taken = _accountOf(from);
        _requireSubjectToOrders(from, taken);
        Account given = _accountOf(to);
        require(amount <= taken.balance(), ERC20InsufficientBalance(from, taken.balance(), amount));
        Refusal refusal = _refusalToCredit(given, _controlsNow());
        if (refusal != Refusal.NONE) _revertFor(refusal, from, to, amount);

        uint256 unfrozen = taken.unfrozenBalance();
        if (amount > unfrozen) {
            // At most the frozen amount is subtracted: amount ≤ balance ≤ unfrozen balance + frozen amount.
            taken = _setFrozenAmount(from, SafeCast.toUint96(taken.frozenAmount() - (amount - unfrozen)));
        }
        _storeAccount(from, taken.debited(amount));
        _storeAccount(to, given.credited(amount));
        emit Transfer(from, to, amount);
        _afterMove(taken, given, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    /// @inheritdoc IRegulatedToken
    function pause() external restricted {
        Controls controls = _controlsNow();
        require(!controls.isPaused(), TokenPaused());
        _storeControls(controls.withPaused(true));
        emit Paused(_msgSender());
    }

    /// @inheritdoc IRegulatedToken
    function unpause() external restricted {
        Controls controls = _controlsNow();
        require(controls.isPaused(), TokenNotPaused());
        _storeControls(controls.withPaused(false));
        emit Unpaused(_msgSender());
    }

    /// @inheritdoc IERC7943Fungible
    function canSend(address account) external view returns (bool) {
        return _refusalToDebit(_accountOf(account), 0, _controlsNow()) == Refusal.NONE;
    }

    /// @inheritdoc IERC7943Fungible
    function canReceive(address account) external view returns (bool) {
        return _refusalToCredit(_accountOf(account), _controlsNow()) == Refusal.NONE;
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        Controls controls = _controlsNow();
        (Account payer, Account payee) = (_accountOf(from), _accountOf(to));
        if (controls.isStopped() || _refusalToDebit(payer, amount, controls) != Refusal.NONE) return false;
        if (_refusalToCredit(payee, controls) != Refusal.NONE) return false;
        return from == to || _keepsRules(from, payer, payee, amount, controls);
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) external view returns (uint256) {
        return _accountOf(account).frozenAmount();
    }

    /// @inheritdoc IRegulatedToken
    function isFrozen(address account) external view returns (bool) {
        return _accountOf(account).isWhollyFrozen();
    }

    /// @inheritdoc IRegulatedToken
    function paused() external view returns (bool) {
        return _controlsNow().isPaused();
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

    /// @dev Whether the account may be frozen and coins be taken from it: a currency may except its own contracts.
    function _requireSubjectToOrders(address account, Account word) internal view virtual {}

    function _setWhollyFrozen(address account, bool frozen) private {
        Account word = _accountOf(account);
        _requireSubjectToOrders(account, word);
        if (frozen) require(!word.isWhollyFrozen(), FrozenAccount(account));
        else require(word.isWhollyFrozen(), NotFrozenAccount(account));
        _storeAccount(account, word.whollyFrozen(frozen));
    }

    function _setFrozenAmount(address account, uint96 amount) private returns (Account word) {
        word = _accountOf(account).withFrozenAmount(amount);
        _storeAccount(account, word);
        emit Frozen(account, amount);
    }

    /// @dev Not `restricted`, because the role depends on what is done with the same selector.
    function _requireRoleOf(bytes4 selector) private view {
        (bool immediate, ) = AuthorityUtils.canCallWithDelay(authority(), _msgSender(), address(this), selector);
        require(immediate, AccessManagedUnauthorized(_msgSender()));
    }
}
