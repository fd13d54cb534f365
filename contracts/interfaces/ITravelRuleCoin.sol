// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What a coin takes from `ICurrencies`
interface ITravelRuleCoin {
    /// @notice Sets the amount from which a payment between VASPs needs the payee's attestation.
    /// @param thresholdInMicro Amount in millionths of the coin.
    function setTravelRuleThreshold(uint256 thresholdInMicro) external;
}
