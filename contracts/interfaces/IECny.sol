// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Whose liability e-CNY is.
/// - `M0_2021`: the central bank's (white paper of July 2021); currency issue.
/// - `DEPOSIT_2026`: the operating bank's, a deposit, from 1 January 2026.
enum ECnyRegime {
    M0_2021,
    DEPOSIT_2026
}

/// @title E-CNY
/// @notice The same functions as wallet yuan (`IWalletYuan`), by other parties: operating banks are what payment
/// institutions are there. They open wallets and submit what holders sign. What `clientReserveOf` answers is, in
/// the regime of 2021, how much of the central bank's e-CNY is in wallets that the bank operates, and in that of 2026 what
/// the bank owes as e-CNY. A payment across operating banks is settled in their reserves in the regime of 2026, and refused
/// with `BANK_RESERVE_INSUFFICIENT` if the payer's bank hasn't enough. Conversions stand in for top-ups and redemptions for
/// withdrawals; a redemption's signed struct is a `Withdrawal`, in the domain of this contract.
interface IECny {
    /// @notice Whose liability e-CNY is.
    /// @return regime The regime, which never changes.
    function regime() external view returns (ECnyRegime regime);

    /// @notice What a bank owes as e-CNY: nothing in the regime of 2021.
    /// @param bank The operating bank.
    /// @return owedFen Amount in fen.
    function owedBy(address bank) external view returns (uint256 owedFen);
}
