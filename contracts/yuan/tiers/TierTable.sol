// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TierLimits} from "../../interfaces/IWalletTiers.sol";

/// @dev The limits of one tier in one storage word, so that a payment reads them at once. From the lowest bit, 40 bits
/// each and in fen, zero meaning that there is no such limit:
///
///   0   one payment
///  40   payments of a day
///  80   payments of a calendar year
/// 120   payments since the wallet was first given a tier
/// 160   balance
/// 200   payments of a day by static QR code
/// 240   version 16 bits, from 1 upwards; zero: no such tier
type TierTable is uint256;

using TierTableWord for TierTable global;

library TierTableWord {
    uint256 private constant LIMIT = type(uint40).max;

    function pack(TierLimits memory terms, uint16 versionNumber) internal pure returns (TierTable) {
        return
            TierTable.wrap(
                uint256(terms.singleFen) |
                    (uint256(terms.dayFen) << 40) |
                    (uint256(terms.yearFen) << 80) |
                    (uint256(terms.lifetimeFen) << 120) |
                    (uint256(terms.balanceFen) << 160) |
                    (uint256(terms.staticQrDayFen) << 200) |
                    (uint256(versionNumber) << 240)
            );
    }

    function limits(TierTable self) internal pure returns (TierLimits memory) {
        return
            TierLimits({
                singleFen: uint40(self.single()),
                dayFen: uint40(self.day()),
                yearFen: uint40(self.year()),
                lifetimeFen: uint40(self.lifetime()),
                balanceFen: uint40(self.balance()),
                staticQrDayFen: uint40(self.staticQrDay())
            });
    }

    function single(TierTable self) internal pure returns (uint256) {
        return TierTable.unwrap(self) & LIMIT;
    }

    function day(TierTable self) internal pure returns (uint256) {
        return (TierTable.unwrap(self) >> 40) & LIMIT;
    }

    function year(TierTable self) internal pure returns (uint256) {
        return (TierTable.unwrap(self) >> 80) & LIMIT;
    }

    function lifetime(TierTable self) internal pure returns (uint256) {
        return (TierTable.unwrap(self) >> 120) & LIMIT;
    }

    function balance(TierTable self) internal pure returns (uint256) {
        return (TierTable.unwrap(self) >> 160) & LIMIT;
    }

    function staticQrDay(TierTable self) internal pure returns (uint256) {
        return (TierTable.unwrap(self) >> 200) & LIMIT;
    }

    function version(TierTable self) internal pure returns (uint16) {
        return uint16(TierTable.unwrap(self) >> 240);
    }
}
