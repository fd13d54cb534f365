// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ChinaTime} from "./ChinaTime.sol";

/// @dev What a wallet has paid, and the number of its next payment in sequence, in one storage word, so that limits cost
/// a payment one read and one write. From the lowest bit, sums in fen:
///
///   0   paid on the day          40 bits
///  40   paid in the day's year   40 bits
///  80   paid ever                40 bits
/// 120   of the day, by static QR code   40 bits
/// 160   day                      16 bits, China days since 1970-01-01; the year follows from it
/// 176   nonce                    64 bits, of the next payment in sequence
/// 240   unused                   16 bits
///
/// A sum that would outgrow its field stays at the field's largest number, which is also the largest limit: so whatever
/// limit there is, it has been reached, and a wallet without limits pays on.
type Counters is uint256;

using CountersWord for Counters global;

library CountersWord {
    uint256 private constant MAX_SUM = type(uint40).max;
    uint256 private constant ALL_SUMS = (1 << 160) - 1;
    uint256 private constant DAY_AT = 160;
    uint256 private constant DAY = uint256(type(uint16).max) << DAY_AT;
    uint256 private constant NONCE_AT = 176;
    /// @dev A payment is added to the sums of day, year and lifetime by one multiplication.
    uint256 private constant EACH_SUM = 1 | (1 << 40) | (1 << 80);
    uint256 private constant EACH_SUM_AND_QR = EACH_SUM | (1 << 120);

    /// @dev As they stand on a day, which is never before the day of the last payment.
    function on(Counters self, uint256 day) internal pure returns (Counters) {
        uint256 word = Counters.unwrap(self);
        uint256 last = uint16(word >> DAY_AT);
        if (last == day) return self;
        bool sameYear = ChinaTime.yearOf(last) == ChinaTime.yearOf(day);
        uint256 cleared = word & ~(MAX_SUM | (MAX_SUM << 120) | DAY);
        if (!sameYear) cleared &= ~(MAX_SUM << 40);
        return Counters.wrap(cleared | (uint256(uint16(day)) << DAY_AT));
    }

    /// @dev With one more payment of the day for which they stand.
    function counted(Counters self, uint256 amount, bool byStaticQr) internal pure returns (Counters) {
        // The lifetime's sum is the largest of all, so if it stays within its field, all do.
        unchecked {
            if (amount <= MAX_SUM && self.lifetimePaid() + amount <= MAX_SUM) {
                uint256 each = byStaticQr ? EACH_SUM_AND_QR : EACH_SUM;
                return Counters.wrap(Counters.unwrap(self) + amount * each);
            }
        }
        uint256 qr = byStaticQr ? _grown(self.staticQrPaid(), amount) : self.staticQrPaid();
        return
            Counters.wrap(
                (Counters.unwrap(self) & ~ALL_SUMS) |
                    _grown(self.dayPaid(), amount) |
                    (_grown(self.yearPaid(), amount) << 40) |
                    (_grown(self.lifetimePaid(), amount) << 80) |
                    (qr << 120)
            );
    }

    function withNextNonce(Counters self) internal pure returns (Counters) {
        // 2^64 payments of one wallet don't happen.
        unchecked {
            return Counters.wrap(Counters.unwrap(self) + (1 << NONCE_AT));
        }
    }

    /// @dev Another wallet's sums, and the own nonce: it belongs to the key.
    function withSumsOf(Counters self, Counters other) internal pure returns (Counters) {
        uint256 sums = ALL_SUMS | DAY;
        return Counters.wrap((Counters.unwrap(self) & ~sums) | (Counters.unwrap(other) & sums));
    }

    function dayPaid(Counters self) internal pure returns (uint256) {
        return Counters.unwrap(self) & MAX_SUM;
    }

    function yearPaid(Counters self) internal pure returns (uint256) {
        return (Counters.unwrap(self) >> 40) & MAX_SUM;
    }

    function lifetimePaid(Counters self) internal pure returns (uint256) {
        return (Counters.unwrap(self) >> 80) & MAX_SUM;
    }

    function staticQrPaid(Counters self) internal pure returns (uint256) {
        return (Counters.unwrap(self) >> 120) & MAX_SUM;
    }

    function nonce(Counters self) internal pure returns (uint256) {
        return uint64(Counters.unwrap(self) >> NONCE_AT);
    }

    function _grown(uint256 sum, uint256 amount) private pure returns (uint256) {
        // The sum fits 40 bits and an amount 96.
        unchecked {
            return sum + amount < MAX_SUM ? sum + amount : MAX_SUM;
        }
    }
}
