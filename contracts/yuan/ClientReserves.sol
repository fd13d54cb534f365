// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IWalletYuan} from "../interfaces/IWalletYuan.sol";
import {Account} from "../token/Account.sol";
import {Controls} from "../token/Controls.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";

/// @dev The licensed institutions, their wallets, and the one number for each institution that is both what it owes
/// its wallets and what it holds as client reserve at the central bank.
abstract contract ClientReserves is RegulatedToken, IWalletYuan {
    struct Institution {
        address operator;
        uint96 clientReserveFen;
    }

    uint16 private _institutionCount;
    mapping(uint256 number => Institution) private _institutions;
    mapping(address operator => uint16) internal _numberOf;

    /// @inheritdoc IWalletYuan
    function admitInstitution(
        address institution,
        string calldata name
    ) external restricted returns (uint16 institutionId) {
        require(_numberOf[institution] == 0, InstitutionAlreadyAdmitted(institution));
        _barFromWallets(institution);
        institutionId = SafeCast.toUint16(uint256(_institutionCount) + 1);
        _institutionCount = institutionId;
        _institutions[institutionId].operator = institution;
        _numberOf[institution] = institutionId;
        emit InstitutionAdmitted(institution, institutionId, name);
    }

    /// @inheritdoc IWalletYuan
    function openWallets(address[] calldata wallets) external {
        uint16 number = _requireInstitution();
        for (uint256 i = 0; i < wallets.length; ++i) {
            address wallet = wallets[i];
            // A word that was frozen before the wallet was opened stays frozen.
            _storeAccount(wallet, _requireAvailable(wallet).withIssuer(number));
            emit WalletOpened(wallet, _msgSender());
        }
    }

    /// @inheritdoc IWalletYuan
    function institutionOf(address wallet) external view returns (address) {
        return _institutions[_accountOf(wallet).issuer()].operator;
    }

    /// @inheritdoc IWalletYuan
    function clientReserveOf(address institution) external view returns (uint256) {
        return _institutions[_numberOf[institution]].clientReserveFen;
    }

    /// @inheritdoc IWalletYuan
    function institutions() external view returns (address[] memory operators) {
        operators = new address[](_institutionCount);
        for (uint256 i = 0; i < operators.length; ++i) operators[i] = _institutions[i + 1].operator;
    }

    /// @dev The money's debtor is the institution of the wallet where it is, and its client reserve moves with it:
    /// in transfers, top-ups and withdrawals, and in forced transfers as well.
    function _afterMove(Account payer, Account payee, uint256 value) internal override {
        uint16 debtor = payer.issuer();
        uint16 newDebtor = payee.issuer();
        if (debtor == newDebtor) return;
        // A client reserve is the sum of balances, each payment out of which was covered.
        if (debtor != 0) _changeReserve(debtor, value, false);
        if (newDebtor != 0) _changeReserve(newDebtor, value, true);
    }

    function _barFromWallets(address account) internal {
        _storeAccount(account, _requireAvailable(account).asSystem());
    }

    function _requireInstitution() private view returns (uint16 number) {
        number = _numberOf[_msgSender()];
        require(number != 0, NotAnInstitution(_msgSender()));
    }

    /// @dev The payer's own institution submits; for a payer without a wallet any institution may, to be refused.
    function _requireInstitutionOf(address payer) internal view {
        uint16 number = _numberOf[_msgSender()];
        uint16 keeper = _accountOf(payer).issuer();
        bool entitled = number != 0 && (keeper == 0 || keeper == number);
        require(entitled, SubmitterNotEntitled(_msgSender(), payer));
    }

    /// @dev A wallet is a claim on an institution: without one there is nothing to hold.
    function _isAllowed(Account account, Controls) internal pure override returns (bool) {
        return account.issuer() != 0;
    }

    function _changeReserve(uint16 number, uint256 value, bool up) private {
        Institution storage institution = _institutions[number];
        uint96 reserve = institution.clientReserveFen;
        reserve = up ? reserve + uint96(value) : reserve - uint96(value);
        institution.clientReserveFen = reserve;
        emit ClientReserveChanged(institution.operator, reserve);
    }

    function _requireAvailable(address account) private view returns (Account word) {
        word = _accountOf(account);
        bool available = account != address(0) && word.issuer() == 0 && !word.isSystem();
        require(available, WalletNotAvailable(account));
    }
}
