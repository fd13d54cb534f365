// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice How a participant is known, and reached for the travel rule.
/// @param humanName Its name, which never changes.
/// @param baseUrl Where its off-chain service answers; may come later.
/// @param complianceKey Who signs travel-rule attestations for it, a key or an ERC-1271 contract; may come later.
/// @param expiresAt Last second, since 1970-01-01 UTC, in which the credential counts.
struct CredentialTerms {
    string humanName;
    string baseUrl;
    address complianceKey;
    uint64 expiresAt;
}

/// @title Credentials of dealers and parent VASPs, and the domains of VASPs
/// @notice A child has its parent's credential. Only the participant itself changes its URL and its key; only treasury
/// compliance extends a credential and assigns domains. A domain belongs to one VASP in the whole network.
interface ICredentials {
    /// @notice A participant got a credential.
    /// @param number The participant.
    /// @param terms The credential.
    event CredentialPublished(uint16 indexed number, CredentialTerms terms);

    /// @notice A participant's service moved.
    /// @param number The participant.
    /// @param baseUrl Where it answers now.
    event BaseUrlRotated(uint16 indexed number, string baseUrl);

    /// @notice Another key signs a participant's attestations.
    /// @param number The participant.
    /// @param complianceKey The key, or ERC-1271 contract.
    event ComplianceKeyRotated(uint16 indexed number, address indexed complianceKey);

    /// @notice A credential counts for another time.
    /// @param number The participant.
    /// @param expiresAt Last second in which it counts.
    event CredentialExtended(uint16 indexed number, uint64 expiresAt);

    /// @notice A domain became a VASP's.
    /// @param number The parent VASP.
    /// @param domain The domain.
    event DomainAdded(uint16 indexed number, string domain);

    /// @notice A domain is no VASP's any more.
    /// @param number The parent VASP whose it was.
    /// @param domain The domain.
    event DomainRemoved(uint16 indexed number, string domain);

    /// @notice A credential has a name.
    error HumanNameMissing();

    /// @notice The credential has expired, or would have.
    /// @param number The participant.
    /// @param expiresAt Last second in which it counts, since 1970-01-01 UTC.
    /// @param current Second of the block.
    error CredentialExpired(uint16 number, uint256 expiresAt, uint256 current);

    /// @notice There is no dealer and no parent VASP of that number.
    /// @param number The number.
    error CredentialMissing(uint16 number);

    /// @notice The participant has named no compliance key.
    /// @param number The participant.
    error ComplianceKeyMissing(uint16 number);

    /// @notice The participant has named no URL.
    /// @param number The participant.
    error BaseUrlMissing(uint16 number);

    /// @notice Domains belong to parent VASPs.
    /// @param number The number given.
    error NotAVaspNumber(uint16 number);

    /// @notice A domain has 1 to 63 characters: small letters, digits, dots and hyphens.
    /// @param domain The domain given.
    error DomainMalformed(string domain);

    /// @notice The domain is a VASP's already.
    /// @param domain The domain.
    /// @param number The VASP whose it is.
    error DomainTaken(string domain, uint16 number);

    /// @notice The domain isn't that VASP's.
    /// @param domain The domain.
    /// @param number The VASP given.
    error DomainNotHeld(string domain, uint16 number);

    /// @notice Changes where the caller's service answers. Only a dealer's or parent VASP's operator.
    /// @param baseUrl Where it answers; empty if nowhere for now.
    function rotateBaseUrl(string calldata baseUrl) external;

    /// @notice Changes who signs the caller's attestations. Only a dealer's or parent VASP's operator.
    /// @param complianceKey A key or ERC-1271 contract; zero if nobody for now.
    function rotateComplianceKey(address complianceKey) external;

    /// @notice Sets until when a credential counts. Treasury compliance only.
    /// @param number The participant.
    /// @param expiresAt Last second in which it counts; not past.
    function extendCredential(uint16 number, uint64 expiresAt) external;

    /// @notice Makes a domain a VASP's. Treasury compliance only.
    /// @param number The parent VASP.
    /// @param domain The domain.
    function addDomain(uint16 number, string calldata domain) external;

    /// @notice Takes a domain from a VASP. Treasury compliance only.
    /// @param number The parent VASP.
    /// @param domain The domain.
    function removeDomain(uint16 number, string calldata domain) external;

    /// @notice A participant's credential.
    /// @param number The participant.
    /// @return terms The credential; empty if there is no such participant.
    function credentialOf(uint16 number) external view returns (CredentialTerms memory terms);

    /// @notice Who signs a participant's attestations now; reverts unless there is a key, a URL and a credential that
    /// hasn't expired.
    /// @param number The participant.
    /// @return complianceKey A key or ERC-1271 contract.
    function complianceKeyOf(uint16 number) external view returns (address complianceKey);

    /// @notice The VASP whose domain it is.
    /// @param domain The domain.
    /// @return number The parent VASP; 0 if nobody's.
    function vaspOfDomain(string calldata domain) external view returns (uint16 number);
}
