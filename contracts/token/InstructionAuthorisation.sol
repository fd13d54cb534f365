// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IInstructionErrors} from "../interfaces/IInstructionErrors.sol";

/// @dev The checks that come before any rule of money, the same for every currency here.
abstract contract InstructionAuthorisation is IInstructionErrors {
    function _requireWellFormed(bytes32 instructionId, uint256 amount, uint256 validUntil) internal view {
        require(amount != 0 && amount <= type(uint96).max, AmountOutOfRange(amount));
        require(block.timestamp <= validUntil, AuthorisationExpired(instructionId, validUntil, block.timestamp));
    }

    /// @dev Asks an ERC-1271 payer by static call: it can't reenter.
    function _requireSigned(address payer, bytes32 digest, bytes calldata signature) internal view {
        bool signed = SignatureChecker.isValidSignatureNowCalldata(payer, digest, signature);
        require(signed, InvalidPayerSignature(payer));
    }
}
