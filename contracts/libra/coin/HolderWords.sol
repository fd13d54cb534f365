// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../interfaces/IHolders.sol";
import {IInstructionErrors} from "../../interfaces/IInstructionErrors.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IParticipants} from "../../interfaces/IParticipants.sol";
import {Role} from "../../interfaces/Role.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {RegulatedToken} from "../../token/RegulatedToken.sol";
import {CoinTerms} from "./CoinTerms.sol";

/// @dev What is known of holders, by which every movement is judged. Role and VASP number stand in the account's word, so
/// that a payment reads nothing more to know them.
abstract contract HolderWords is RegulatedToken, IHolders {
    using CoinTerms for Controls;

    IParticipants internal immutable PARTICIPANTS;

    mapping(uint256 number => address) private _operators;

    constructor(IParticipants participants_) {
        PARTICIPANTS = participants_;
    }

    /// @inheritdoc IHolders
    function vaspOf(address wallet) external view returns (address) {
        return _operators[_accountOf(wallet).issuer()];
    }

    /// @inheritdoc IHolders
    function holderOf(address account) external view returns (Role role, uint16 number, bool accepted) {
        Account word = _accountOf(account);
        return (_roleOf(word), word.issuer(), word.isOpen());
    }

    /// @inheritdoc IHolders
    function isDealer(address account) external view returns (bool) {
        return _isDealer(account);
    }

    function _registerDealer(address dealer) internal {
        (Role role, uint16 number, address operator) = PARTICIPANTS.participantOf(dealer);
        require(role == Role.DESIGNATED_DEALER && operator == dealer, RoleCannotAccept(dealer, role));
        _open(dealer, role, number);
    }

    function _registerVault(address account) internal {
        _storeAccount(account, _requireAvailable(account).asVault());
        emit SystemAccountRegistered(account);
    }

    /// @dev A system account takes part in nothing but what system accounts themselves call, so that it holds exactly
    /// what its own rules brought there.
    function _isAllowed(Account account, Controls controls) internal view override returns (bool) {
        if (account.isOpen()) return true;
        if (account.isVault()) return _accountOf(_msgSender()).isVault();
        // An unhosted wallet is any account that the coin doesn't know.
        return account.isUnknown() && controls.isOn(CoinTerms.UNHOSTED);
    }

    function _revertStopped(Controls controls) internal pure override {
        if (controls.isStoppedBy(CoinTerms.HALT)) revert ILibraCoin.CoinHalted();
        revert TokenPaused();
    }

    function _requireSubjectToOrders(address account, Account word) internal pure override {
        require(!word.isSystem(), SystemAccount(account));
    }

    /// @dev The payer's own VASP submits; for a payer that is no VASP's customer any VASP may.
    function _requireVaspOf(address payer) internal view {
        Account caller = _accountOf(_msgSender());
        uint16 keeper = _accountOf(payer).issuer();
        require(!caller.isWhollyFrozen(), FrozenAccount(_msgSender()));
        bool entitled = caller.isOperator() && (keeper == 0 || keeper == caller.issuer());
        require(entitled, IInstructionErrors.SubmitterNotEntitled(_msgSender(), payer));
    }

    function _isDealer(address account) internal view returns (bool) {
        return _roleOf(_accountOf(account)) == Role.DESIGNATED_DEALER;
    }

    function _roleOf(Account account) internal pure returns (Role) {
        return Role(account.tier());
    }

    function _open(address account, Role role, uint16 number) internal {
        // A word that was frozen before the account was opened stays frozen.
        // A dealer is no VASP's: of numbers an account carries only its VASP's.
        uint16 vasp = role == Role.DESIGNATED_DEALER ? 0 : number;
        _storeAccount(account, _requireAvailable(account).opened(uint8(role), vasp));
        emit CurrencyAccepted(account, role, number);
    }

    /// @dev Whoever acted for the VASP until now keeps what it holds, and acts no more.
    function _replaceOperator(uint16 number, address operator) internal {
        address former = _operators[number];
        if (former != address(0)) _storeAccount(former, _accountOf(former).asOperator(false));
        _operators[number] = operator;
        _storeAccount(operator, _accountOf(operator).asOperator(true));
    }

    function _requireAvailable(address account) internal view returns (Account word) {
        word = _accountOf(account);
        bool available = account != address(0) && !word.isOpen() && !word.isSystem() && !word.isRetired();
        require(available, WalletNotAvailable(account));
    }
}
