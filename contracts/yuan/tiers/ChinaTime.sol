// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev Days and years of China Standard Time, which is eight hours ahead of UTC and knows no summer time.
library ChinaTime {
    uint256 private constant OFFSET = 8 hours;
    uint256 private constant DAYS_PER_ERA = 146_097;
    /// @dev From 0000-03-01, where the eras of 400 years begin, to 1970-01-01.
    uint256 private constant EPOCH = 719_468;

    /// @dev Days since 1970-01-01.
    function dayOf(uint256 timestamp) internal pure returns (uint256) {
        unchecked {
            return (timestamp + OFFSET) / 1 days;
        }
    }

    /// @dev The calendar year of a day. Counted in years that begin in March, so that the leap day is a year's last;
    /// see H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    function yearOf(uint256 day) internal pure returns (uint256) {
        // Days fit 16 bits, so nothing overflows; subtractions are of parts from their whole.
        unchecked {
            uint256 shifted = day + EPOCH;
            uint256 dayOfEra = shifted % DAYS_PER_ERA;
            uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            uint256 year = (shifted / DAYS_PER_ERA) * 400 + yearOfEra;
            // The 306th day after the first of March is the first of January.
            return dayOfYear >= 306 ? year + 1 : year;
        }
    }
}
