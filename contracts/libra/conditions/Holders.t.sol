// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IHolders} from "../../interfaces/IHolders.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {Role} from "../../interfaces/Role.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the coin: who becomes and stays a holder
contract HoldersTest is Conditions {
    uint64 private constant RECOVERY_ROLE = 202;
    address private constant RECOVERY = address(0x50000);
    /// @dev A child of the first VASP, a dealer and a VASP that have a role, but didn't accept the currency.
    address private constant CHILD = address(0x50001);
    address private constant DEALER = address(0x50002);
    address private constant VASP = address(0x50003);
    /// @dev A child that took over the last wallet's money, so that the wallet is closed for good.
    address private constant HEIR = address(0x50004);

    constructor() {
        participants.registerDesignatedDealer(DEALER, _credential());
        participants.registerParentVasp(VASP, _credential());
        _register(vaspAt(0), CHILD);
        _register(vaspAt(1), HEIR);
        _open(vaspAt(1), HEIR);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = coin.replaceWallet.selector;
        authority.setTargetFunctionRole(address(coin), selectors, RECOVERY_ROLE);
        authority.grantRole(RECOVERY_ROLE, RECOVERY, 0);
        VM.prank(RECOVERY);
        coin.replaceWallet(holderAt(HOLDERS - 1), HEIR);
    }

    function testFuzz_I27_acceptCurrency(uint256 seed) external drawnFrom(seed) {
        _caller = _someone();
        _upset();
        Role role = _roleOf(_caller);
        _needsRunning();
        bool may = role == Role.PARENT_VASP || role == Role.CHILD_VASP;
        _needs(may, abi.encodeWithSelector(IHolders.RoleCannotAccept.selector, _caller, role));
        _needs(_isFree(_caller), IHolders.WalletNotAvailable.selector, _caller);
        _check(address(coin), abi.encodeCall(coin.acceptCurrency, ()));
    }

    function testFuzz_I27_openWallets(uint256 seed) external drawnFrom(seed) {
        _callAs(vaspAt(0));
        address[] memory wallets = new address[](1);
        wallets[0] = _odds(2) ? CHILD : _someone();
        _upset();
        uint16 number = _vaspNumber(_caller);
        bool isChild = _roleOf(wallets[0]) == Role.CHILD_VASP && _parentOf(wallets[0]) == number;
        _needsRunning();
        _needs(_isVasp(_caller), IHolders.NotAVasp.selector, _caller);
        _needs(!coin.isFrozen(_caller), IRegulatedToken.FrozenAccount.selector, _caller);
        _needs(isChild, abi.encodeWithSelector(IHolders.NotAChildOf.selector, wallets[0], number));
        _needs(_isFree(wallets[0]), IHolders.WalletNotAvailable.selector, wallets[0]);
        _check(address(coin), abi.encodeCall(coin.openWallets, (wallets)));
    }

    function testFuzz_I27_registerDealer(uint256 seed) external drawnFrom(seed) {
        _callAs(address(treasury));
        address dealer = _odds(2) ? DEALER : _someone();
        _upset();
        Role role = _roleOf(dealer);
        _needsTreasury();
        bytes4 cannot = IHolders.RoleCannotAccept.selector;
        _needs(role == Role.DESIGNATED_DEALER, abi.encodeWithSelector(cannot, dealer, role));
        _needs(_isFree(dealer), IHolders.WalletNotAvailable.selector, dealer);
        _check(address(coin), abi.encodeCall(coin.registerDealer, (dealer)));
    }

    function testFuzz_I27_registerSystemAccount(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address account = _someone();
        _upset();
        _needsRole();
        _needs(_isFree(account), IHolders.WalletNotAvailable.selector, account);
        _check(address(coin), abi.encodeCall(coin.registerSystemAccount, (account)));
    }

    function testFuzz_I27_registerAdministrator(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address account = _someone();
        bool isFrozen = account != address(0) && !_isSystem(account) && _odds(2);
        if (isFrozen) coin.setFrozenTokens(account, 1);
        _upset();
        _needsRole();
        _needs(_isFree(account), IHolders.WalletNotAvailable.selector, account);
        _needs(!isFrozen, IHolders.AccountInUse.selector, account);
        _check(address(coin), abi.encodeCall(coin.registerAdministrator, (account)));
    }

    function testFuzz_I27_bar(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        address account = _odds(2) ? VALIDATOR : _someone();
        _upset();
        Role role = _roleOf(account);
        // Barred when it was registered: again, it does nothing.
        bytes4 mayHold = IHolders.RoleMayHold.selector;
        _needs(role == Role.VALIDATOR, abi.encodeWithSelector(mayHold, account, role));
        _check(address(coin), abi.encodeCall(coin.bar, (account)));
    }

    function testFuzz_I27_replaceWallet(uint256 seed) external drawnFrom(seed) {
        _callAs(RECOVERY);
        (address wallet, address replacement) = (_odds(2) ? holderAt(_draw(2)) : _someone(), _someone());
        if (_odds(2)) {
            replacement = CHILD;
            if (_odds(2)) _open(vaspAt(0), CHILD);
        }
        _upset();
        if (!coin.isFrozen(CHILD) && _odds(4)) coin.freeze(CHILD, "");
        _needs(_caller == RECOVERY, IAccessManaged.AccessManagedUnauthorized.selector, _caller);
        _needsRunning();
        _needs(_isOpen(wallet) && _isWallet(wallet), IHolders.NotReplaceable.selector, wallet);
        bool good = wallet != replacement && _isOpen(replacement) && _vasp(wallet) == _vasp(replacement);
        bool isEmpty = coin.balanceOf(replacement) == 0 && coin.getFrozenTokens(replacement) == 0;
        good = good && isEmpty && !coin.isFrozen(replacement);
        _needs(good, IHolders.NotAReplacement.selector, replacement);
        _check(address(coin), abi.encodeCall(coin.replaceWallet, (wallet, replacement)));
    }

    function _register(address vasp, address child) private {
        address[] memory wallets = new address[](1);
        wallets[0] = child;
        VM.prank(vasp);
        participants.registerChildren(wallets);
    }

    function _open(address vasp, address child) private {
        address[] memory wallets = new address[](1);
        wallets[0] = child;
        VM.prank(vasp);
        coin.openWallets(wallets);
    }

    /// @dev These besides those of every test.
    function _someone() private returns (address) {
        uint256 which = _draw(8);
        return which < 4 ? [CHILD, DEALER, VASP, HEIR][which] : _somebody();
    }

    function _isOpen(address account) internal view override returns (bool) {
        if (account == CHILD) return _isOpenNow(CHILD);
        if (account == holderAt(HOLDERS - 1)) return false;
        return account == HEIR || super._isOpen(account);
    }

    /// @dev Whether the account has no part in the coin yet, and had none.
    function _isFree(address account) private view returns (bool) {
        bool isRetired = account == holderAt(HOLDERS - 1);
        return account != address(0) && !_isOpen(account) && !_isSystem(account) && !isRetired;
    }

    function _isWallet(address account) private pure returns (bool) {
        return _roleOf(account) == Role.CHILD_VASP;
    }

    function _isOpenNow(address account) private view returns (bool isOpen) {
        (, , isOpen) = coin.holderOf(account);
    }

    function _vasp(address account) private pure returns (uint16) {
        return account == CHILD || account == HEIR ? _parentOf(account) : _vaspNumber(account);
    }

    function _parentOf(address child) private pure returns (uint16) {
        return
            child == CHILD
                ? 3
                : child == HEIR
                    ? 4
                    : _vaspNumber(child);
    }

    function _roleOf(address account) private pure returns (Role) {
        if (account == VALIDATOR) return Role.VALIDATOR;
        if (_isDealer(account) || account == DEALER) return Role.DESIGNATED_DEALER;
        if (_isVasp(account) || account == VASP) return Role.PARENT_VASP;
        bool isChild = account == CHILD || account == HEIR || _vaspNumber(account) != 0;
        return isChild ? Role.CHILD_VASP : Role.NONE;
    }
}
