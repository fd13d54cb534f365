// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What the payee's VASP signed, having received who pays: EIP-712, in the coin's own domain,
/// `TravelRuleAttestation(address payer,address payee,address token,uint256 amount,bytes32 reference,uint256 deadline)`.
/// @param referenceId The reference under which the two VASPs exchanged who pays and who is paid.
/// @param deadline Last second, since 1970-01-01 UTC, in which the attestation may be used.
/// @param signature By the payee VASP's compliance key, or its ERC-1271 contract; empty if there is no attestation.
struct Attestation {
    bytes32 referenceId;
    uint256 deadline;
    bytes signature;
}

/// @title Attestations under the travel rule, in every currency, each used once
interface IAttestations {
    /// @notice An attestation was used.
    /// @param coin The coin.
    /// @param referenceId The reference under which the VASPs exchanged who pays and who is paid.
    /// @param digest What was signed.
    event AttestationUsed(address indexed coin, bytes32 indexed referenceId, bytes32 digest);

    /// @notice Only a payee that is a VASP's has somebody to attest.
    /// @param payee Who would be paid.
    error NobodyToAttest(address payee);

    /// @notice The attestation's last second has passed.
    /// @param deadline Last second in which it could be used.
    /// @param current Second of the block.
    error AttestationExpired(uint256 deadline, uint256 current);

    /// @notice The attestation was used for another payment.
    /// @param referenceId Its reference.
    error AttestationUsedAlready(bytes32 referenceId);

    /// @notice The signature isn't the payee VASP's over this payment, reference and deadline.
    /// @param complianceKey Who had to sign.
    error InvalidAttestation(address complianceKey);

    /// @notice Verifies an attestation for a payment in the calling coin, and uses it up.
    /// @param domain The coin's EIP-712 domain separator.
    /// @param payer Who pays.
    /// @param payee Who is paid.
    /// @param payeeVasp The VASP of who is paid; 0 if there is none.
    /// @param amountInMicro Amount in millionths of a coin.
    /// @param attestation The attestation.
    function useAttestation(
        bytes32 domain,
        address payer,
        address payee,
        uint16 payeeVasp,
        uint256 amountInMicro,
        Attestation calldata attestation
    ) external;

    /// @notice Whether an attestation was used.
    /// @param coin The coin.
    /// @param digest What was signed.
    /// @return used Whether it was.
    function isAttestationUsed(address coin, bytes32 digest) external view returns (bool used);
}
