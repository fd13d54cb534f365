// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-7598: ERC-3009 with signatures of contracts (ERC-1271) as well as of keys
interface IERC7598 {
    /// @notice Executes a transfer that the payer signed.
    /// @param from Payer and signer.
    /// @param to Payee.
    /// @param value Amount in minor units.
    /// @param validAfter Second after which it may be used, since 1970-01-01 UTC.
    /// @param validBefore Second before which it may be used.
    /// @param nonce Any 32 bytes that the payer hasn't used before.
    /// @param signature EIP-712 signature of the payer.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;

    /// @notice Executes a transfer that the payer signed, submitted by the payee, so that nobody else can use it first.
    /// @param from Payer and signer.
    /// @param to Payee, and the caller.
    /// @param value Amount in minor units.
    /// @param validAfter Second after which it may be used, since 1970-01-01 UTC.
    /// @param validBefore Second before which it may be used.
    /// @param nonce Any 32 bytes that the payer hasn't used before.
    /// @param signature EIP-712 signature of the payer.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;
}
