// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IClientReserves} from "../interfaces/IClientReserves.sol";
import {Account} from "../token/Account.sol";
import {Controls} from "../token/Controls.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";

/// @dev The licensed institutions, their wallets, and the one number for each institution that is both what it owes
/// its wallets and what it holds as client reserve at the central bank.
abstract contract ClientReserves is RegulatedToken, IClientReserves {
    uint24 private constant SUSPENDED = 1 << 16;

    uint16 private _institutionCount;
    mapping(uint256 number => address) private _operators;
    /// @dev Two neighbours' reserves in one word, the odd number's in the lower half: the largest two, who hold some nine
    /// tenths of all client reserves and so have most payments between each other, are licensed one after the other.
    mapping(uint256 pair => uint256) private _reserves;
    /// @dev Its number, and above that whether it is suspended.
    mapping(address operator => uint24) private _numbers;

    /// @inheritdoc IClientReserves
    function admitInstitution(
        address institution,
        string calldata name
    ) external restricted returns (uint16 institutionId) {
        require(_numbers[institution] == 0, InstitutionAlreadyAdmitted(institution));
        _requireAdmissible(institution);
        _barFromWallets(institution);
        institutionId = SafeCast.toUint16(uint256(_institutionCount) + 1);
        _institutionCount = institutionId;
        _operators[institutionId] = institution;
        _numbers[institution] = institutionId;
        emit InstitutionAdmitted(institution, institutionId, name);
    }

    /// @inheritdoc IClientReserves
    function openWallets(address[] calldata wallets) external {
        uint16 number = _requireInstitution();
        for (uint256 i = 0; i < wallets.length; ++i) {
            address wallet = wallets[i];
            // A word that was frozen before the wallet was opened stays frozen.
            _storeAccount(wallet, _requireAvailable(wallet).withIssuer(number));
            emit WalletOpened(wallet, _msgSender());
        }
    }

    /// @inheritdoc IClientReserves
    function institutionOf(address wallet) external view returns (address) {
        Account word = _accountOf(wallet);
        return word.isRetired() ? address(0) : _operatorOf(word.issuer());
    }

    /// @inheritdoc IClientReserves
    function clientReserveOf(address institution) public view returns (uint256) {
        uint256 number = _numberOf(institution);
        return uint128(_reserves[_pairOf(number)] >> _placeOf(number));
    }

    /// @inheritdoc IClientReserves
    function institutions() external view returns (address[] memory operators) {
        operators = new address[](_institutionCount);
        for (uint256 i = 0; i < operators.length; ++i) operators[i] = _operators[i + 1];
    }

    /// @inheritdoc IClientReserves
    function isSuspended(address institution) external view returns (bool) {
        return _numbers[institution] & SUSPENDED != 0;
    }

    /// @dev The money's debtor is the institution of the wallet where it is, and its client reserve moves with it:
    /// in transfers, top-ups and withdrawals, and in forced transfers as well.
    function _afterMove(Account payer, Account payee, uint256 value) internal virtual override {
        uint16 debtor = payer.issuer();
        uint16 newDebtor = payee.issuer();
        if (debtor == newDebtor) return;
        // A client reserve is the sum of balances, each payment out of which was covered; it stays below 2^96, and so in
        // its half of the word.
        unchecked {
            if (debtor != 0) _addToReserve(debtor, 0 - value);
            if (newDebtor != 0) _addToReserve(newDebtor, value);
        }
    }

    function _barFromWallets(address account) internal {
        _storeAccount(account, _requireAvailable(account).asSystem());
    }

    function _setSuspended(address institution, bool on) internal {
        uint24 number = _numbers[institution];
        require(number != 0, NotAnInstitution(institution));
        _numbers[institution] = on ? number | SUSPENDED : number & ~SUSPENDED;
        // The controls' terms count the suspended, so that nothing else is read while there are none.
        Controls controls = _controlsNow();
        bool was = number & SUSPENDED != 0;
        uint144 count = controls.terms();
        if (was != on) _storeControls(controls.withTerms(on ? count + 1 : count - 1));
    }

    /// @dev Hook for what a currency asks of its institutions.
    function _requireAdmissible(address institution) internal view virtual {}

    function _operatorOf(uint16 number) internal view returns (address) {
        return _operators[number];
    }

    function _numberOf(address institution) internal view returns (uint16) {
        return uint16(_numbers[institution]);
    }

    /// @dev Zero for who is no institution, or a suspended one.
    function _activeNumberOf(address institution) internal view returns (uint16) {
        uint24 number = _numbers[institution];
        return number & SUSPENDED == 0 ? uint16(number) : 0;
    }

    function _isKeeperSuspended(address wallet) internal view returns (bool) {
        if (_controlsNow().terms() == 0) return false;
        return _numbers[_operators[_accountOf(wallet).issuer()]] & SUSPENDED != 0;
    }

    function _requireInstitution() internal view returns (uint16 number) {
        number = _activeNumberOf(_msgSender());
        require(number != 0, NotAnInstitution(_msgSender()));
    }

    /// @dev The payer's own institution submits; for a payer without a wallet any institution may, to be refused.
    function _maySubmit(uint16 number, Account payer) internal pure returns (bool) {
        uint16 keeper = payer.issuer();
        return number != 0 && (keeper == 0 || keeper == number);
    }

    /// @dev A wallet is a claim on an institution: without one, or when it was closed, there is nothing to hold.
    function _isAllowed(Account account, Controls) internal pure override returns (bool) {
        return account.issuer() != 0 && !account.isRetired();
    }

    /// @param change Modulo 2^256: negative amounts as well.
    function _addToReserve(uint16 number, uint256 change) private {
        uint256 place = _placeOf(number);
        uint256 pair = _pairOf(number);
        // The sum of one half and its change is again one of 96 bits, so the other half stays as it is.
        unchecked {
            uint256 word = _reserves[pair] + (change << place);
            _reserves[pair] = word;
            emit ClientReserveChanged(number, uint128(word >> place));
        }
    }

    function _requireAvailable(address account) private view returns (Account word) {
        word = _accountOf(account);
        bool available = account != address(0) && word.issuer() == 0 && !word.isSystem();
        require(available, WalletNotAvailable(account));
    }

    function _pairOf(uint256 number) private pure returns (uint256) {
        return (number + 1) >> 1;
    }

    function _placeOf(uint256 number) private pure returns (uint256) {
        return number & 1 == 1 ? 0 : 128;
    }
}
