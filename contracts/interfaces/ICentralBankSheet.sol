// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The rows of the central bank's balance sheet, as in its own statistics: assets first, then liabilities. Rows
/// `CLAIMS_ON_BANKS`, `BANK_DEPOSITS`, `CLIENT_RESERVES` and `E_CNY` have accounts behind them and move with these alone.
/// @dev Two neighbours share a word of storage, first and second, third and fourth, and so on.
enum SheetRow {
    FOREIGN_ASSETS,
    CLAIMS_ON_GOVERNMENT,
    CLAIMS_ON_BANKS,
    OTHER_ASSETS,
    BANK_DEPOSITS,
    CLIENT_RESERVES,
    NOTES_AND_COINS,
    E_CNY,
    GOVERNMENT_DEPOSITS,
    OTHER_LIABILITIES,
    OWN_CAPITAL
}

/// @notice The central bank's balance sheet. Assets equal liabilities.
/// @param foreignAssetsFen Foreign exchange, gold and other foreign assets.
/// @param claimsOnGovernmentFen Government securities.
/// @param claimsOnBanksFen Claims on other depository corporations: reserves lent.
/// @param otherAssetsFen Other assets, claims on other financial corporations among them.
/// @param assetsFen The four together.
/// @param currencyIssueFen Currency issue: notes and coins, those in banks' vaults too, and e-CNY of the 2021 regime.
/// @param eCnyFen Of which e-CNY.
/// @param bankDepositsFen Deposits of other depository corporations.
/// @param clientReservesFen Deposits of non-financial institutions: the payment institutions' client reserves.
/// @param reserveMoneyFen Currency issue and both kinds of deposits together.
/// @param governmentDepositsFen Deposits of the government.
/// @param otherLiabilitiesFen Bonds, foreign and all other liabilities.
/// @param ownCapitalFen Own capital.
/// @param liabilitiesFen Reserve money and the rows after it together.
struct Sheet {
    uint256 foreignAssetsFen;
    uint256 claimsOnGovernmentFen;
    uint256 claimsOnBanksFen;
    uint256 otherAssetsFen;
    uint256 assetsFen;
    uint256 currencyIssueFen;
    uint256 eCnyFen;
    uint256 bankDepositsFen;
    uint256 clientReservesFen;
    uint256 reserveMoneyFen;
    uint256 governmentDepositsFen;
    uint256 otherLiabilitiesFen;
    uint256 ownCapitalFen;
    uint256 liabilitiesFen;
}

/// @title The central bank's balance sheet, moved by balanced postings alone
/// @notice Each posting debits one row and credits another with the same amount, so assets equal liabilities after each.
/// The sheet as of an earlier block is read by `eth_call` at that block, from a node that keeps its state, or added up
/// from the events `Posted` until then: they are all postings there ever were.
interface ICentralBankSheet {
    /// @notice A posting: an asset grows by a debit and shrinks by a credit, a liability the other way round.
    /// @param debit Row that is debited.
    /// @param credit Row that is credited.
    /// @param amountInFen Amount in fen.
    event Posted(SheetRow indexed debit, SheetRow indexed credit, uint256 amountInFen);

    /// @notice Why the authority posted, or paid a bank.
    /// @param documentReference Reference of the document on which it rests.
    event PostingDocumented(bytes32 indexed documentReference);

    /// @notice The assets can't grow by that much.
    /// @param needed Amount, in fen.
    /// @param available Room below 2^96, in fen.
    error SupplyOutOfRange(uint256 needed, uint256 available);

    /// @notice The row can't become negative.
    /// @param row The row.
    /// @param needed Amount, in fen.
    /// @param available What stands in it, in fen.
    error RowInsufficient(SheetRow row, uint256 needed, uint256 available);

    /// @notice The row moves with the accounts behind it alone.
    /// @param row The row.
    error RowHasAccounts(SheetRow row);

    /// @notice Banks pay out of their reserves for notes and coins and to the government alone.
    /// @param row The row.
    error RowNotPayable(SheetRow row);

    /// @notice Posts between rows that have no accounts behind them: openings, purchases of foreign assets and the like.
    /// @param debit Row that is debited.
    /// @param credit Row that is credited.
    /// @param amountInFen Amount in fen, from 1 and below 2^96.
    /// @param documentReference Reference of the document on which it rests.
    function post(SheetRow debit, SheetRow credit, uint256 amountInFen, bytes32 documentReference) external;

    /// @notice Pays a bank by crediting its reserve account, for an asset bought from it, for notes and coins it returns,
    /// or out of another liability, such as the government's deposits.
    /// @param bank The bank.
    /// @param debit Row that is debited; none with accounts behind it.
    /// @param amountInFen Amount in fen, from 1 and below 2^96.
    /// @param documentReference Reference of the document on which it rests.
    function payBank(address bank, SheetRow debit, uint256 amountInFen, bytes32 documentReference) external;

    /// @notice Pays out of the calling bank's reserve account: for notes and coins, or to the government.
    /// @param credit `NOTES_AND_COINS` or `GOVERNMENT_DEPOSITS`.
    /// @param amountInFen Amount in fen, from 1 and below 2^96.
    function payFromReserves(SheetRow credit, uint256 amountInFen) external;

    /// @notice What stands in a row.
    /// @param row The row.
    /// @return amountInFen Amount in fen.
    function rowOf(SheetRow row) external view returns (uint256 amountInFen);

    /// @notice The balance sheet now.
    /// @return sheet Amounts in fen.
    function rows() external view returns (Sheet memory sheet);
}
