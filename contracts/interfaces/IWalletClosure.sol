// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title How wallets end, and how lost ones go on: what `IWalletKeeping` asks the wallet yuan to do
/// @notice A wallet that was closed or replaced never opens again.
interface IWalletClosure {
    /// @notice A wallet was closed, and what it held was paid out.
    /// @param wallet The wallet.
    /// @param bank The bank that was paid.
    /// @param amountInFen What it held, in fen.
    event WalletClosed(address indexed wallet, address indexed bank, uint256 amountInFen);

    /// @notice A lost wallet's money, freezes and counters went to another wallet of the holder.
    /// @param wallet The lost wallet, closed for good.
    /// @param replacement The wallet that goes on.
    event WalletReplaced(address indexed wallet, address indexed replacement);

    /// @notice Only an open wallet can be replaced.
    /// @param wallet The address.
    error NotReplaceable(address wallet);

    /// @notice A replacement is another open wallet at the same institution, that holds and has paid nothing and isn't frozen.
    /// @param replacement The address.
    error NotAReplacement(address replacement);

    /// @notice Pays all of a wallet's money out to the holder's deposit at a bank, and closes it. A wallet that is frozen,
    /// wholly or in part, stays open: it reverts.
    /// @param wallet The wallet.
    /// @param bank The bank, by its account at the central bank, that credits the holder's deposit.
    /// @return amountInFen What was paid out, in fen.
    function closeWallet(address wallet, address bank) external returns (uint256 amountInFen);

    /// @notice Replaces a lost wallet.
    /// @param wallet The lost wallet.
    /// @param replacement Another wallet of the holder, new, at the same institution, and with a tier of its own.
    function replaceWallet(address wallet, address replacement) external;
}
