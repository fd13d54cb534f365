// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Controls} from "../../token/Controls.sol";

using CoinTerms for Controls;

/// @dev What a Libra coin keeps in the word of controls. Switches: the bits below. Terms, from the lowest bit:
///
///   0   travel-rule threshold           64 bits, micro
///  64   unhosted wallets, one payment   40 bits, micro
/// 104   unhosted wallets, balance       40 bits, micro
library CoinTerms {
    uint256 internal constant HALT = 1;

    uint256 internal constant UNHOSTED = 1 << 104;
    uint256 internal constant VASP_LIMITS = 1 << 105;
    uint256 internal constant TRAVEL_RULE = 1 << 106;
    uint256 internal constant PAIR_SUMS = 1 << 107;
    uint256 internal constant FEES = 1 << 108;
    /// @dev Any of the rules that ask for both sides' VASPs.
    uint256 internal constant BETWEEN_VASPS = VASP_LIMITS | TRAVEL_RULE | PAIR_SUMS;

    uint144 private constant THRESHOLD = type(uint64).max;

    function travelRuleThreshold(Controls self) internal pure returns (uint256) {
        return uint64(Controls.unwrap(self) >> 112);
    }

    function withTravelRuleThreshold(Controls self, uint64 threshold) internal pure returns (Controls) {
        return self.withTerms((self.terms() & ~THRESHOLD) | threshold);
    }

    function unhostedMaxPayment(Controls self) internal pure returns (uint256) {
        return uint40(Controls.unwrap(self) >> 176);
    }

    function unhostedMaxBalance(Controls self) internal pure returns (uint256) {
        return uint40(Controls.unwrap(self) >> 216);
    }

    function withUnhostedLimits(Controls self, uint40 payment, uint40 held) internal pure returns (Controls) {
        uint144 kept = self.terms() & THRESHOLD;
        return self.withTerms(kept | (uint144(payment) << 64) | (uint144(held) << 104));
    }
}
