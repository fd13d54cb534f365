// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestation} from "../../interfaces/IAttestations.sol";
import {IInstructionErrors} from "../../interfaces/IInstructionErrors.sol";
import {Payment} from "../../interfaces/ILibraCoin.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {ITravelRule} from "../../interfaces/ITravelRule.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {AgreeableCustodian} from "../../test/AgreeableCustodian.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the coin's instructions: which error, or else which decision
contract PaymentsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint256 private constant FEE = 1;
    bytes32 private constant DECIDED = "decided";
    Attestation private _none;

    /// @dev A child of the first VASP that is a contract, and signs whatever it is asked; nobody else signs anything here.
    address private _signer;
    Payment private _original;

    constructor() {
        _signer = address(new AgreeableCustodian());
        address[] memory wallets = new address[](1);
        wallets[0] = _signer;
        VM.prank(vaspAt(0));
        participants.registerChildren(wallets);
        VM.prank(vaspAt(0));
        coin.openWallets(wallets);
        VM.prank(address(treasury));
        coin.mint(_signer, EACH);
    }

    /// @notice One payment was decided already, from the first holder to the signer.
    function setUp() external override {
        VM.warp(NOW);
        _original = Payment(DECIDED, holderAt(0), _signer, 60, NOW);
        VM.prank(holderAt(0));
        coin.pay(_original, "");
    }

    function testFuzz_I27_pay(uint256 seed) external drawnFrom(seed) {
        Payment memory payment = _payment();
        bool attested = _odds(2);
        if (_odds(4)) coin.setFees(0, uint64(FEE));
        _upset();
        _needsAcceptable(payment);
        _needsSubmission(payment);
        Refusal decision = _decide(payment, coin.feeOn(1));
        bytes memory call = abi.encodeCall(coin.pay, (payment, ""));
        if (attested) call = abi.encodeCall(coin.payWithAttestation, (payment, "", _none, "metadata"));
        _checkAnswer(address(coin), call, abi.encode(decision));
    }

    function testFuzz_I27_refund(uint256 seed) external drawnFrom(seed) {
        Payment memory payment = _payment();
        if (_odds(2)) (payment.payer, payment.payee) = (_signer, holderAt(0));
        if (_odds(2)) _caller = payment.payer == _signer ? vaspAt(0) : _caller;
        Payment memory original = _original;
        if (_odds(6)) original.amountInMicro = 61;
        if (_odds(6)) original.instructionId = "unknown";
        uint256 left = _odds(4) ? _refundPart() : 60;
        _upset();
        _needsAcceptable(payment);
        _needsSubmission(payment);
        Refusal decision = _decide(payment, 0);
        bool goesBack = payment.payer == _signer && payment.payee == holderAt(0);
        bool isKnown = original.amountInMicro == 60 && original.instructionId == DECIDED;
        bytes32 id = original.instructionId;
        // A payment that comes again is answered before.
        if (payment.instructionId != DECIDED) {
            _needs(goesBack && isKnown, abi.encodeWithSelector(ITravelRule.NotRefundable.selector, id));
            bytes4 tooLarge = ITravelRule.RefundTooLarge.selector;
            uint256 amount = payment.amountInMicro;
            _needs(amount <= left, abi.encodeWithSelector(tooLarge, id, amount, left));
        }
        bytes memory call = abi.encodeCall(coin.refund, (payment, "", original, _none, ""));
        _checkAnswer(address(coin), call, abi.encode(decision));
    }

    function testFuzz_I27_refusePayment(uint256 seed) external drawnFrom(seed) {
        Payment memory payment = _payment();
        _caller = _odds(2) ? dealerAt(0) : _caller;
        if (_odds(2)) (payment.payer, payment.payee) = _odds(2) ? (_signer, _caller) : (_caller, _signer);
        Refusal reported = Refusal(_draw(uint256(type(Refusal).max) + 1));
        if (_odds(2)) reported = Refusal.NO_BANK_ACCOUNT;
        _upset();
        bool pays = _caller == payment.payer;
        bool known = reported == (pays ? Refusal.DEPOSIT_INSUFFICIENT : Refusal.DEALER_CASH_INSUFFICIENT);
        bytes4 notReportable = IInstructionErrors.RefusalNotReportable.selector;
        _needs(known || reported == Refusal.NO_BANK_ACCOUNT, abi.encodeWithSelector(notReportable, reported));
        _needsAcceptable(payment);
        bytes4 notEntitled = IInstructionErrors.SubmitterNotEntitled.selector;
        bool entitled = _isDealer(_caller) && (pays || _caller == payment.payee);
        _needs(entitled, abi.encodeWithSelector(notEntitled, _caller, payment.payer));
        bool signed = pays || payment.payer == _signer;
        _needs(signed, IInstructionErrors.InvalidPayerSignature.selector, payment.payer);
        _needsFresh(payment);
        bytes memory call = abi.encodeCall(coin.refusePayment, (payment, "", reported));
        _checkAnswer(address(coin), call, abi.encode(_isReplay(payment) ? Refusal.NONE : reported));
    }

    /// @dev Submitted by its payer or by a VASP, mostly; sometimes the one that was decided, or another with its id.
    function _payment() private returns (Payment memory payment) {
        address payer = _odds(4) ? _signer : _somebody();
        uint256 amount = _odds(8) ? uint256(type(uint96).max) + _draw(2) : _amount();
        payment = Payment("new", payer, _odds(6) ? _signer : _anybody(), amount, NOW - (_odds(8) ? 1 : 0));
        if (_odds(4)) payment.instructionId = DECIDED;
        if (_odds(8)) payment = _original;
        _caller = [payment.payer, payment.payer, vaspAt(0), vaspAt(1), _somebody()][_draw(5)];
    }

    /// @dev Refunds 20 of the original, and says what is left.
    function _refundPart() private returns (uint256) {
        VM.prank(_signer);
        coin.refund(Payment("part", _signer, holderAt(0), 20, NOW), "", _original, _none, "");
        return 40;
    }

    function _needsAcceptable(Payment memory payment) private {
        uint256 amount = payment.amountInMicro;
        _needsRunning();
        bool inRange = amount != 0 && amount <= type(uint96).max;
        _needs(inRange, abi.encodeWithSelector(IInstructionErrors.AmountOutOfRange.selector, amount));
        bytes4 expired = IInstructionErrors.AuthorisationExpired.selector;
        (bytes32 id, uint256 until) = (payment.instructionId, payment.validUntil);
        _needs(until >= NOW, abi.encodeWithSelector(expired, id, until, NOW));
    }

    /// @dev By the payer, or by its VASP with its signature.
    function _needsSubmission(Payment memory payment) private {
        if (_caller != payment.payer) {
            _needs(!coin.isFrozen(_caller), IRegulatedToken.FrozenAccount.selector, _caller);
            uint16 keeper = payment.payer == _signer ? 3 : _vaspNumber(payment.payer);
            bool entitled = _isVasp(_caller) && (keeper == 0 || keeper == _vaspNumber(_caller));
            bytes4 notEntitled = IInstructionErrors.SubmitterNotEntitled.selector;
            _needs(entitled, abi.encodeWithSelector(notEntitled, _caller, payment.payer));
            _needs(payment.payer == _signer, IInstructionErrors.InvalidPayerSignature.selector, payment.payer);
        }
        _needsFresh(payment);
    }

    function _needsFresh(Payment memory payment) private {
        bytes32 id = payment.instructionId;
        bool fresh = id != DECIDED || _isReplay(payment);
        _needs(fresh, abi.encodeWithSelector(IInstructionErrors.InstructionIdReused.selector, id));
    }

    function _decide(Payment memory payment, uint256 fee) private view returns (Refusal) {
        if (_isReplay(payment)) return Refusal.NONE;
        (address payer, address payee) = (payment.payer, payment.payee);
        (uint256 held, uint256 frozen) = (coin.balanceOf(payer), coin.getFrozenTokens(payer));
        uint256 due = payment.amountInMicro + fee;
        if (!_mayHold(payer)) return Refusal.PAYER_NOT_ALLOWED;
        if (coin.isFrozen(payer)) return Refusal.PAYER_FROZEN;
        Refusal lacking = _isDealer(payer) ? Refusal.DEALER_INVENTORY_INSUFFICIENT : Refusal.INSUFFICIENT_BALANCE;
        if (due > held) return lacking;
        if (due + frozen > held) return Refusal.INSUFFICIENT_UNFROZEN_BALANCE;
        if (!_mayHold(payee)) return Refusal.PAYEE_NOT_ALLOWED;
        return coin.isFrozen(payee) ? Refusal.PAYEE_FROZEN : Refusal.NONE;
    }

    function _isReplay(Payment memory payment) private view returns (bool) {
        return keccak256(abi.encode(payment)) == keccak256(abi.encode(_original));
    }

    function _isOpen(address account) internal view override returns (bool) {
        return account == _signer || super._isOpen(account);
    }
}
