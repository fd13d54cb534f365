// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Trade, TradeState} from "../../interfaces/ISecuredTrades.sol";
import {TradeHandler} from "../../test/TradeHandler.sol";
import {WalletYuan} from "../WalletYuan.sol";
import {SecuredTrades} from "./SecuredTrades.sol";

/// @title Escrow money is neither lost nor stuck, whatever anybody does
contract EscrowTest {
    uint256 private constant WALLETS = 6;

    TradeHandler private _handler;
    WalletYuan private _yuan;
    SecuredTrades private _trades;

    error Differs(string what, uint256 is_, uint256 shouldBe);
    error ActFailed();

    /// @notice A fresh world for each run.
    function setUp() external {
        _handler = new TradeHandler();
        _yuan = _handler.yuan();
        _trades = _handler.trades();
        // Trades to begin with, so that also short runs get somewhere.
        for (uint256 i = 0; i < 4; ++i) _handler.order(i, i + 1, 1_000 * i, i);
    }

    /// @notice An institution's client reserve is what its wallets hold and what it keeps in escrow.
    function invariant_clientReserveIsWalletsAndEscrow() external view {
        address[] memory institutions = _yuan.institutions();
        for (uint256 i = 0; i < institutions.length; ++i) {
            uint256 owed = _yuan.escrowOf(institutions[i]);
            for (uint256 w = 0; w < WALLETS; ++w) {
                address wallet = _handler.walletAt(w);
                if (_yuan.institutionOf(wallet) == institutions[i]) owed += _yuan.balanceOf(wallet);
            }
            _same("client reserve", _yuan.clientReserveOf(institutions[i]), owed);
        }
    }

    /// @notice What is in escrow is what the trades still have to pay out, institution by institution.
    function invariant_escrowIsWhatTradesOwe() external view {
        address[] memory institutions = _yuan.institutions();
        uint256[] memory owed = new uint256[](institutions.length + 1);
        bytes32[] memory ids = _handler.tradeIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            Trade memory trade = _trades.tradeOf(ids[i]);
            owed[trade.institutionId] += _owedIn(ids[i], trade);
        }
        uint256 total;
        for (uint256 i = 0; i < institutions.length; ++i) {
            _same("escrow", _yuan.escrowOf(institutions[i]), owed[i + 1]);
            total += owed[i + 1];
        }
        _same("balance of the contract", _yuan.balanceOf(address(_trades)), total);
    }

    /// @notice A party's well-formed act is carried out or refused, but never fails.
    function invariant_actsNeverFail() external view {
        require(!_handler.actFailed(), ActFailed());
    }

    /// @notice Whatever was done before: when freezes are lifted and times are over, nothing is left in escrow.
    /// @param seeds What is done.
    function testFuzz_nothingIsStuck(uint256[24] calldata seeds) external {
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint256 seed = seeds[i];
            uint256 what = seed % 8;
            if (what < 4) _handler.step(seed >> 8, seed >> 16, seed >> 32);
            else if (what == 4) _handler.order(seed >> 8, seed >> 16, seed >> 32, seed >> 64);
            else if (what == 5) _handler.pass(seed >> 8);
            else if (what == 6) _handler.freezeOrLift(seed >> 8);
            else _handler.arbitrate(seed >> 8, seed >> 16);
        }
        _handler.wrapUp();
        _same("left in escrow", _yuan.balanceOf(address(_trades)), 0);
        bytes32[] memory ids = _handler.tradeIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            Trade memory trade = _trades.tradeOf(ids[i]);
            bool ended = trade.state == TradeState.FINISHED || trade.state == TradeState.CLOSED;
            require(ended && trade.unpaid == 0, ActFailed());
        }
    }

    /// @notice However a price is split, and whatever the fee, the shares add up.
    /// @param buyer What the buyer gets, of a trade's price.
    function testFuzz_sharesAddUp(uint64 buyer) external view {
        bytes32[] memory ids = _handler.tradeIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            uint256 price = _trades.tradeOf(ids[i]).amountFen;
            uint256 back = buyer % (price + 1);
            (uint256 seller, uint256 fee) = _trades.sharesOf(ids[i], back);
            _same("shares", back + seller + fee, price);
        }
    }

    /// @notice What the invariants run against.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev A trade that silence has decided, and nobody has settled yet, owes its whole price.
    function _owedIn(bytes32 id, Trade memory trade) private view returns (uint256 owed) {
        if (trade.institutionId == 0) return 0;
        bool ended = trade.state == TradeState.FINISHED || trade.state == TradeState.CLOSED;
        if (!ended) return trade.amountFen;
        (uint256 seller, uint256 fee) = _trades.sharesOf(id, trade.buyerFen);
        if (trade.unpaid & 1 != 0) owed += trade.buyerFen;
        if (trade.unpaid & 2 != 0) owed += seller;
        if (trade.unpaid & 4 != 0) owed += fee;
    }

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
