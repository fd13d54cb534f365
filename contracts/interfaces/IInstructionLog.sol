// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionErrors} from "./IInstructionErrors.sol";
import {Refusal} from "./Refusal.sol";

/// @title Instructions that were decided, each at most once
/// @notice An instruction has an id, chosen by whoever gives it, and contents, which are its EIP-712 digest.
/// The first time an id arrives it is decided and the decision is kept. The same id with the same contents is
/// answered with that decision and changes nothing; the same id with other contents is an error. Ids are one name space
/// for all payers: who must not have an id taken by somebody else chooses one that can't be guessed.
interface IInstructionLog is IInstructionErrors {
    /// @notice An instruction was carried out.
    /// @param instructionId Id of the instruction.
    event InstructionSettled(bytes32 indexed instructionId);

    /// @notice A rule refused an instruction. Its id is consumed.
    /// @param instructionId Id of the instruction.
    /// @param refusal The first rule that refused it; never `NONE`.
    event InstructionRefused(bytes32 indexed instructionId, Refusal refusal);

    /// @notice An instruction that had been decided came again, with the same contents. Nothing changed.
    /// @param instructionId Id of the instruction.
    /// @param refusal The decision of the first time; `NONE` if it was carried out.
    event InstructionReplayed(bytes32 indexed instructionId, Refusal refusal);

    /// @notice The decision on an instruction.
    /// @param instructionId Id of the instruction.
    /// @return decided Whether the id is used.
    /// @return refusal Why it was refused; `NONE` if it was carried out.
    function decisionOf(bytes32 instructionId) external view returns (bool decided, Refusal refusal);
}
