// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @dev What coins are paid when the reserve may be short of them: face value, or their share of the reserve, rounded
/// down. With reserve R, supply S and a payout p = ⌊aR/S⌋ for a coins, (R − p)/(S − a) ≥ R/S: what is left per coin never
/// falls by a payout, so whoever comes later gets no less, and coming first gains nothing.
library ProRata {
    /// @param coinsInMicro Coins that are paid out, part of the supply; in millionths.
    /// @param reserveInMicro The effective reserve, in millionths of a coin.
    /// @param supplyInMicro All coins outstanding, these included; in millionths.
    /// @return paidInMicro What is paid for them, in millionths of a coin.
    function payout(
        uint256 coinsInMicro,
        uint256 reserveInMicro,
        uint256 supplyInMicro
    ) internal pure returns (uint256 paidInMicro) {
        if (reserveInMicro >= supplyInMicro) return coinsInMicro;
        return Math.mulDiv(coinsInMicro, reserveInMicro, supplyInMicro);
    }
}
