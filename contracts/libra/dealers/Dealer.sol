// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev All that a request of a designated dealer has to know about it, in one storage word. From the lowest bit:
///
///   0   tiers        4 × 32 bits, whole coins that may be minted within a window, strictly increasing
/// 128   window start    32 bits, seconds since 1970-01-01 UTC (until 2106)
/// 160   inflow          56 bits, millionths of a coin minted within the window
/// 216   last place      32 bits, place in the preburn queue that was taken last
/// 248   designated       8 bits, 1 for a dealer
type Dealer is uint256;

using DealerWord for Dealer global;

/// @dev The window is Diem 1.0's: it starts anew with the first mint more than a day after its start.
library DealerWord {
    uint256 internal constant TIERS = 4;

    uint256 private constant MICRO_PER_COIN = 1_000_000;
    uint256 private constant WINDOW = 1 days;
    uint256 private constant TIER_BITS = 32;
    uint256 private constant WINDOW_START_AT = 128;
    uint256 private constant INFLOW_AT = 160;
    uint256 private constant PLACE_AT = 216;
    uint256 private constant DESIGNATED = 1 << 248;

    uint256 private constant ALL_TIERS = (1 << WINDOW_START_AT) - 1;
    uint256 private constant WINDOW_AND_INFLOW = ((1 << PLACE_AT) - 1) ^ ALL_TIERS;
    uint256 private constant PLACE = uint256(type(uint32).max) << PLACE_AT;

    /// @dev A dealer with its first window.
    function designated(uint32[4] memory tiersInCoins) internal view returns (Dealer) {
        Dealer fresh = Dealer.wrap(DESIGNATED | (uint256(uint32(block.timestamp)) << WINDOW_START_AT));
        return fresh.withTiers(tiersInCoins);
    }

    function withTiers(Dealer self, uint32[4] memory tiersInCoins) internal pure returns (Dealer) {
        uint256 word = Dealer.unwrap(self) & ~ALL_TIERS;
        for (uint256 i = 0; i < TIERS; ++i) word |= uint256(tiersInCoins[i]) << (i * TIER_BITS);
        return Dealer.wrap(word);
    }

    /// @dev For an inflow that a tier bounds: 2^32 coins are fewer than 2^56 millionths.
    function withInflow(Dealer self, uint256 start, uint256 inflowInMicro) internal pure returns (Dealer) {
        uint256 word = Dealer.unwrap(self) & ~WINDOW_AND_INFLOW;
        return Dealer.wrap(word | (uint256(uint32(start)) << WINDOW_START_AT) | (inflowInMicro << INFLOW_AT));
    }

    function withPlace(Dealer self, uint32 place) internal pure returns (Dealer) {
        return Dealer.wrap((Dealer.unwrap(self) & ~PLACE) | (uint256(place) << PLACE_AT));
    }

    function isDesignated(Dealer self) internal pure returns (bool) {
        return Dealer.unwrap(self) & DESIGNATED != 0;
    }

    /// @dev Millionths of a coin that may be minted within a window on the approvals of a tier.
    function tierInMicro(Dealer self, uint256 tier) internal pure returns (uint256) {
        return uint32(Dealer.unwrap(self) >> (tier * TIER_BITS)) * MICRO_PER_COIN;
    }

    /// @dev The window in which a mint would fall now: its start, and what was minted in it so far.
    function window(Dealer self) internal view returns (uint256 start, uint256 inflowInMicro) {
        start = uint32(Dealer.unwrap(self) >> WINDOW_START_AT);
        if (block.timestamp > start + WINDOW) return (block.timestamp, 0);
        return (start, uint56(Dealer.unwrap(self) >> INFLOW_AT));
    }

    /// @dev The lowest tier that covers an inflow; `TIERS` if none does.
    function tierFor(Dealer self, uint256 inflowInMicro) internal pure returns (uint256 tier) {
        while (tier < TIERS && inflowInMicro > self.tierInMicro(tier)) ++tier;
    }

    function lastPlace(Dealer self) internal pure returns (uint32) {
        return uint32(Dealer.unwrap(self) >> PLACE_AT);
    }
}
