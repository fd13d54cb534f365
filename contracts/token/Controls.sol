// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev What holds for all accounts at once, in one storage word, so that pause, switches and their terms cost a movement
/// one read together. From the lowest bit:
///
///   0   supply     96 bits, minor units
///  96   stops       8 bits, any of which stops all movements
/// 104   switches    8 bits, any of which asks the currency for rules of its own
/// 112   terms     144 bits, kept free for the currency's rules
type Controls is uint256;

using ControlsWord for Controls global;

/// @dev Arithmetic is on the whole word: the supply is kept within its 96 bits by who changes it.
library ControlsWord {
    uint256 private constant SUPPLY = type(uint96).max;
    uint256 private constant PAUSED = 1 << 96;
    uint256 private constant STOPS = 0xff << 96;
    uint256 private constant SWITCHES_AT = 104;
    uint256 private constant TERMS_AT = 112;
    uint256 private constant BELOW_TERMS = (1 << TERMS_AT) - 1;

    function issued(Controls self, uint256 amount) internal pure returns (Controls) {
        unchecked {
            return Controls.wrap(Controls.unwrap(self) + amount);
        }
    }

    function redeemed(Controls self, uint256 amount) internal pure returns (Controls) {
        unchecked {
            return Controls.wrap(Controls.unwrap(self) - amount);
        }
    }

    function withPaused(Controls self, bool on) internal pure returns (Controls) {
        return _with(self, PAUSED, on);
    }

    /// @dev A stop other than the pause, by its number from 1 to 7.
    function withStop(Controls self, uint256 stop, bool on) internal pure returns (Controls) {
        return _with(self, PAUSED << stop, on);
    }

    /// @dev A switch by its bit of the word, from 104 to 111.
    function withSwitch(Controls self, uint256 bit, bool on) internal pure returns (Controls) {
        return _with(self, bit, on);
    }

    function withSwitches(Controls self, uint8 all) internal pure returns (Controls) {
        uint256 cleared = Controls.unwrap(self) & ~(uint256(0xff) << SWITCHES_AT);
        return Controls.wrap(cleared | (uint256(all) << SWITCHES_AT));
    }

    function withTerms(Controls self, uint144 value) internal pure returns (Controls) {
        return Controls.wrap((Controls.unwrap(self) & BELOW_TERMS) | (uint256(value) << TERMS_AT));
    }

    function supply(Controls self) internal pure returns (uint256) {
        return Controls.unwrap(self) & SUPPLY;
    }

    function isStopped(Controls self) internal pure returns (bool) {
        return Controls.unwrap(self) & STOPS != 0;
    }

    function isPaused(Controls self) internal pure returns (bool) {
        return Controls.unwrap(self) & PAUSED != 0;
    }

    function isStoppedBy(Controls self, uint256 stop) internal pure returns (bool) {
        return Controls.unwrap(self) & (PAUSED << stop) != 0;
    }

    function hasSwitches(Controls self) internal pure returns (bool) {
        return Controls.unwrap(self) & (0xff << SWITCHES_AT) != 0;
    }

    function switches(Controls self) internal pure returns (uint8) {
        return uint8(Controls.unwrap(self) >> SWITCHES_AT);
    }

    function isOn(Controls self, uint256 bit) internal pure returns (bool) {
        return Controls.unwrap(self) & bit != 0;
    }

    function terms(Controls self) internal pure returns (uint144) {
        return uint144(Controls.unwrap(self) >> TERMS_AT);
    }

    function _with(Controls self, uint256 bit, bool on) private pure returns (Controls) {
        uint256 word = Controls.unwrap(self);
        return Controls.wrap(on ? word | bit : word & ~bit);
    }
}
