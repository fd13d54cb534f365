// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Replacing a wallet whose key is lost, in every currency
/// @notice The wallet's VASP asks for it and, after a delay in which the old key can object, completes it: balance,
/// frozen amount and freeze move to another, empty wallet of the same VASP, and the old one is closed for good. In one
/// coin at a time.
interface IRecovery {
    /// @notice A VASP asked to replace a wallet.
    /// @param coin The coin.
    /// @param wallet The wallet whose key is lost.
    /// @param replacement The wallet that will take over.
    /// @param readyAt First second, since 1970-01-01 UTC, in which it can be completed.
    event RecoveryRequested(address indexed coin, address indexed wallet, address indexed replacement, uint256 readyAt);

    /// @notice A replacement won't take place: the old key objected, or the VASP took its request back.
    /// @param coin The coin.
    /// @param wallet The wallet.
    /// @param by Who stopped it.
    event RecoveryStopped(address indexed coin, address indexed wallet, address indexed by);

    /// @notice The delay is at least a day and at most 30.
    /// @param delaySeconds The delay given.
    error RecoveryDelayOutOfRange(uint256 delaySeconds);

    /// @notice The caller doesn't act for the VASP that keeps the wallet.
    /// @param caller Who called.
    /// @param wallet The wallet.
    error NotTheKeeper(address caller, address wallet);

    /// @notice Nobody asked to replace the wallet.
    /// @param wallet The wallet.
    error RecoveryNotRequested(address wallet);

    /// @notice The delay isn't over.
    /// @param wallet The wallet.
    /// @param readyAt First second in which it can be completed.
    /// @param current Second of the block.
    error RecoveryNotReady(address wallet, uint256 readyAt, uint256 current);

    /// @notice Asks to replace a wallet, in place of any earlier request for it, whose delay begins anew. Only the VASP
    /// that keeps both; not while the coin is halted.
    /// @param coin The coin.
    /// @param wallet The wallet whose key is lost.
    /// @param replacement Another wallet of the VASP; once it takes over it must be empty and without freeze.
    function requestRecovery(address coin, address wallet, address replacement) external;

    /// @notice Stops a replacement: the wallet itself, which thereby shows that its key isn't lost, or its VASP.
    /// @param coin The coin.
    /// @param wallet The wallet.
    function stopRecovery(address coin, address wallet) external;

    /// @notice Completes a replacement once the delay is over. Only the VASP that keeps the wallet.
    /// @param coin The coin.
    /// @param wallet The wallet.
    function completeRecovery(address coin, address wallet) external;

    /// @notice The request to replace a wallet.
    /// @param coin The coin.
    /// @param wallet The wallet.
    /// @return replacement The wallet that will take over; zero if there is no request.
    /// @return readyAt First second in which it can be completed.
    function recoveryOf(address coin, address wallet) external view returns (address replacement, uint256 readyAt);

    /// @notice How long the old key can object.
    /// @return delaySeconds Delay in seconds.
    function recoveryDelay() external view returns (uint256 delaySeconds);
}
