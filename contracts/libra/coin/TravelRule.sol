// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestation, IAttestations} from "../../interfaces/IAttestations.sol";
import {Payment} from "../../interfaces/ILibraCoin.sol";
import {IPaymentWindows} from "../../interfaces/IPaymentWindows.sol";
import {ITravelRule} from "../../interfaces/ITravelRule.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {Crossing, CrossingWord} from "../rules/Crossing.sol";
import {CoinTerms} from "./CoinTerms.sol";
import {Holders} from "./Holders.sol";

/// @dev What a payment has to keep besides the two accounts' own state. The rules are pushed in by the contract that
/// `rules` names; what they have to remember is kept there.
abstract contract TravelRule is Holders, ITravelRule {
    using CoinTerms for Controls;

    /// @dev Both are one contract, which keeps what these rules have to remember.
    IPaymentWindows internal immutable WINDOWS;
    IAttestations internal immutable ATTESTATIONS;

    /// @dev For the one movement of a payment whose attestation has been verified.
    bool internal transient _isAttested;

    /// @inheritdoc ITravelRule
    function setRules(uint8 switches, uint144 terms) external restricted {
        Controls controls = _controlsNow();
        bool fees = controls.isOn(CoinTerms.FEES);
        _storeControls(controls.withTerms(terms).withSwitches(switches).withSwitch(CoinTerms.FEES, fees));
        emit RulesSet(switches, terms);
    }

    /// @inheritdoc ITravelRule
    function rulesInForce() external view returns (uint8 switches, uint144 terms) {
        Controls controls = _controlsNow();
        return (controls.switches(), controls.terms());
    }

    /// @inheritdoc ITravelRule
    function rules() external view returns (address) {
        return address(WINDOWS);
    }

    /// @dev The only calls to another contract on the path of a transfer, and only while its rules are switched on: their
    /// books don't fit into this contract beside all the rest.
    function _applyRules(
        address,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal override returns (Refusal refusal) {
        Crossing crossing;
        (refusal, crossing) = _askedOf(payer, payee, value, controls);
        if (crossing.isAsked()) return WINDOWS.count(crossing);
    }

    function _keepsRules(
        address,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal view override returns (bool) {
        (Refusal refusal, Crossing crossing) = _askedOf(payer, payee, value, controls);
        if (crossing.isAsked()) refusal = WINDOWS.refusalOf(address(this), crossing);
        return refusal == Refusal.NONE;
    }

    function _revertFor(Refusal refusal, address from, address to, uint256 value) internal view override {
        if (refusal < Refusal.UNHOSTED_LIMIT_EXCEEDED) super._revertFor(refusal, from, to, value);
        (Account payer, Account payee, Controls controls) = (_accountOf(from), _accountOf(to), _controlsNow());
        if (refusal == Refusal.UNHOSTED_LIMIT_EXCEEDED) {
            (uint256 needed, uint256 available) = _unhostedNeed(payer, payee, value, controls);
            revert UnhostedLimitExceeded(from, to, needed, available);
        }
        if (refusal == Refusal.ATTESTATION_MISSING) {
            revert AttestationRequired(from, to, value, controls.travelRuleThreshold());
        }
        (, Crossing crossing) = _askedOf(payer, payee, value, controls);
        WINDOWS.requireWithin(address(this), crossing);
    }

    /// @dev Uses up an attestation, if one is given, and lets the movement pass for which `_isAttested` holds from now on
    /// until the caller ends it.
    function _attest(Payment calldata payment, Attestation calldata attestation) internal {
        if (attestation.signature.length == 0) return;
        (address payer, address payee) = (payment.payer, payment.payee);
        uint16 payeeVasp = _accountOf(payee).issuer();
        uint256 amount = payment.amountInMicro;
        ATTESTATIONS.useAttestation(_domainSeparatorV4(), payer, payee, payeeVasp, amount, attestation);
        _isAttested = true;
    }

    /// @dev What a payment needs of an unhosted wallet's limits, on either side, and the limit; nothing of neither if both
    /// sides are hosted.
    function _unhostedNeed(
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal pure returns (uint256 needed, uint256 available) {
        bool receives = payee.isUnknown();
        if (!receives && !payer.isUnknown()) return (0, 0);
        (needed, available) = (value, controls.unhostedMaxPayment());
        if (!receives || needed > available) return (needed, available);
        return (payee.balance() + value, controls.unhostedMaxBalance());
    }

    /// @dev The first rule that refuses without any memory of other payments; and, if none does, what the others are asked.
    function _askedOf(
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) private view returns (Refusal refusal, Crossing crossing) {
        if (controls.isOn(CoinTerms.UNHOSTED)) {
            (uint256 needed, uint256 available) = _unhostedNeed(payer, payee, value, controls);
            if (needed > available) return (Refusal.UNHOSTED_LIMIT_EXCEEDED, crossing);
        }
        (uint16 payerVasp, uint16 payeeVasp) = (payer.issuer(), payee.issuer());
        if (payerVasp == payeeVasp || !controls.isOn(CoinTerms.BETWEEN_VASPS)) return (refusal, crossing);
        uint256 threshold;
        if (payerVasp != 0 && payeeVasp != 0 && controls.isOn(CoinTerms.TRAVEL_RULE) && !_isAttested) {
            threshold = controls.travelRuleThreshold();
            if (value >= threshold) return (Refusal.ATTESTATION_MISSING, crossing);
        }
        if (!controls.isOn(CoinTerms.PAIR_SUMS)) threshold = 0;
        crossing = CrossingWord.asked(payerVasp, payeeVasp, value, threshold, controls.isOn(CoinTerms.VASP_LIMITS));
    }
}
