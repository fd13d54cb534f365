// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {Attestation, IAttestations} from "../interfaces/IAttestations.sol";
import {IInstructionLog} from "../interfaces/IInstructionLog.sol";
import {ILibraCoin, Payment} from "../interfaces/ILibraCoin.sol";
import {IParticipants} from "../interfaces/IParticipants.sol";
import {IPaymentWindows} from "../interfaces/IPaymentWindows.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Controls} from "../token/Controls.sol";
import {InstructionLog} from "../token/InstructionLog.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";
import {CoinTerms} from "./coin/CoinTerms.sol";
import {Fees} from "./coin/Fees.sol";
import {HolderWords} from "./coin/HolderWords.sol";

/// @title A Libra coin; see `ILibraCoin`
contract LibraCoin is Fees, InstructionLog, ILibraCoin {
    bytes32 private constant PAYMENT_TYPEHASH = keccak256(
        "Payment(bytes32 instructionId,address payer,address payee,uint256 amountInMicro,uint256 validUntil)"
    );

    /// @dev Its balance is the preburn queue.
    address private immutable TREASURY;

    mapping(bytes32 instructionId => uint256) private _refundedInMicro;

    modifier onlyTreasury() {
        _requireTreasury();
        _;
    }

    constructor(
        string memory name_,
        string memory symbol_,
        address authority_,
        address treasury_,
        address participants_,
        address rules_
    ) RegulatedToken(name_, symbol_, authority_) HolderWords(IParticipants(participants_)) {
        TREASURY = treasury_;
        WINDOWS = IPaymentWindows(rules_);
        ATTESTATIONS = IAttestations(rules_);
        _registerVault(address(this));
        _registerVault(treasury_);
    }

    /// @inheritdoc ILibraCoin
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _authorised(payment, signature);
        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;
        return _settle(payment, digest, true);
    }

    /// @inheritdoc ILibraCoin
    function payWithAttestation(
        Payment calldata payment,
        bytes calldata signature,
        Attestation calldata attestation,
        bytes calldata metadata
    ) external returns (Refusal refusal) {
        (refusal, ) = _settleAttested(payment, signature, attestation, metadata, true);
    }

    /// @inheritdoc ILibraCoin
    function refund(
        Payment calldata payment,
        bytes calldata signature,
        Payment calldata original,
        Attestation calldata attestation,
        bytes calldata metadata
    ) external returns (Refusal refusal) {
        bool replayed;
        (refusal, replayed) = _settleAttested(payment, signature, attestation, metadata, false);
        // Checked last, because a refund that comes again is answered before: an error undoes all of it.
        if (!replayed) _requireRefund(payment, original, refusal == Refusal.NONE);
    }

    /// @inheritdoc ILibraCoin
    function refusePayment(
        Payment calldata payment,
        bytes calldata signature,
        Refusal reported
    ) external returns (Refusal refusal) {
        address dealer = _msgSender();
        bool pays = dealer == payment.payer;
        Refusal shortage = pays ? Refusal.DEPOSIT_INSUFFICIENT : Refusal.DEALER_CASH_INSUFFICIENT;
        require(reported == Refusal.NO_BANK_ACCOUNT || reported == shortage, RefusalNotReportable(reported));
        _requireAcceptable(payment);
        bytes32 digest = _digestOf(payment);
        bool entitled = _isDealer(dealer) && (pays || dealer == payment.payee);
        require(entitled, SubmitterNotEntitled(dealer, payment.payer));
        if (!pays) _requireSigned(payment.payer, digest, signature);

        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;
        _record(payment.instructionId, digest, reported);
        return reported;
    }

    /// @inheritdoc ILibraCoin
    function registerDealer(address dealer) external onlyTreasury {
        _registerDealer(dealer);
    }

    /// @inheritdoc ILibraCoin
    function halt() external restricted {
        Controls controls = _controlsNow();
        require(!controls.isStoppedBy(CoinTerms.HALT), CoinHalted());
        _storeControls(controls.withStop(CoinTerms.HALT, true));
        emit Halted(_msgSender());
    }

    /// @inheritdoc ILibraCoin
    function resume() external restricted {
        Controls controls = _controlsNow();
        require(controls.isStoppedBy(CoinTerms.HALT), CoinNotHalted());
        _storeControls(controls.withStop(CoinTerms.HALT, false));
        emit Resumed(_msgSender());
    }

    /// @inheritdoc ILibraCoin
    function mint(address dealer, uint256 amountInMicro) external onlyTreasury {
        _mint(dealer, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function escrow(address dealer, uint256 amountInMicro) external onlyTreasury {
        _transfer(dealer, TREASURY, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function release(address dealer, uint256 amountInMicro) external onlyTreasury {
        _transfer(TREASURY, dealer, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function burn(uint256 amountInMicro) external onlyTreasury {
        _burn(TREASURY, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function halted() external view returns (bool) {
        return _controlsNow().isStoppedBy(CoinTerms.HALT);
    }

    /// @inheritdoc ILibraCoin
    function participants() external view returns (address) {
        return address(PARTICIPANTS);
    }

    /// @inheritdoc ILibraCoin
    function treasury() external view returns (address) {
        return TREASURY;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public pure override(ERC20) returns (uint8) {
        return 6;
    }

    /// @inheritdoc RegulatedToken
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == type(ILibraCoin).interfaceId ||
            interfaceId == type(IInstructionLog).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev Who gives an approval, and not who spends one, announces it.
    function _approve(address owner, address spender, uint256 value, bool emitEvent) internal override {
        if (emitEvent) _requireNotHalted();
        super._approve(owner, spender, value, emitEvent);
    }

    function _cancelAuthorization(address authorizer, bytes32 nonce) internal override {
        _requireNotHalted();
        super._cancelAuthorization(authorizer, nonce);
    }

    function _settleAttested(
        Payment calldata payment,
        bytes calldata signature,
        Attestation calldata attestation,
        bytes calldata metadata,
        bool bearsFee
    ) private returns (Refusal refusal, bool replayed) {
        bytes32 digest = _authorised(payment, signature);
        (replayed, refusal) = _replay(payment.instructionId, digest);
        if (replayed) return (refusal, true);
        _attest(payment, attestation);
        refusal = _settle(payment, digest, bearsFee);
        _isAttested = false;
        if (refusal == Refusal.NONE) emit PaymentMetadata(payment.instructionId, attestation.referenceId, metadata);
    }

    function _settle(Payment calldata payment, bytes32 digest, bool bearsFee) private returns (Refusal refusal) {
        refusal =
            bearsFee
                ? _tryMoveWithFee(payment.payer, payment.payee, payment.amountInMicro)
                : _tryMove(payment.payer, payment.payee, payment.amountInMicro);
        if (refusal == Refusal.INSUFFICIENT_BALANCE && _isDealer(payment.payer)) {
            refusal = Refusal.DEALER_INVENTORY_INSUFFICIENT;
        }
        _record(payment.instructionId, digest, refusal);
    }

    /// @dev The payer needs no signature, being the sender of the transaction.
    function _authorised(Payment calldata payment, bytes calldata signature) private view returns (bytes32 digest) {
        _requireAcceptable(payment);
        digest = _digestOf(payment);
        if (_msgSender() == payment.payer) return digest;
        _requireVaspOf(payment.payer);
        _requireSigned(payment.payer, digest, signature);
    }

    /// @dev Malformed payments stop here: nothing of them is recorded.
    function _requireAcceptable(Payment calldata payment) private view {
        _requireNotPaused();
        _requireWellFormed(payment.instructionId, payment.amountInMicro, payment.validUntil);
    }

    function _requireRefund(Payment calldata payment, Payment calldata original, bool settled) private {
        bytes32 id = original.instructionId;
        bool goesBack = payment.payer == original.payee && payment.payee == original.payer;
        require(goesBack && _isSettled(id, _digestOf(original)), NotRefundable(id));
        uint256 refunded = _refundedInMicro[id];
        uint256 left = original.amountInMicro - refunded;
        require(payment.amountInMicro <= left, RefundTooLarge(id, payment.amountInMicro, left));
        if (!settled) return;
        _refundedInMicro[id] = refunded + payment.amountInMicro;
        emit PaymentRefunded(id, payment.instructionId, payment.amountInMicro);
    }

    function _requireTreasury() private view {
        require(_msgSender() == TREASURY, NotTheTreasury(_msgSender()));
    }

    function _requireNotHalted() private view {
        require(!_controlsNow().isStoppedBy(CoinTerms.HALT), CoinHalted());
    }

    function _digestOf(Payment calldata payment) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(PAYMENT_TYPEHASH, payment)));
    }
}
