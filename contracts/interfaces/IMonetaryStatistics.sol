// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a bank reports of itself, because it isn't on this chain. Nobody here checks it.
/// @param vaultCashFen Notes and coins in its vaults.
/// @param unitDepositsFen Demand deposits of enterprises.
/// @param householdDepositsFen Demand deposits of people; in the regime of 2026 e-CNY is among both kinds.
/// @param asOf Second since 1970-01-01 UTC for which it holds.
struct BankReport {
    uint96 vaultCashFen;
    uint96 unitDepositsFen;
    uint96 householdDepositsFen;
    uint40 asOf;
}

/// @notice Monetary aggregates. Reserve money is of this chain alone; the others are only as good as what banks reported.
/// @param reserveMoneyFen Currency issue and all deposits at the central bank that count.
/// @param m0Fen Currency outside the banks, e-CNY of the 2021 regime included.
/// @param m1Fen M0 and demand deposits of enterprises; by the definition of 2025 people's and client reserves as well.
/// @param m2Fen M0 and all deposits reported, and client reserves where they count.
/// @param banks How many banks there are.
/// @param reporting How many of them have reported; as long as it is fewer, M1 and M2 are too small, and M0 too large.
/// @param oldestAsOf The oldest second for which a report used here holds; zero if there is none.
struct MonetaryAggregates {
    uint256 reserveMoneyFen;
    uint256 m0Fen;
    uint256 m1Fen;
    uint256 m2Fen;
    uint256 banks;
    uint256 reporting;
    uint256 oldestAsOf;
}

/// @title Monetary aggregates from the central bank's balance sheet and banks' reports
interface IMonetaryStatistics {
    /// @notice A bank reported.
    /// @param bank The bank.
    /// @param bankReport What it reported.
    event BankReported(address indexed bank, BankReport bankReport);

    /// @notice A report isn't for a second to come, nor for one before that of the bank's last report.
    /// @param bank The bank.
    /// @param asOf Second given.
    /// @param lastAsOf Second of the last report; zero if there was none.
    error ReportOutOfOrder(address bank, uint256 asOf, uint256 lastAsOf);

    /// @notice More notes and coins are reported to be in vaults than there are.
    /// @param reportedFen What is reported, in fen.
    /// @param issuedFen What was issued, in fen.
    error VaultCashExceedsIssue(uint256 reportedFen, uint256 issuedFen);

    /// @notice Takes the calling bank's report in place of its last one.
    /// @param bankReport The report.
    function report(BankReport calldata bankReport) external;

    /// @notice The aggregates now.
    /// @param m1Def2025 Whether M1 has people's demand deposits and client reserves, as from January 2025. M1 is part of
    /// M2, so client reserves are in M2 then, whatever the other flag says.
    /// @param nfiInM2 Whether client reserves (deposits of non-financial institutions) are in M2.
    /// @return all Amounts in fen, and how complete they are.
    function aggregates(bool m1Def2025, bool nfiInM2) external view returns (MonetaryAggregates memory all);

    /// @notice A bank's last report.
    /// @param bank The bank.
    /// @return bankReport All zero if there is none.
    function reportOf(address bank) external view returns (BankReport memory bankReport);
}
