// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The travel rule
/// @notice At or above a threshold a payment from one VASP to another needs an attestation of the payee's VASP, used
/// once. Payments within a VASP and those with a dealer, or with an unhosted wallet, need none. Where none is needed,
/// one that is given is verified all the same. Plain transfers can't carry one, so between VASPs they stay below the
/// threshold. Payments in smaller parts can be added up for each pair of VASPs over a day, if that is switched on.
interface ITravelRule {
    /// @notice What the payer's side had to say about a payment that was settled.
    /// @param instructionId The payment.
    /// @param referenceId The reference under which the VASPs exchanged who pays and who is paid.
    /// @param metadata As given, for the payee's VASP to read.
    event PaymentMetadata(bytes32 indexed instructionId, bytes32 indexed referenceId, bytes metadata);

    /// @notice A payment was refunded, wholly or in part.
    /// @param originalId The payment that is refunded.
    /// @param refundId The payment that refunds it.
    /// @param amountInMicro Amount in millionths of a coin.
    event PaymentRefunded(bytes32 indexed originalId, bytes32 indexed refundId, uint256 amountInMicro);

    /// @notice A payment between these VASPs needs an attestation.
    /// @param payer Who would pay.
    /// @param payee Who would be paid.
    /// @param needed Amount in millionths of a coin.
    /// @param available The threshold, below which none is needed.
    error AttestationRequired(address payer, address payee, uint256 needed, uint256 available);

    /// @notice There is no such settled payment, or the refund doesn't go back from its payee to its payer.
    /// @param originalId Id of the payment that would be refunded.
    error NotRefundable(bytes32 originalId);

    /// @notice More than is left to refund.
    /// @param originalId Id of the payment.
    /// @param needed Amount in millionths of a coin.
    /// @param available What is left of it.
    error RefundTooLarge(bytes32 originalId, uint256 needed, uint256 available);

    /// @notice The rules in force changed.
    /// @param switches Which of them bind, by the bits of `IPaymentRules`.
    /// @param terms Their terms, by the bits of `IPaymentRules`.
    event RulesSet(uint8 switches, uint144 terms);

    /// @notice Puts rules in force. Only the payment rules' contract, where treasury compliance decides on them.
    /// @param switches Which of them bind; the fees' switch stays as it is.
    /// @param terms Their terms.
    function setRules(uint8 switches, uint144 terms) external;

    /// @notice The rules in force, as `rules()` reads them.
    /// @return switches Which of them bind.
    /// @return terms Their terms.
    function rulesInForce() external view returns (uint8 switches, uint144 terms);

    /// @notice Where rules are decided on and remembered.
    /// @return rules The contract.
    function rules() external view returns (address rules);
}
