// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ICentralBankSheet, Sheet, SheetRow} from "../../interfaces/ICentralBankSheet.sol";
import {IInstructionErrors} from "../../interfaces/IInstructionErrors.sol";

/// @dev The rows, and the one function by which they move. What stands behind a row, account by account, is kept by
/// contracts that build on this one: the row is the sum of its accounts.
abstract contract SheetRows is ICentralBankSheet, AccessManaged {
    // As many as rows, two in a word: a top-up moves the two of one word.
    uint128[11] private _rows;

    /// @inheritdoc ICentralBankSheet
    function post(SheetRow debit, SheetRow credit, uint256 amountInFen, bytes32 documentReference) external restricted {
        _requireFree(debit);
        _requireFree(credit);
        _requireAmount(amountInFen);
        emit PostingDocumented(documentReference);
        _post(debit, credit, amountInFen);
    }

    /// @inheritdoc ICentralBankSheet
    function rows() external view returns (Sheet memory all) {
        all.foreignAssetsFen = rowOf(SheetRow.FOREIGN_ASSETS);
        all.claimsOnGovernmentFen = rowOf(SheetRow.CLAIMS_ON_GOVERNMENT);
        all.claimsOnBanksFen = rowOf(SheetRow.CLAIMS_ON_BANKS);
        all.otherAssetsFen = rowOf(SheetRow.OTHER_ASSETS);
        all.assetsFen = _assets();
        all.eCnyFen = rowOf(SheetRow.E_CNY);
        all.currencyIssueFen = rowOf(SheetRow.NOTES_AND_COINS) + all.eCnyFen;
        all.bankDepositsFen = rowOf(SheetRow.BANK_DEPOSITS);
        all.clientReservesFen = rowOf(SheetRow.CLIENT_RESERVES);
        all.reserveMoneyFen = all.currencyIssueFen + all.bankDepositsFen + all.clientReservesFen;
        all.governmentDepositsFen = rowOf(SheetRow.GOVERNMENT_DEPOSITS);
        all.otherLiabilitiesFen = rowOf(SheetRow.OTHER_LIABILITIES);
        all.ownCapitalFen = rowOf(SheetRow.OWN_CAPITAL);
        all.liabilitiesFen =
            all.reserveMoneyFen +
            all.governmentDepositsFen +
            all.otherLiabilitiesFen +
            all.ownCapitalFen;
    }

    /// @inheritdoc ICentralBankSheet
    function rowOf(SheetRow row) public view returns (uint256) {
        return _rows[uint256(row)];
    }

    /// @dev The amount is below 2^96. Rows stay there too, because assets do and no liability exceeds them.
    function _post(SheetRow debit, SheetRow credit, uint256 amount) internal {
        bool grows = _isAsset(debit);
        bool shrinks = _isAsset(credit);
        if (grows && !shrinks) {
            uint256 room = type(uint96).max - _assets();
            require(amount <= room, SupplyOutOfRange(amount, room));
        }
        if (shrinks) _subtract(credit, amount);
        if (!grows) _subtract(debit, amount);
        if (grows) _rows[uint256(debit)] += uint128(amount);
        if (!shrinks) _rows[uint256(credit)] += uint128(amount);
        emit Posted(debit, credit, amount);
    }

    function _requireFree(SheetRow row) internal pure {
        bool hasAccounts =
            row == SheetRow.CLAIMS_ON_BANKS ||
                row == SheetRow.BANK_DEPOSITS ||
                row == SheetRow.CLIENT_RESERVES ||
                row == SheetRow.E_CNY;
        require(!hasAccounts, RowHasAccounts(row));
    }

    function _requireAmount(uint256 amount) internal pure {
        require(amount != 0 && amount <= type(uint96).max, IInstructionErrors.AmountOutOfRange(amount));
    }

    function _subtract(SheetRow row, uint256 amount) private {
        uint256 stands = rowOf(row);
        require(amount <= stands, RowInsufficient(row, amount, stands));
        _rows[uint256(row)] = uint128(stands - amount);
    }

    function _assets() private view returns (uint256) {
        return
            rowOf(SheetRow.FOREIGN_ASSETS) +
            rowOf(SheetRow.CLAIMS_ON_GOVERNMENT) +
            rowOf(SheetRow.CLAIMS_ON_BANKS) +
            rowOf(SheetRow.OTHER_ASSETS);
    }

    function _isAsset(SheetRow row) private pure returns (bool) {
        return row <= SheetRow.OTHER_ASSETS;
    }
}
