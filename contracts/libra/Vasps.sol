// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {Account} from "../token/Account.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";

/// @dev Who may hold the coin: customers, who carry the number of their VASP, and dealers, who carry a number that no
/// VASP has. Being in the account's word it costs a payment no further read.
abstract contract Vasps is RegulatedToken, ILibraCoin {
    uint16 private constant DEALERS = 1;
    uint16 private constant FIRST_VASP = 2;

    address[] private _vasps;
    mapping(address vasp => uint16) private _numberOf;

    /// @inheritdoc ILibraCoin
    function admitVasp(address vasp, string calldata name) external restricted returns (uint16 vaspNumber) {
        require(_numberOf[vasp] == 0, VaspAlreadyAdmitted(vasp));
        _barFromWallets(vasp);
        vaspNumber = SafeCast.toUint16(FIRST_VASP + _vasps.length);
        _vasps.push(vasp);
        _numberOf[vasp] = vaspNumber;
        emit VaspAdmitted(vasp, vaspNumber, name);
    }

    /// @inheritdoc ILibraCoin
    function openWallets(address[] calldata wallets) external {
        uint16 number = _numberOf[_msgSender()];
        require(number != 0, NotAVasp(_msgSender()));
        for (uint256 i = 0; i < wallets.length; ++i) {
            address wallet = wallets[i];
            // A word that was frozen before the wallet was opened stays frozen.
            _storeAccount(wallet, _requireAvailable(wallet).withIssuer(number));
            emit WalletOpened(wallet, _msgSender());
        }
    }

    /// @inheritdoc ILibraCoin
    function registerSystemAccount(address account) external restricted {
        _registerVault(account);
    }

    /// @inheritdoc ILibraCoin
    function vaspOf(address wallet) external view returns (address) {
        uint16 number = _accountOf(wallet).issuer();
        return number < FIRST_VASP ? address(0) : _vasps[number - FIRST_VASP];
    }

    /// @inheritdoc ILibraCoin
    function vasps() external view returns (address[] memory) {
        return _vasps;
    }

    /// @inheritdoc ILibraCoin
    function isDealer(address account) external view returns (bool) {
        return _isDealer(account);
    }

    function _register(address dealer) internal {
        _storeAccount(dealer, _requireAvailable(dealer).withIssuer(DEALERS));
        emit DealerRegistered(dealer);
    }

    function _barFromWallets(address account) internal {
        _storeAccount(account, _requireAvailable(account).asSystem());
    }

    function _registerVault(address account) internal {
        _storeAccount(account, _requireAvailable(account).asVault());
        emit SystemAccountRegistered(account);
    }

    function _isDealer(address account) internal view returns (bool) {
        return _accountOf(account).issuer() == DEALERS;
    }

    /// @dev The payer's own VASP submits; for a payer that is no VASP's customer any VASP may.
    function _requireVaspOf(address payer) internal view {
        uint16 number = _numberOf[_msgSender()];
        uint16 keeper = _accountOf(payer).issuer();
        bool entitled = number != 0 && (keeper < FIRST_VASP || keeper == number);
        require(entitled, SubmitterNotEntitled(_msgSender(), payer));
    }

    /// @dev A VASP has one address for its work here, where no coins are, and the system's contracts hold coins by rules
    /// of their own only: an order against any of them is a mistake.
    function _requireSubjectToOrders(address account, Account word) internal pure override {
        require(!word.isSystem(), SystemAccount(account));
    }

    function _requireAvailable(address account) private view returns (Account word) {
        word = _accountOf(account);
        bool available = account != address(0) && word.issuer() == 0 && !word.isSystem();
        require(available, WalletNotAvailable(account));
    }
}
