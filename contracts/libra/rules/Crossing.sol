// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev A payment from one VASP to another, or to or from nobody's, and which rules with a memory it is to keep, in one
/// word: a coin asks about it in several places, and has little room for the encoding of more. From the lowest bit:
///
///   0   amount     96 bits, micro
///  96   threshold  64 bits, micro; what unattested payments of a day stay below; 0: they aren't added up
/// 160   payer      16 bits, number of its VASP; 0: it has none
/// 176   payee      16 bits, number of its VASP; 0: it has none
/// 192   limited     1 bit, whether limits on VASPs bind
type Crossing is uint256;

using CrossingWord for Crossing global;

library CrossingWord {
    /// @dev No rule is to be asked.
    Crossing internal constant NONE = Crossing.wrap(0);

    uint256 private constant THRESHOLD_AT = 96;
    uint256 private constant PAYER_AT = 160;
    uint256 private constant PAYEE_AT = 176;
    uint256 private constant LIMITED_AT = 192;

    /// @param amount_ Is covered by a balance, and so fits 96 bits.
    /// @param threshold_ Fits 64 bits.
    function asked(
        uint16 payer_,
        uint16 payee_,
        uint256 amount_,
        uint256 threshold_,
        bool limited
    ) internal pure returns (Crossing) {
        if (threshold_ == 0 && !limited) return NONE;
        uint256 parties = (uint256(payer_) << PAYER_AT) | (uint256(payee_) << PAYEE_AT);
        uint256 rules = (threshold_ << THRESHOLD_AT) | (limited ? 1 << LIMITED_AT : 0);
        return Crossing.wrap(parties | rules | amount_);
    }

    function isAsked(Crossing self) internal pure returns (bool) {
        return Crossing.unwrap(self) != 0;
    }

    function amount(Crossing self) internal pure returns (uint256) {
        return uint96(Crossing.unwrap(self));
    }

    function threshold(Crossing self) internal pure returns (uint256) {
        return uint64(Crossing.unwrap(self) >> THRESHOLD_AT);
    }

    function payer(Crossing self) internal pure returns (uint16) {
        return uint16(Crossing.unwrap(self) >> PAYER_AT);
    }

    function payee(Crossing self) internal pure returns (uint16) {
        return uint16(Crossing.unwrap(self) >> PAYEE_AT);
    }

    function isLimited(Crossing self) internal pure returns (bool) {
        return Crossing.unwrap(self) >> LIMITED_AT != 0;
    }
}
