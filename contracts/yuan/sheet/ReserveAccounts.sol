// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICentralBank} from "../../interfaces/ICentralBank.sol";
import {ICentralBankSheet, SheetRow} from "../../interfaces/ICentralBankSheet.sol";
import {IInterbankFunding} from "../../interfaces/IInterbankFunding.sol";
import {SheetRows} from "./SheetRows.sol";

/// @dev The banks' reserve accounts, which are what stands behind the row of their deposits, but for what they have put
/// aside for settlement among each other, and what was lent to them.
abstract contract ReserveAccounts is ICentralBank, SheetRows {
    struct Bank {
        uint96 reserveFen;
        uint96 lentFen;
        bool admitted;
    }

    mapping(address bank => Bank) internal _banks;
    address[] internal _bankList;

    /// @inheritdoc ICentralBank
    function issueReserves(address bank, uint256 amountInFen) external restricted {
        _requireBank(bank);
        _post(SheetRow.CLAIMS_ON_BANKS, SheetRow.BANK_DEPOSITS, amountInFen);
        uint96 amount = uint96(amountInFen);
        _banks[bank].lentFen += amount;
        _banks[bank].reserveFen += amount;
        emit ReservesIssued(bank, amountInFen);
    }

    /// @inheritdoc ICentralBank
    function repayReserves(uint256 amountInFen) external {
        address bank = _msgSender();
        _requireAmount(amountInFen);
        _takeReserve(bank, amountInFen);
        uint96 lent = _banks[bank].lentFen;
        require(amountInFen <= lent, LendingExceeded(bank, amountInFen, lent));
        _banks[bank].lentFen = lent - uint96(amountInFen);
        _post(SheetRow.BANK_DEPOSITS, SheetRow.CLAIMS_ON_BANKS, amountInFen);
        emit ReservesRepaid(bank, amountInFen);
    }

    /// @inheritdoc ICentralBankSheet
    function payBank(address bank, SheetRow debit, uint256 amountInFen, bytes32 documentReference) external restricted {
        _requireBank(bank);
        _requireFree(debit);
        _requireAmount(amountInFen);
        emit PostingDocumented(documentReference);
        _post(debit, SheetRow.BANK_DEPOSITS, amountInFen);
        _creditReserve(bank, uint96(amountInFen));
    }

    /// @inheritdoc ICentralBankSheet
    function payFromReserves(SheetRow credit, uint256 amountInFen) external {
        address bank = _msgSender();
        bool payable_ = credit == SheetRow.NOTES_AND_COINS || credit == SheetRow.GOVERNMENT_DEPOSITS;
        require(payable_, RowNotPayable(credit));
        _requireAmount(amountInFen);
        _takeReserve(bank, amountInFen);
        _post(SheetRow.BANK_DEPOSITS, credit, amountInFen);
    }

    /// @inheritdoc ICentralBank
    function reserveOf(address bank) external view returns (uint256) {
        return _banks[bank].reserveFen;
    }

    /// @inheritdoc ICentralBank
    function lentTo(address bank) external view returns (uint256) {
        return _banks[bank].lentFen;
    }

    /// @inheritdoc ICentralBank
    function isBank(address account) external view returns (bool) {
        return _banks[account].admitted;
    }

    /// @inheritdoc ICentralBank
    function banks() external view returns (address[] memory) {
        return _bankList;
    }

    function _creditReserve(address bank, uint96 amount) internal {
        _banks[bank].reserveFen += amount;
    }

    /// @return debited False, and nothing is changed, if the account holds less.
    function _debitReserve(address bank, uint256 amount) internal returns (bool debited) {
        _requireBank(bank);
        uint96 reserve = _banks[bank].reserveFen;
        debited = amount <= reserve;
        if (debited) _banks[bank].reserveFen = reserve - uint96(amount);
    }

    function _takeReserve(address bank, uint256 amount) internal {
        bool debited = _debitReserve(bank, amount);
        uint256 available = _banks[bank].reserveFen;
        require(debited, IInterbankFunding.BankReservesInsufficient(bank, amount, available));
    }

    function _requireBank(address bank) internal view {
        require(_banks[bank].admitted, NotABank(bank));
    }
}
