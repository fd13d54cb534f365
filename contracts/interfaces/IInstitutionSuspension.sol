// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What `IWindDown` asks the wallet yuan to do
/// @notice Wallets and the client reserve behind them move together, so neither holders nor institutions lose a fen.
interface IInstitutionSuspension {
    /// @notice Another institution took a wallet over: it keeps the wallet and owes its balance from now on.
    /// @param wallet The wallet.
    /// @param from The suspended institution.
    /// @param to The institution that took over.
    event WalletTakenOver(address indexed wallet, address indexed from, address indexed to);

    /// @notice The institution isn't suspended.
    /// @param institution The institution.
    error NotSuspended(address institution);

    /// @notice The wallet isn't an open one of the institution.
    /// @param wallet The wallet.
    /// @param institution The institution.
    error NotAWalletOf(address wallet, address institution);

    /// @notice Suspends an institution, or lets it act again. For the contract that winds institutions down (`IWindDown`).
    /// @param institution The institution.
    /// @param on Whether it is to be suspended.
    function setSuspended(address institution, bool on) external;

    /// @notice Moves wallets of a suspended institution to another, with money, freezes, tier and counters as they are, and
    /// as much of the client reserve. All or none. For the contract that winds institutions down.
    /// @param wallets The wallets.
    /// @param from The suspended institution.
    /// @param to An institution that isn't suspended.
    function takeOver(address[] calldata wallets, address from, address to) external;
}
