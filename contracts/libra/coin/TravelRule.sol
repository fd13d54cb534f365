// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestation, IAttestations} from "../../interfaces/IAttestations.sol";
import {Payment} from "../../interfaces/ILibraCoin.sol";
import {IPaymentWindows} from "../../interfaces/IPaymentWindows.sol";
import {ITravelRule} from "../../interfaces/ITravelRule.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
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
        address from,
        address to,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal override returns (Refusal) {
        if (controls.isOn(CoinTerms.UNHOSTED)) {
            (uint256 needed, uint256 available) = _unhostedNeed(payer, payee, value, controls);
            require(needed <= available, UnhostedLimitExceeded(from, to, needed, available));
        }
        (uint16 payerVasp, uint16 payeeVasp) = (payer.issuer(), payee.issuer());
        if (payerVasp == payeeVasp) return Refusal.NONE;
        uint256 threshold = _thresholdBetween(payerVasp, payeeVasp, controls);
        require(threshold == 0 || value < threshold, AttestationRequired(from, to, value, threshold));
        bool limited = controls.isOn(CoinTerms.VASP_LIMITS);
        if (!controls.isOn(CoinTerms.PAIR_SUMS)) threshold = 0;
        if (limited || threshold != 0) WINDOWS.count(payerVasp, payeeVasp, value, limited, threshold);
        return Refusal.NONE;
    }

    function _keepsRules(
        address,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal view override returns (bool) {
        if (controls.isOn(CoinTerms.UNHOSTED)) {
            (uint256 needed, uint256 available) = _unhostedNeed(payer, payee, value, controls);
            if (needed > available) return false;
        }
        (uint16 payerVasp, uint16 payeeVasp) = (payer.issuer(), payee.issuer());
        if (payerVasp == payeeVasp) return true;
        uint256 threshold = _thresholdBetween(payerVasp, payeeVasp, controls);
        if (threshold != 0 && value >= threshold) return false;
        bool limited = controls.isOn(CoinTerms.VASP_LIMITS);
        if (!controls.isOn(CoinTerms.PAIR_SUMS)) threshold = 0;
        try WINDOWS.requireWithin(address(this), payerVasp, payeeVasp, value, limited, threshold) {
            return true;
        } catch {
            return false;
        }
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
        bool receives = _isUnhosted(payee);
        if (!receives && !_isUnhosted(payer)) return (0, 0);
        (needed, available) = (value, controls.unhostedMaxPayment());
        if (!receives || needed > available) return (needed, available);
        return (payee.balance() + value, controls.unhostedMaxBalance());
    }

    /// @dev What a payment between two VASPs must stay below; 0 if it needs no attestation, or has one.
    function _thresholdBetween(uint16 payerVasp, uint16 payeeVasp, Controls controls) private view returns (uint256) {
        bool free = payerVasp == 0 || payeeVasp == 0 || !controls.isOn(CoinTerms.TRAVEL_RULE) || _isAttested;
        return free ? 0 : controls.travelRuleThreshold();
    }
}
