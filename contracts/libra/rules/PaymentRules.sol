// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Attestation, IAttestations} from "../../interfaces/IAttestations.sol";
import {ICredentials} from "../../interfaces/ICredentials.sol";
import {IParticipants} from "../../interfaces/IParticipants.sol";
import {IPaymentRules} from "../../interfaces/IPaymentRules.sol";
import {ITravelRule} from "../../interfaces/ITravelRule.sol";
import {Controls} from "../../token/Controls.sol";
import {CoinTerms} from "../coin/CoinTerms.sol";
import {Windows} from "./Windows.sol";

/// @title The rules for payments and their memory; see `IPaymentRules`, `IPaymentWindows` and `IAttestations`
/// @dev Coins ask it only under rules that are switched on, and for payments that come with an attestation. Each coin has
/// books of its own, under its address, so it needs no right to write them.
contract PaymentRules is Windows, IPaymentRules, IAttestations {
    using CoinTerms for Controls;

    bytes32 private constant ATTESTATION_TYPEHASH = keccak256(
        "TravelRuleAttestation(address payer,address payee,address token,uint256 amount,bytes32 reference,uint256 deadline)"
    );

    IParticipants private immutable PARTICIPANTS;

    mapping(address coin => mapping(bytes32 digest => bool)) private _used;

    constructor(address authority_, address participants_) AccessManaged(authority_) {
        PARTICIPANTS = IParticipants(participants_);
    }

    /// @inheritdoc IPaymentRules
    function allowUnhosted(address coin, uint256 maxPaymentInMicro, uint256 maxBalanceInMicro) external restricted {
        uint40 payment = _unhostedLimit(maxPaymentInMicro);
        Controls inForce = _of(coin).withUnhostedLimits(payment, _unhostedLimit(maxBalanceInMicro));
        _push(coin, inForce.withSwitch(CoinTerms.UNHOSTED, true));
        emit UnhostedWalletsSet(coin, true, maxPaymentInMicro, maxBalanceInMicro);
    }

    /// @inheritdoc IPaymentRules
    function disallowUnhosted(address coin) external restricted {
        _push(coin, _of(coin).withSwitch(CoinTerms.UNHOSTED, false).withUnhostedLimits(0, 0));
        emit UnhostedWalletsSet(coin, false, 0, 0);
    }

    /// @inheritdoc IPaymentRules
    function setTravelRuleThreshold(address coin, uint64 thresholdInMicro) external restricted {
        Controls inForce = _of(coin).withSwitch(CoinTerms.TRAVEL_RULE, thresholdInMicro != 0);
        _push(coin, inForce.withTravelRuleThreshold(thresholdInMicro));
        emit TravelRuleThresholdSet(coin, thresholdInMicro);
    }

    /// @inheritdoc IPaymentRules
    function switchWindows(address coin, bool limits, bool pairSums) external restricted {
        Controls inForce = _of(coin).withSwitch(CoinTerms.VASP_LIMITS, limits);
        _push(coin, inForce.withSwitch(CoinTerms.PAIR_SUMS, pairSums));
        emit WindowsSwitched(coin, limits, pairSums);
    }

    /// @inheritdoc IAttestations
    function useAttestation(
        bytes32 domain,
        address payer,
        address payee,
        uint16 payeeVasp,
        uint256 amountInMicro,
        Attestation calldata attestation
    ) external {
        require(payeeVasp != 0, NobodyToAttest(payee));
        uint256 deadline = attestation.deadline;
        require(block.timestamp <= deadline, AttestationExpired(deadline, block.timestamp));
        bytes32 referenceId = attestation.referenceId;
        bytes32 hash = keccak256(
            abi.encode(ATTESTATION_TYPEHASH, payer, payee, msg.sender, amountInMicro, referenceId, deadline)
        );
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hash);
        require(!_used[msg.sender][digest], AttestationUsedAlready(referenceId));
        _used[msg.sender][digest] = true;
        // An ERC-1271 contract is asked by static call: it can't reenter.
        address key = ICredentials(address(PARTICIPANTS)).complianceKeyOf(payeeVasp);
        bool signed = SignatureChecker.isValidSignatureNowCalldata(key, digest, attestation.signature);
        require(signed, InvalidAttestation(key));
        emit AttestationUsed(msg.sender, referenceId, digest);
    }

    /// @inheritdoc IAttestations
    function isAttestationUsed(address coin, bytes32 digest) external view returns (bool) {
        return _used[coin][digest];
    }

    /// @inheritdoc IPaymentRules
    function unhostedWallets(address coin) external view returns (bool on, uint256 maxPayment, uint256 maxBalance) {
        Controls inForce = _of(coin);
        return (inForce.isOn(CoinTerms.UNHOSTED), inForce.unhostedMaxPayment(), inForce.unhostedMaxBalance());
    }

    /// @inheritdoc IPaymentRules
    function travelRule(address coin) external view returns (uint64 thresholdInMicro, bool pairSums) {
        Controls inForce = _of(coin);
        return (uint64(inForce.travelRuleThreshold()), inForce.isOn(CoinTerms.PAIR_SUMS));
    }

    function _push(address coin, Controls inForce) private {
        ITravelRule(coin).setRules(inForce.switches(), inForce.terms());
    }

    function _of(address coin) private view returns (Controls inForce) {
        require(PARTICIPANTS.isCoin(coin), CoinNotConnected(coin));
        (uint8 switches, uint144 terms) = ITravelRule(coin).rulesInForce();
        return inForce.withSwitches(switches).withTerms(terms);
    }

    function _unhostedLimit(uint256 limitInMicro) private pure returns (uint40) {
        require(limitInMicro != 0 && limitInMicro <= type(uint40).max, UnhostedLimitOutOfRange(limitInMicro));
        return uint40(limitInMicro);
    }
}
