// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AttestationView} from "../../interfaces/IReserve.sol";

/// @dev What is kept of one statement, in one storage word. The moment stands highest, so that words ascend with it and
/// can be searched as they are. From the lowest bit:
///
///   0   amount        96 bits, millionths of a coin
///  96   recorded at   40 bits, seconds since 1970-01-01 UTC
/// 136   backing       32 bits, basis points of the coins there were; all ones if more, or if there were none
/// 168   eligible      16 bits, basis points of what is held, rounded down
/// 184   largest       16 bits, basis points held at one custodian, rounded up
/// 200   unused        16 bits
/// 216   as of         40 bits, seconds since 1970-01-01 UTC
type Attestation is uint256;

using AttestationWord for Attestation global;

library AttestationWord {
    uint256 internal constant AS_OF_AT = 216;

    uint256 private constant RECORDED_AT = 96;
    uint256 private constant BACKING_AT = 136;
    uint256 private constant ELIGIBLE_AT = 168;
    uint256 private constant LARGEST_AT = 184;

    function packed(AttestationView memory view_) internal pure returns (Attestation) {
        uint256 backing = view_.backingBasisPoints;
        if (backing > type(uint32).max) backing = type(uint32).max;
        // The caller has established that the amount fits, and that the moment isn't after the block's.
        return
            Attestation.wrap(
                view_.amountInMicro |
                    (view_.recordedAt << RECORDED_AT) |
                    (backing << BACKING_AT) |
                    (view_.eligibleBasisPoints << ELIGIBLE_AT) |
                    (view_.largestBasisPoints << LARGEST_AT) |
                    (view_.asOf << AS_OF_AT)
            );
    }

    function parts(Attestation self) internal pure returns (AttestationView memory) {
        uint256 word = Attestation.unwrap(self);
        return
            AttestationView({
                amountInMicro: uint96(word),
                asOf: self.asOf(),
                recordedAt: uint40(word >> RECORDED_AT),
                backingBasisPoints: uint32(word >> BACKING_AT),
                eligibleBasisPoints: self.eligibleBasisPoints(),
                largestBasisPoints: self.largestBasisPoints()
            });
    }

    function asOf(Attestation self) internal pure returns (uint256) {
        return Attestation.unwrap(self) >> AS_OF_AT;
    }

    function eligibleBasisPoints(Attestation self) internal pure returns (uint256) {
        return uint16(Attestation.unwrap(self) >> ELIGIBLE_AT);
    }

    function largestBasisPoints(Attestation self) internal pure returns (uint256) {
        return uint16(Attestation.unwrap(self) >> LARGEST_AT);
    }
}
