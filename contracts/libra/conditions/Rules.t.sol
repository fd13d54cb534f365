// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestation, IAttestations} from "../../interfaces/IAttestations.sol";
import {ICredentials} from "../../interfaces/ICredentials.sol";
import {IPaymentRules} from "../../interfaces/IPaymentRules.sol";
import {IPaymentWindows, VaspLimits} from "../../interfaces/IPaymentWindows.sol";
import {AgreeableCustodian} from "../../test/AgreeableCustodian.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the rules for payments
contract RulesTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint256 private constant MOST_UNHOSTED = type(uint40).max;

    address private _agreeable;

    /// @notice The first VASP's compliance key is a contract that signs whatever it is asked; the second's is none yet.
    function setUp() external override {
        VM.warp(NOW);
        _agreeable = address(new AgreeableCustodian());
        _rotate(vaspAt(0), _agreeable, "https://vasp.example");
    }

    function testFuzz_I27_allowUnhosted(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address its, uint256 payment, uint256 balance) = (_coin(), _limit(), _limit());
        _needsRole();
        _needsCoinAndLimits(its, payment, balance);
        _check(address(rules), abi.encodeCall(rules.allowUnhosted, (its, payment, balance)));
    }

    function testFuzz_I27_switches(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address its, uint256 which) = (_coin(), _draw(3));
        _needsRole();
        _needs(its == address(coin), IPaymentRules.CoinNotConnected.selector, its);
        bytes memory call = abi.encodeCall(rules.disallowUnhosted, (its));
        if (which == 1) call = abi.encodeCall(rules.setTravelRuleThreshold, (its, uint64(_amount())));
        if (which == 2) call = abi.encodeCall(rules.switchWindows, (its, _odds(2), _odds(2)));
        _check(address(rules), call);
    }

    function testFuzz_I27_setVaspLimits(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        VaspLimits memory limits = _limits();
        _needsRole();
        _needs(_isComplete(limits), abi.encodeWithSelector(IPaymentWindows.VaspLimitMissing.selector));
        _check(address(rules), abi.encodeCall(rules.setVaspLimits, (_coin(), limits)));
    }

    function testFuzz_I27_setVaspWindow(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (bool limited, uint16 number) = (_odds(2), uint16(_draw(4)));
        if (limited) rules.setVaspLimits(address(coin), VaspLimits(1, 1, 1, 1));
        _needsRole();
        bool can = limited && number != 0;
        _needs(can, abi.encodeWithSelector(IPaymentWindows.VaspLimitMissing.selector));
        _check(address(rules), abi.encodeCall(rules.setVaspWindow, (address(coin), number, uint64(_amount()))));
    }

    function testFuzz_I27_useAttestation(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        uint16 vasp = [uint16(0), 3, 3, 3, 3, 4][_draw(6)];
        Attestation memory attestation = Attestation("reference", NOW - (_odds(6) ? 1 : 0), "");
        bytes memory call = abi.encodeCall(
            rules.useAttestation,
            (bytes32("domain"), holderAt(0), holderAt(2), vasp, 100, attestation)
        );
        // The same again by the same coin, which is whoever calls.
        bool again = vasp == 3 && attestation.deadline == NOW && _odds(3);
        if (again) _check(address(rules), call);
        bool signs = !_odds(4);
        if (!signs) _rotate(vaspAt(0), STRANGER, "https://vasp.example");
        bool hasUrl = !_odds(6);
        if (!hasUrl) _rotate(vaspAt(0), signs ? _agreeable : STRANGER, "");
        uint256 until = _odds(6) ? NOW : type(uint64).max;
        if (until == NOW) _expire();
        _needs(vasp != 0, IAttestations.NobodyToAttest.selector, holderAt(2));
        bytes4 expired = IAttestations.AttestationExpired.selector;
        uint256 time = block.timestamp;
        bool inTime = attestation.deadline >= time;
        _needs(inTime, abi.encodeWithSelector(expired, attestation.deadline, time));
        _needs(!again, abi.encodeWithSelector(IAttestations.AttestationUsedAlready.selector, bytes32("reference")));
        _needs(vasp != 4, abi.encodeWithSelector(ICredentials.ComplianceKeyMissing.selector, vasp));
        _needs(hasUrl, abi.encodeWithSelector(ICredentials.BaseUrlMissing.selector, vasp));
        bytes4 over = ICredentials.CredentialExpired.selector;
        _needs(until >= time, abi.encodeWithSelector(over, vasp, until, time));
        _needs(signs, IAttestations.InvalidAttestation.selector, STRANGER);
        _check(address(rules), call);
    }

    /// @dev The first VASP's credential ends with this second, and the second is over.
    function _expire() private {
        participants.extendCredential(3, uint64(NOW));
        VM.warp(NOW + 1);
    }

    function _rotate(address vasp, address key, string memory baseUrl) private {
        VM.prank(vasp);
        participants.rotateComplianceKey(key);
        VM.prank(vasp);
        participants.rotateBaseUrl(baseUrl);
    }

    function _needsCoinAndLimits(address its, uint256 payment, uint256 balance) private {
        bytes4 outOfRange = IPaymentRules.UnhostedLimitOutOfRange.selector;
        bool paymentFits = payment != 0 && payment <= MOST_UNHOSTED;
        bool balanceFits = balance != 0 && balance <= MOST_UNHOSTED;
        _needs(paymentFits, abi.encodeWithSelector(outOfRange, payment));
        _needs(balanceFits, abi.encodeWithSelector(outOfRange, balance));
        _needs(its == address(coin), IPaymentRules.CoinNotConnected.selector, its);
    }

    function _coin() private returns (address) {
        return _odds(4) ? _somebody() : address(coin);
    }

    function _limit() private returns (uint256) {
        return [uint256(0), 1, 1_000, MOST_UNHOSTED, MOST_UNHOSTED + 1][_draw(5)];
    }

    function _limits() private returns (VaspLimits memory) {
        return VaspLimits(uint64(_draw(6)), uint64(_draw(6)), uint64(_draw(6)), uint40(_draw(6)));
    }

    function _isComplete(VaspLimits memory limits) private pure returns (bool) {
        bool amounts = limits.maxInflowInMicro != 0 && limits.maxOutflowInMicro != 0;
        return amounts && limits.maxHoldingInMicro != 0 && limits.periodSeconds != 0;
    }
}
