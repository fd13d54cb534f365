// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ProRata} from "../libra/redemption/ProRata.sol";

/// @title The library, to be called from outside
contract ProRataHarness {
    /// @notice As `ProRata.payout`.
    /// @param coins Coins that are paid out.
    /// @param reserve The effective reserve.
    /// @param supply All coins outstanding.
    /// @return What is paid for them.
    function payout(uint256 coins, uint256 reserve, uint256 supply) external pure returns (uint256) {
        return ProRata.payout(coins, reserve, supply);
    }
}
