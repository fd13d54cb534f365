// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Delivery,
    Trade,
    TradeAct,
    TradeOrder,
    TradeState,
    TradeStep,
    TradeTerms
} from "../interfaces/ISecuredTrades.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {SecuredTrades} from "../yuan/escrow/SecuredTrades.sol";
import {VM} from "./IVm.sol";
import {YuanSystem} from "./YuanSystem.sol";

/// @title Everything that buyers, sellers, the arbiter and supervisors may do in a few trades, at any time
contract TradeHandler is YuanSystem {
    uint256 internal constant MOST_TRADES = 12;
    uint256 private constant PRICES = LENT_EACH / 10;

    SecuredTrades public trades;
    bytes32[] private _tradeIds;
    uint256 private _clock = block.timestamp;

    /// @notice Whether an act by its party, well-formed, ever failed otherwise than by a refusal.
    bool public actFailed;

    constructor() {
        TradeTerms memory terms = TradeTerms({
            payWithin: 5 days,
            shipWithin: 15 days,
            expressWithin: 10 days,
            postWithin: 30 days,
            virtualWithin: 1 days,
            extension: 3 days,
            answerWithin: 5 days,
            returnWithin: 7 days,
            receiptWithin: 10 days,
            escalateWithin: 7 days,
            arbitrateWithin: 15 days,
            feeBasisPoints: 60
        });
        trades = new SecuredTrades(centralBank.authority(), address(yuan), terms);
        yuan.connectEscrow(address(trades));
        VM.prank(institutionAt(0));
        trades.setFeeWallet(walletAt(3));
        for (uint256 i = 0; i < WALLETS; ++i) _topUp(bankAt(i), walletAt(i), PRICES);
    }

    /// @notice A buyer orders and pays, as far as the money goes.
    /// @param buyer Which wallet buys.
    /// @param seller Which wallet sells.
    /// @param price How much.
    /// @param delivery How the goods come.
    function order(uint256 buyer, uint256 seller, uint256 price, uint256 delivery) external {
        if (_tradeIds.length == MOST_TRADES || walletAt(buyer) == walletAt(seller)) return;
        bytes32 id = _nextId();
        uint256 amount = 1 + (price % PRICES);
        TradeOrder memory given = TradeOrder(
            id,
            walletAt(buyer),
            walletAt(seller),
            amount,
            Delivery(delivery % 3),
            type(uint256).max
        );
        VM.prank(given.buyer);
        trades.create(given, "");
        _tradeIds.push(id);
        _act(TradeStep(_nextId(), id, given.buyer, TradeAct.PAY, amount, type(uint256).max));
    }

    /// @notice A party acts.
    /// @param trade In which trade.
    /// @param act What it does.
    /// @param amount A claim.
    function step(uint256 trade, uint256 act, uint256 amount) external {
        if (_tradeIds.length == 0) return;
        bytes32 id = _tradeIds[trade % _tradeIds.length];
        Trade memory now_ = trades.tradeOf(id);
        TradeAct what = TradeAct(act % (uint256(type(TradeAct).max) + 1));
        bool sellers =
            what == TradeAct.SHIP || what == TradeAct.AGREE || what == TradeAct.REFUSE || what == TradeAct.REFUND;
        uint256 due;
        if (what == TradeAct.PAY || what == TradeAct.REFUND) due = now_.amountFen;
        else if (what == TradeAct.AGREE) due = now_.claimFen;
        else if (what == TradeAct.ASK_REFUND || what == TradeAct.ASK_RETURN) {
            due = now_.shipped ? 1 + (amount % now_.amountFen) : now_.amountFen;
        }
        address party = sellers ? now_.seller : now_.buyer;
        _act(TradeStep(_nextId(), id, party, what, due, type(uint256).max));
    }

    /// @notice The arbiter decides, if asked.
    /// @param trade In which trade.
    /// @param amount How much the buyer gets.
    function arbitrate(uint256 trade, uint256 amount) external {
        if (_tradeIds.length == 0) return;
        bytes32 id = _tradeIds[trade % _tradeIds.length];
        Trade memory now_ = trades.tradeOf(id);
        if (now_.state == TradeState.IN_ARBITRATION) trades.arbitrate(id, amount % (now_.amountFen + 1));
    }

    /// @notice Somebody carries out what silence has decided.
    /// @param trade In which trade.
    function settle(uint256 trade) external {
        if (_tradeIds.length != 0) trades.settle(_tradeIds[trade % _tradeIds.length]);
    }

    /// @notice Time passes.
    /// @param time How much.
    function pass(uint256 time) external {
        _clock += time % 12 days;
        VM.warp(_clock);
    }

    /// @notice A supervisor freezes a wallet, or lifts the freeze.
    /// @param wallet Which wallet.
    function freezeOrLift(uint256 wallet) external {
        address account = walletAt(wallet);
        if (yuan.isFrozen(account)) yuan.lift(account, "");
        else yuan.freeze(account, "");
    }

    /// @notice Holders pay each other beside the trades.
    /// @param payer Which wallet pays.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    function transfer(uint256 payer, uint256 payee, uint256 amount) external {
        VM.prank(walletAt(payer));
        try yuan.transfer(walletAt(payee), amount % PRICES) {} catch {}
    }

    /// @notice All freezes are lifted, all times are over, institutions have wallets for fees, and somebody settles.
    function wrapUp() external {
        for (uint256 i = 0; i < WALLETS; ++i) if (yuan.isFrozen(walletAt(i))) yuan.lift(walletAt(i), "");
        for (uint256 i = 0; i < INSTITUTIONS; ++i) {
            VM.prank(institutionAt(i));
            trades.setFeeWallet(walletAt(i));
        }
        _clock += 365 days;
        VM.warp(_clock);
        for (uint256 i = 0; i < _tradeIds.length; ++i) trades.settle(_tradeIds[i]);
    }

    /// @notice The trades until now.
    /// @return Their ids.
    function tradeIds() external view returns (bytes32[] memory) {
        return _tradeIds;
    }

    function _act(TradeStep memory given) private {
        VM.prank(given.party);
        try trades.act(given, "") returns (Refusal) {} catch {
            actFailed = true;
        }
    }
}
