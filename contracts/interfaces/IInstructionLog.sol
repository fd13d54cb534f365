// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";

/// @title Instructions that were decided, each at most once
/// @notice An instruction has an id, chosen by whoever gives it, and contents, which are its EIP-712 digest.
/// The first time an id arrives it is decided and the decision is kept. The same id with the same contents is
/// answered with that decision and changes nothing; the same id with other contents is an error.
interface IInstructionLog {
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

    /// @notice The id was used for an instruction with other contents.
    /// @param instructionId Id of the instruction.
    error InstructionIdReused(bytes32 instructionId);

    /// @notice The authorisation's last second has passed.
    /// @param instructionId Id of the instruction.
    /// @param validUntil Last second, since 1970-01-01 UTC, in which it could be used.
    /// @param current Second of the block.
    error AuthorisationExpired(bytes32 instructionId, uint256 validUntil, uint256 current);

    /// @notice The signature isn't the payer's over these contents, for this contract and chain.
    /// @param payer The account that had to sign.
    error InvalidPayerSignature(address payer);

    /// @notice Who submits isn't entitled to submit this payer's instructions.
    /// @param submitter Who sent the transaction.
    /// @param payer The account whose money was to move.
    error SubmitterNotEntitled(address submitter, address payer);

    /// @notice Only a refusal that is decided off the chain may be reported: `NO_BANK_ACCOUNT`, `DEPOSIT_INSUFFICIENT`.
    /// @param refusal The refusal reported.
    error RefusalNotReportable(Refusal refusal);

    /// @notice The decision on an instruction.
    /// @param instructionId Id of the instruction.
    /// @return decided Whether the id is used.
    /// @return refusal Why it was refused; `NONE` if it was carried out.
    function decisionOf(bytes32 instructionId) external view returns (bool decided, Refusal refusal);
}
