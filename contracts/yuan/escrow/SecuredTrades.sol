// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IEscrowAccounts} from "../../interfaces/IEscrowAccounts.sol";
import {ILimitedWallets} from "../../interfaces/ILimitedWallets.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {
    ISecuredTrades,
    Trade,
    TradeAct,
    TradeOrder,
    TradeState,
    TradeStep,
    TradeTerms
} from "../../interfaces/ISecuredTrades.sol";
import {IWalletYuan} from "../../interfaces/IWalletYuan.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {InstructionLog} from "../../token/InstructionLog.sol";
import {TradeConditions} from "./TradeConditions.sol";
import {TradeRules} from "./TradeRules.sol";

/// @title Secured transactions; see `ISecuredTrades`
/// @dev Calls the wallet yuan, which calls nobody, and parties that sign by ERC-1271, by static call.
contract SecuredTrades is EIP712, InstructionLog, TradeConditions {
    using TradeRules for Trade;

    bytes32 private constant ORDER_TYPEHASH = keccak256(
        "TradeOrder(bytes32 instructionId,address buyer,address seller,uint256 amountInFen,uint8 delivery,uint256 validUntil)"
    );
    bytes32 private constant STEP_TYPEHASH = keccak256(
        "TradeStep(bytes32 instructionId,bytes32 tradeId,address party,uint8 act,uint256 amountInFen,uint256 validUntil)"
    );

    address private immutable YUAN;

    mapping(bytes32 tradeId => Trade) private _trades;
    mapping(uint256 institutionId => address) private _feeWallets;

    constructor(
        address authority_,
        address yuan_,
        TradeTerms memory terms
    ) EIP712("Secured Trades", "1") AccessManaged(authority_) {
        YUAN = yuan_;
        _setTerms(terms);
    }

    /// @inheritdoc ISecuredTrades
    function create(TradeOrder calldata order, bytes calldata signature) external returns (Refusal refusal) {
        require(order.buyer != order.seller, TradeWithSelf(order.buyer));
        _requireWellFormed(order.instructionId, order.amountInFen, order.validUntil);
        require(order.amountInFen <= type(uint64).max, AmountOutOfRange(order.amountInFen));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
        _requireAuthorised(order.buyer, digest, signature);

        bool decided;
        (decided, refusal) = _replay(order.instructionId, digest);
        if (decided) return refusal;

        refusal = _refusalToCreate(order);
        _record(order.instructionId, digest, refusal);
        if (refusal == Refusal.NONE) _create(order);
    }

    /// @inheritdoc ISecuredTrades
    function act(TradeStep calldata step, bytes calldata signature) external returns (Refusal refusal) {
        Trade memory trade = _requireTrade(step.tradeId);
        _requireParty(trade, step);
        bool inTime = block.timestamp <= step.validUntil;
        require(inTime, AuthorisationExpired(step.instructionId, step.validUntil, block.timestamp));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(STEP_TYPEHASH, step)));
        _requireAuthorised(step.party, digest, signature);

        bool decided;
        (decided, refusal) = _replay(step.instructionId, digest);
        if (decided) return refusal;

        TradeTerms memory terms = _terms[trade.termsNumber];
        TradeState before = trade.state;
        trade.ripen(terms, block.timestamp);
        refusal = _tryStep(trade, terms, step);
        _record(step.instructionId, digest, refusal);
        if (refusal == Refusal.NONE || trade.state != before) _keep(step.tradeId, trade, terms, before);
    }

    /// @inheritdoc ISecuredTrades
    function arbitrate(bytes32 tradeId, uint256 buyerFen) external restricted {
        Trade memory trade = _requireTrade(tradeId);
        TradeTerms memory terms = _terms[trade.termsNumber];
        trade.ripen(terms, block.timestamp);
        require(trade.state == TradeState.IN_ARBITRATION, TradeNotInArbitration(tradeId, trade.state));
        require(buyerFen <= trade.amountFen, AwardOutOfRange(buyerFen, trade.amountFen));
        trade.decide(buyerFen, terms);
        _keep(tradeId, trade, terms, TradeState.IN_ARBITRATION);
    }

    /// @inheritdoc ISecuredTrades
    function settle(bytes32 tradeId) external returns (TradeState) {
        Trade memory trade = _requireTrade(tradeId);
        TradeTerms memory terms = _terms[trade.termsNumber];
        TradeState before = trade.state;
        trade.ripen(terms, block.timestamp);
        if (trade.state != before || trade.unpaid != 0) _keep(tradeId, trade, terms, before);
        return trade.state;
    }

    /// @inheritdoc ISecuredTrades
    function setFeeWallet(address wallet) external {
        uint256 number = _numberOf(_msgSender());
        require(number != 0, NotAnInstitution(_msgSender()));
        _feeWallets[number] = wallet;
        emit FeeWalletSet(_msgSender(), wallet);
    }

    /// @inheritdoc ISecuredTrades
    function replaceParty(bytes32 tradeId, address wallet, address replacement) external {
        bool isKeepers =
            _keeperOfClosed(wallet) == _msgSender() &&
                !_isSuspended(_msgSender()) &&
                IWalletYuan(YUAN).institutionOf(replacement) == _msgSender();
        _replaceParty(tradeId, wallet, replacement, isKeepers);
    }

    /// @inheritdoc ISecuredTrades
    function replacePartyByOrder(
        bytes32 tradeId,
        address wallet,
        address replacement,
        bytes32 caseReference
    ) external restricted {
        address keeper = IWalletYuan(YUAN).institutionOf(replacement);
        bool isOrphaned = _isSuspended(_keeperOfClosed(wallet)) && keeper != address(0) && !_isSuspended(keeper);
        emit ReplacementOrdered(tradeId, caseReference);
        _replaceParty(tradeId, wallet, replacement, isOrphaned);
    }

    /// @inheritdoc ISecuredTrades
    function tradeOf(bytes32 tradeId) external view returns (Trade memory trade) {
        trade = _trades[tradeId];
        trade.ripen(_terms[trade.termsNumber], block.timestamp);
    }

    /// @inheritdoc ISecuredTrades
    function sharesOf(bytes32 tradeId, uint256 buyerFen) external view returns (uint256 sellerFen, uint256 feeFen) {
        Trade memory trade = _requireTrade(tradeId);
        require(buyerFen <= trade.amountFen, AwardOutOfRange(buyerFen, trade.amountFen));
        return trade.shares(buyerFen, _terms[trade.termsNumber]);
    }

    /// @inheritdoc ISecuredTrades
    function feeWalletOf(address institution) external view returns (address) {
        return _feeWallets[_numberOf(institution)];
    }

    /// @inheritdoc ISecuredTrades
    function walletYuan() external view returns (address) {
        return YUAN;
    }

    function _replaceParty(bytes32 tradeId, address wallet, address replacement, bool may) private {
        Trade storage trade = _trades[tradeId];
        bool isParty = wallet == trade.buyer || wallet == trade.seller;
        bool isNew = replacement != trade.buyer && replacement != trade.seller;
        require(may && isParty && isNew, PartyNotReplaceable(tradeId, wallet, replacement));
        if (wallet == trade.buyer) trade.buyer = replacement;
        else trade.seller = replacement;
        emit PartyReplaced(tradeId, wallet, replacement);
    }

    function _create(TradeOrder calldata order) private {
        uint32 number = _currentTerms;
        Trade storage trade = _trades[order.instructionId];
        trade.buyer = order.buyer;
        trade.amountFen = uint64(order.amountInFen);
        trade.termsNumber = number;
        trade.seller = order.seller;
        trade.state = TradeState.WAIT_BUYER_PAY;
        trade.delivery = order.delivery;
        trade.deadline = uint40(block.timestamp + _terms[number].payWithin);
        emit TradeCreated(order.instructionId, order.buyer, order.seller, order.amountInFen, order.delivery, number);
        emit TradeChanged(order.instructionId, TradeState.WAIT_BUYER_PAY, trade.deadline);
    }

    /// @dev Moves the money of a payment; everything else is a change of the trade alone.
    function _tryStep(
        Trade memory trade,
        TradeTerms memory terms,
        TradeStep calldata step
    ) private returns (Refusal refusal) {
        refusal = trade.refusalTo(step.act, step.amountInFen);
        if (refusal != Refusal.NONE) return refusal;
        if (TradeRules.disposes(step.act) && IRegulatedToken(YUAN).isFrozen(step.party)) return Refusal.PAYER_FROZEN;
        if (step.act == TradeAct.PAY) {
            (refusal, trade.institutionId) = IEscrowAccounts(YUAN).hold(trade.buyer, trade.seller, trade.amountFen);
            if (refusal != Refusal.NONE) return refusal;
        }
        trade.apply_(terms, step.act, step.amountInFen, block.timestamp);
    }

    /// @dev Stores a trade that has changed, and pays the shares that can be received.
    function _keep(bytes32 tradeId, Trade memory trade, TradeTerms memory terms, TradeState before) private {
        if (trade.state != before || trade.deadline != 0) emit TradeChanged(tradeId, trade.state, trade.deadline);
        if (trade.unpaid != 0) _payShares(tradeId, trade, terms, trade.state != before);
        _trades[tradeId] = trade;
    }

    function _payShares(bytes32 tradeId, Trade memory trade, TradeTerms memory terms, bool justDecided) private {
        (uint256 sellerFen, uint256 feeFen) = trade.shares(trade.buyerFen, terms);
        if (justDecided) emit TradeDecided(tradeId, trade.buyerFen, sellerFen, feeFen);
        _payShare(tradeId, trade, TradeRules.BUYERS_SHARE, trade.buyer, trade.buyerFen);
        _payShare(tradeId, trade, TradeRules.SELLERS_SHARE, trade.seller, sellerFen);
        _payShare(tradeId, trade, TradeRules.FEE, _feeWallets[trade.institutionId], feeFen);
    }

    /// @dev A share that is refused waits: nobody else's depends on it.
    function _payShare(bytes32 tradeId, Trade memory trade, uint8 share, address payee, uint256 amount) private {
        if (trade.unpaid & share == 0) return;
        Refusal refusal = IEscrowAccounts(YUAN).payOut(trade.institutionId, payee, amount);
        if (refusal == Refusal.NONE) {
            trade.unpaid &= ~share;
            emit SharePaid(tradeId, payee, amount);
        } else {
            emit ShareWaits(tradeId, payee, amount, refusal);
        }
    }

    function _refusalToCreate(TradeOrder calldata order) private view returns (Refusal) {
        if (IWalletYuan(YUAN).institutionOf(order.buyer) == address(0)) return Refusal.PAYER_NOT_ALLOWED;
        if (IWalletYuan(YUAN).institutionOf(order.seller) == address(0)) return Refusal.PAYEE_NOT_ALLOWED;
        return Refusal.NONE;
    }

    /// @dev The party needs no signature, being the sender of the transaction.
    function _requireAuthorised(address party, bytes32 digest, bytes calldata signature) private view {
        if (_msgSender() == party) return;
        address keeper = IWalletYuan(YUAN).institutionOf(party);
        // Where the institution can't act any more, whoever has the party's signature may give it in.
        bool entitled = keeper == _msgSender() || _isSuspended(keeper);
        require(entitled, SubmitterNotEntitled(_msgSender(), party));
        _requireSigned(party, digest, signature);
    }

    /// @dev Zero if the wallet is open, or never was one.
    function _keeperOfClosed(address wallet) private view returns (address) {
        (Account word, ) = ILimitedWallets(YUAN).recordOf(wallet);
        return word.isRetired() ? IWalletYuan(YUAN).institutions()[word.issuer() - 1] : address(0);
    }

    function _isSuspended(address institution) private view returns (bool) {
        return IWalletYuan(YUAN).isSuspended(institution);
    }

    /// @dev Zero if it isn't an institution. Institutions are few, and numbered in order of admission.
    function _numberOf(address institution) private view returns (uint256) {
        address[] memory all = IWalletYuan(YUAN).institutions();
        for (uint256 i = 0; i < all.length; ++i) if (all[i] == institution) return i + 1;
        return 0;
    }

    function _requireTrade(bytes32 tradeId) private view returns (Trade memory trade) {
        trade = _trades[tradeId];
        require(trade.state != TradeState.UNKNOWN, NoSuchTrade(tradeId));
    }

    function _requireParty(Trade memory trade, TradeStep calldata step) private pure {
        address party = TradeRules.isSellers(step.act) ? trade.seller : trade.buyer;
        bool fits = step.party == party || (step.act == TradeAct.CANCEL && step.party == trade.seller);
        require(fits, NotThePartyToAct(step.tradeId, step.party, step.act));
    }
}
