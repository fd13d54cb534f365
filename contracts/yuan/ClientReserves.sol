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
    uint16 private _institutionCount;
    mapping(uint256 number => address) private _operators;
    /// @dev Two neighbours' reserves in one word, the odd number's in the lower half: the largest two, who hold some nine
    /// tenths of all client reserves and so have most payments between each other, are licensed one after the other.
    mapping(uint256 pair => uint256) private _reserves;
    mapping(address operator => uint16) internal _numberOf;

    /// @inheritdoc IClientReserves
    function admitInstitution(
        address institution,
        string calldata name
    ) external restricted returns (uint16 institutionId) {
        require(_numberOf[institution] == 0, InstitutionAlreadyAdmitted(institution));
        _barFromWallets(institution);
        institutionId = SafeCast.toUint16(uint256(_institutionCount) + 1);
        _institutionCount = institutionId;
        _operators[institutionId] = institution;
        _numberOf[institution] = institutionId;
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
        return word.isRetired() ? address(0) : _operators[word.issuer()];
    }

    /// @inheritdoc IClientReserves
    function clientReserveOf(address institution) external view returns (uint256) {
        uint256 number = _numberOf[institution];
        return uint128(_reserves[_pairOf(number)] >> _placeOf(number));
    }

    /// @inheritdoc IClientReserves
    function institutions() external view returns (address[] memory operators) {
        operators = new address[](_institutionCount);
        for (uint256 i = 0; i < operators.length; ++i) operators[i] = _operators[i + 1];
    }

    /// @dev The money's debtor is the institution of the wallet where it is, and its client reserve moves with it:
    /// in transfers, top-ups and withdrawals, and in forced transfers as well.
    function _afterMove(Account payer, Account payee, uint256 value) internal override {
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

    function _requireInstitution() internal view returns (uint16 number) {
        number = _numberOf[_msgSender()];
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
