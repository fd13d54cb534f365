// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";

/// @title What makes an instruction malformed or unauthorised. None of it consumes the id or changes anything
/// @notice Checked in this order: amount and parties, validity, submitter, signature, id.
interface IInstructionErrors {
    /// @notice An instruction moves at least one minor unit of its currency and less than 2^96.
    /// @param amount The amount given, in minor units.
    error AmountOutOfRange(uint256 amount);

    /// @notice The authorisation's last second has passed.
    /// @param instructionId Id of the instruction.
    /// @param validUntil Last second, since 1970-01-01 UTC, in which it could be used.
    /// @param current Second of the block.
    error AuthorisationExpired(bytes32 instructionId, uint256 validUntil, uint256 current);

    /// @notice Who submits isn't entitled to submit this payer's instructions.
    /// @param submitter Who sent the transaction.
    /// @param payer The account whose money was to move.
    error SubmitterNotEntitled(address submitter, address payer);

    /// @notice The signature isn't the payer's over these contents, for this contract and chain.
    /// @param payer The account that had to sign.
    error InvalidPayerSignature(address payer);

    /// @notice The id was used for an instruction with other contents.
    /// @param instructionId Id of the instruction.
    error InstructionIdReused(bytes32 instructionId);

    /// @notice Only a refusal that is decided off the chain may be reported, and only for its kind of instruction.
    /// @param refusal The refusal reported.
    error RefusalNotReportable(Refusal refusal);
}
