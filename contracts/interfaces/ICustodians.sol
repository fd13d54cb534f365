// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice One custodian's signature of a statement.
/// @param custodian The custodian: a key or an ERC-1271 contract.
/// @param signature EIP-712 signature in this contract's domain.
struct CustodianSignature {
    address custodian;
    bytes signature;
}

/// @title The custodians of a reserve, k of whom sign what all of them hold
interface ICustodians {
    /// @notice The custodians changed. What was attested before stays.
    /// @param custodians The custodians, ascending.
    /// @param threshold How many must sign.
    event CustodiansSet(address[] custodians, uint256 threshold);

    /// @notice Between 1 and all of at most 16 custodians must sign.
    /// @param threshold How many should sign.
    /// @param custodians How many custodians there are.
    error CustodiansOutOfRange(uint256 threshold, uint256 custodians);

    /// @notice Custodians are given in strictly ascending order of their addresses, so that none counts twice; holdings
    /// in ascending order of their custodians.
    /// @param previous The address before.
    /// @param next The address that isn't higher.
    error NotAscending(address previous, address next);

    /// @notice Too few custodians signed.
    /// @param signed How many did.
    /// @param needed How many must.
    error SignaturesMissing(uint256 signed, uint256 needed);

    /// @notice Who signs, or is said to hold something, isn't a custodian.
    /// @param signer Its address.
    error NotACustodian(address signer);

    /// @notice The signature isn't the custodian's over this statement, for this contract and chain.
    /// @param custodian The custodian.
    error InvalidCustodianSignature(address custodian);

    /// @notice Replaces the custodians. For the association's council. Reverts with `CustodiansOutOfRange` or
    /// `NotAscending`.
    /// @param custodians Their addresses, strictly ascending, at most 16.
    /// @param threshold How many must sign a statement.
    function setCustodians(address[] calldata custodians, uint256 threshold) external;

    /// @notice The custodians and how many of them must sign.
    /// @return custodians Their addresses, ascending.
    /// @return threshold How many must sign.
    function custodians() external view returns (address[] memory custodians, uint256 threshold);
}
