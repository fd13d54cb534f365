// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CredentialTerms, ICredentials} from "../../interfaces/ICredentials.sol";
import {Role} from "../../interfaces/Role.sol";
import {Roles} from "./Roles.sol";

/// @dev Credentials by participant number, so that a new operator's key changes none of them.
abstract contract Credentials is Roles, ICredentials {
    uint256 private constant LONGEST_DOMAIN = 63;

    mapping(uint256 number => CredentialTerms) private _credentials;
    mapping(string domain => uint16) private _vaspOfDomain;

    /// @inheritdoc ICredentials
    function rotateBaseUrl(string calldata baseUrl) external {
        uint16 number = _requireOperator();
        _credentials[number].baseUrl = baseUrl;
        emit BaseUrlRotated(number, baseUrl);
    }

    /// @inheritdoc ICredentials
    function rotateComplianceKey(address complianceKey) external {
        uint16 number = _requireOperator();
        _credentials[number].complianceKey = complianceKey;
        emit ComplianceKeyRotated(number, complianceKey);
    }

    /// @inheritdoc ICredentials
    function extendCredential(uint16 number, uint64 expiresAt) external restricted {
        require(_roleOfNumber(number) != Role.NONE, CredentialMissing(number));
        _requireNotExpired(number, expiresAt);
        _credentials[number].expiresAt = expiresAt;
        emit CredentialExtended(number, expiresAt);
    }

    /// @inheritdoc ICredentials
    function addDomain(uint16 number, string calldata domain) external restricted {
        require(_roleOfNumber(number) == Role.PARENT_VASP, NotAVaspNumber(number));
        require(_isWellFormed(bytes(domain)), DomainMalformed(domain));
        uint16 holder = _vaspOfDomain[domain];
        require(holder == 0, DomainTaken(domain, holder));
        _vaspOfDomain[domain] = number;
        emit DomainAdded(number, domain);
    }

    /// @inheritdoc ICredentials
    function removeDomain(uint16 number, string calldata domain) external restricted {
        bool held = number != 0 && _vaspOfDomain[domain] == number;
        require(held, DomainNotHeld(domain, number));
        delete _vaspOfDomain[domain];
        emit DomainRemoved(number, domain);
    }

    /// @inheritdoc ICredentials
    function credentialOf(uint16 number) external view returns (CredentialTerms memory) {
        return _credentials[number];
    }

    /// @inheritdoc ICredentials
    function complianceKeyOf(uint16 number) external view returns (address complianceKey) {
        CredentialTerms storage credential = _credentials[number];
        complianceKey = credential.complianceKey;
        require(complianceKey != address(0), ComplianceKeyMissing(number));
        require(bytes(credential.baseUrl).length != 0, BaseUrlMissing(number));
        _requireNotExpired(number, credential.expiresAt);
    }

    /// @inheritdoc ICredentials
    function vaspOfDomain(string calldata domain) external view returns (uint16) {
        return _vaspOfDomain[domain];
    }

    function _publish(uint16 number, CredentialTerms calldata terms) internal {
        require(bytes(terms.humanName).length != 0, HumanNameMissing());
        _requireNotExpired(number, terms.expiresAt);
        _credentials[number] = terms;
        emit CredentialPublished(number, terms);
    }

    function _requireNotExpired(uint16 number, uint64 expiresAt) private view {
        require(block.timestamp <= expiresAt, CredentialExpired(number, expiresAt, block.timestamp));
    }

    /// @dev Domains are compared byte by byte, so two spellings of one domain mustn't both be possible.
    function _isWellFormed(bytes calldata domain) private pure returns (bool) {
        if (domain.length == 0 || domain.length > LONGEST_DOMAIN) return false;
        for (uint256 i = 0; i < domain.length; ++i) {
            bytes1 character = domain[i];
            bool letter = character >= "a" && character <= "z";
            bool digit = character >= "0" && character <= "9";
            if (!letter && !digit && character != "-" && character != ".") return false;
        }
        return true;
    }
}
