// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../interfaces/IHolders.sol";
import {IParticipants} from "../../interfaces/IParticipants.sol";
import {Role} from "../../interfaces/Role.sol";
import {Account} from "../../token/Account.sol";
import {RegulatedToken} from "../../token/RegulatedToken.sol";
import {HolderWords} from "./HolderWords.sol";

/// @title Who is let in, replaced and kept out; see `IHolders`
/// @dev Code that a Libra coin runs on its own storage, so that the coin has room for the rules of payments; it is made by
/// the coin, and shares with it the base that holds all it touches. On its own it knows holders of nothing: there is no
/// way in it to issue money.
contract Admissions is HolderWords {
    constructor(
        address authority_,
        IParticipants participants_
    ) RegulatedToken("Admissions", "", authority_) HolderWords(participants_) {}

    /// @inheritdoc IHolders
    function acceptCurrency() external {
        _requireNotPaused();
        address account = _msgSender();
        (Role role, uint16 number, address operator) = PARTICIPANTS.participantOf(account);
        bool acts = role == Role.PARENT_VASP && operator == account;
        require(acts || role == Role.CHILD_VASP, RoleCannotAccept(account, role));
        _open(account, role, number);
        if (acts) _replaceOperator(number, account);
    }

    /// @inheritdoc IHolders
    function openWallets(address[] calldata wallets) external {
        _requireNotPaused();
        uint16 number = _requireVasp();
        for (uint256 i = 0; i < wallets.length; ++i) {
            (Role role, uint16 parent, ) = PARTICIPANTS.participantOf(wallets[i]);
            require(role == Role.CHILD_VASP && parent == number, NotAChildOf(wallets[i], number));
            _open(wallets[i], role, number);
        }
    }

    /// @inheritdoc IHolders
    function registerSystemAccount(address account) external restricted {
        _registerVault(account);
    }

    /// @inheritdoc IHolders
    function registerAdministrator(address account) external restricted {
        _bar(account);
    }

    /// @inheritdoc IHolders
    function replaceWallet(address wallet, address replacement) external restricted {
        _requireNotPaused();
        (Account old, Account heir) = (_accountOf(wallet), _accountOf(replacement));
        uint16 number = old.issuer();
        require(number != 0 && old.isOpen() && !old.isOperator(), NotReplaceable(wallet));
        bool good = wallet != replacement && heir.isOpen() && heir.issuer() == number;
        require(good && !heir.hasMoneyOrFreeze(), NotAReplacement(replacement));
        _storeAccount(wallet, old.retired());
        _storeAccount(replacement, heir.withMoneyOf(old));
        emit Transfer(wallet, replacement, old.balance());
        emit Frozen(wallet, 0);
        emit Frozen(replacement, old.frozenAmount());
        if (old.isWhollyFrozen()) emit AccountFrozen(replacement, bytes32(bytes20(wallet)));
        emit WalletReplaced(wallet, replacement);
    }

    /// @inheritdoc IHolders
    function bar(address account) external {
        (Role role, , ) = PARTICIPANTS.participantOf(account);
        require(role == Role.VALIDATOR || role == Role.VALIDATOR_OPERATOR, RoleMayHold(account, role));
        if (!_accountOf(account).isSystem()) _bar(account);
    }

    function _requireVasp() internal view returns (uint16 number) {
        Account caller = _accountOf(_msgSender());
        require(caller.isOperator(), NotAVasp(_msgSender()));
        require(!caller.isWhollyFrozen(), FrozenAccount(_msgSender()));
        return caller.issuer();
    }

    function _bar(address account) private {
        Account word = _requireAvailable(account);
        require(!word.hasMoneyOrFreeze(), AccountInUse(account));
        _storeAccount(account, word.asSystem());
        emit AccountBarred(account);
    }
}
