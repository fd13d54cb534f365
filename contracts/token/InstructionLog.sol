// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionLog} from "../interfaces/IInstructionLog.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {InstructionAuthorisation} from "./InstructionAuthorisation.sol";

/// @dev One word for each id: the upper 31 bytes of the digest, and in the lowest byte the decision plus one, so that
/// a decided id is never zero. 248 bits of a digest are as hard to forge as the 160 of an address and more.
abstract contract InstructionLog is InstructionAuthorisation, IInstructionLog {
    uint256 private constant DECISION_MASK = 0xff;

    mapping(bytes32 instructionId => uint256) private _decisions;

    /// @inheritdoc IInstructionLog
    function decisionOf(bytes32 instructionId) external view returns (bool decided, Refusal refusal) {
        uint256 word = _decisions[instructionId];
        return word == 0 ? (false, Refusal.NONE) : (true, _decisionIn(word));
    }

    /// @dev Answers an id that has been decided, or reverts if it was for other contents.
    function _replay(bytes32 instructionId, bytes32 digest) internal returns (bool decided, Refusal refusal) {
        uint256 word = _decisions[instructionId];
        if (word == 0) return (false, Refusal.NONE);
        require(word | DECISION_MASK == uint256(digest) | DECISION_MASK, InstructionIdReused(instructionId));
        refusal = _decisionIn(word);
        emit InstructionReplayed(instructionId, refusal);
        return (true, refusal);
    }

    function _record(bytes32 instructionId, bytes32 digest, Refusal refusal) internal {
        // Refusals are fewer than 255.
        _decisions[instructionId] = (uint256(digest) & ~DECISION_MASK) | (uint256(refusal) + 1);
        if (refusal == Refusal.NONE) emit InstructionSettled(instructionId);
        else emit InstructionRefused(instructionId, refusal);
    }

    /// @dev Whether an instruction of these contents was carried out.
    function _isSettled(bytes32 instructionId, bytes32 digest) internal view returns (bool) {
        return _decisions[instructionId] == (uint256(digest) & ~DECISION_MASK) | (uint256(Refusal.NONE) + 1);
    }

    function _decisionIn(uint256 word) private pure returns (Refusal) {
        return Refusal((word & DECISION_MASK) - 1);
    }
}
