// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The closing of a wallet, authorised by the holder: all that it holds goes to the holder's deposit at a bank.
/// @param wallet Wallet that is closed; signs.
/// @param bank The bank, by its account at the central bank, that credits the holder's deposit.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be carried out.
struct Closure {
    address wallet;
    address bank;
    uint256 validUntil;
}

/// @title Recovery of wallets whose key is lost or stolen, and closing of those that aren't needed
/// @notice The institution that keeps the wallet, having established the holder's identity anew, asks for it to be replaced;
/// after a delay in which the old key can object it completes that. So neither a thief nor one clerk takes a wallet in silence.
interface IWalletKeeping {
    /// @notice A wallet is to be replaced.
    /// @param wallet The lost wallet.
    /// @param replacement The holder's new wallet.
    /// @param readyAt First second in which it can be.
    event RecoveryRequested(address indexed wallet, address indexed replacement, uint256 readyAt);

    /// @notice A wallet is not to be replaced after all.
    /// @param wallet The wallet.
    /// @param by The old key, or the institution.
    event RecoveryStopped(address indexed wallet, address indexed by);

    /// @notice The delay is from one day to thirty.
    /// @param delaySeconds The delay given.
    error RecoveryDelayOutOfRange(uint256 delaySeconds);

    /// @notice Nobody has asked for the wallet to be replaced.
    /// @param wallet The wallet.
    error RecoveryNotRequested(address wallet);

    /// @notice The old key can still object.
    /// @param wallet The wallet.
    /// @param readyAt First second in which it can be replaced.
    /// @param current Second of the block.
    error RecoveryNotReady(address wallet, uint256 readyAt, uint256 current);

    /// @notice The authorisation to close a wallet is over.
    /// @param wallet The wallet.
    /// @param validUntil Its last second.
    /// @param current Second of the block.
    error ClosureExpired(address wallet, uint256 validUntil, uint256 current);

    /// @notice Pays out all that a wallet holds and closes it. Submitted by the holder, or by the wallet's institution with
    /// the holder's signature. It needs no id: a wallet closes once.
    /// @param closure The order.
    /// @param signature EIP-712 signature of the holder in this contract's domain; unread if the holder submits.
    /// @return amountInFen What was paid out, in fen.
    function close(Closure calldata closure, bytes calldata signature) external returns (uint256 amountInFen);

    /// @notice Asks for a wallet to be replaced, anew if it was asked before. Only its institution.
    /// @param wallet The lost wallet.
    /// @param replacement The holder's new wallet, at the same institution.
    function requestRecovery(address wallet, address replacement) external;

    /// @notice Stops it. Only the old key and the institution.
    /// @param wallet The wallet.
    function stopRecovery(address wallet) external;

    /// @notice Replaces the wallet, after the delay. Only its institution.
    /// @param wallet The lost wallet.
    function completeRecovery(address wallet) external;

    /// @notice What was asked for a wallet.
    /// @param wallet The wallet.
    /// @return replacement Zero if nothing.
    /// @return readyAt First second in which it can be replaced.
    function recoveryOf(address wallet) external view returns (address replacement, uint256 readyAt);

    /// @notice How long the old key can object.
    /// @return delaySeconds In seconds.
    function recoveryDelay() external view returns (uint256 delaySeconds);
}
