// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {ECnyRegime} from "../interfaces/IECny.sol";
import {InterbankPayment, SettlementMode, ShortfallRule} from "../interfaces/IInterbankSettlement.sol";
import {Delivery, Trade, TradeAct, TradeOrder, TradeStep, TradeTerms} from "../interfaces/ISecuredTrades.sol";
import {Account} from "../token/Account.sol";
import {SecuredTrades} from "../yuan/escrow/SecuredTrades.sol";
import {InterbankSettlement} from "../yuan/settlement/InterbankSettlement.sol";
import {VM} from "./IVm.sol";
import {SheetHandler} from "./SheetHandler.sol";

/// @title The same with settlement between banks, lending repaid, and trades that are open while institutions are wound down
contract JoinedHandler is SheetHandler {
    uint256 private constant MOST_TRADES = 10;
    uint256 private constant PRICES = LENT_EACH / 20;

    InterbankSettlement public settlement;
    SecuredTrades public trades;
    /// @notice What was left in escrow when all times were over and every closed wallet had been replaced.
    uint256 public stuckFen;

    bytes32[] private _tradeIds;
    uint256 private _clock = block.timestamp;

    constructor(ECnyRegime regime) SheetHandler(regime) {
        AccessManager authority = AccessManager(yuan.authority());
        settlement = new InterbankSettlement(
            address(authority),
            SettlementMode.LIQUIDITY_SAVING,
            ShortfallRule.UNWIND,
            4
        );
        authority.grantRole(0, address(centralBank), 0);
        centralBank.connectSettlement(address(settlement));
        for (uint256 i = 0; i < BANKS; ++i) centralBank.openSettlementAccount(bankAt(i), "A bank");
        settlement.openDay();
        trades = new SecuredTrades(address(authority), address(yuan), _terms());
        yuan.connectEscrow(address(trades));
        for (uint256 i = 0; i < INSTITUTIONS; ++i) {
            address[] memory fresh = new address[](2);
            (fresh[0], fresh[1]) = (freshAt(i, 0), freshAt(i, 1));
            VM.prank(institutionAt(i));
            yuan.openWallets(fresh);
        }
    }

    /// @notice A bank moves money to its settlement account, or back.
    /// @param bank Which bank.
    /// @param amount How much.
    /// @param back Whether back.
    function fundOrDefund(uint256 bank, uint256 amount, bool back) external {
        VM.prank(bankAt(bank));
        if (back) try centralBank.defundSettlement(amount % PRICES) {} catch {}
        else try centralBank.fundSettlement(amount % PRICES) {} catch {}
    }

    /// @notice A bank pays another, and queued payments are offset.
    /// @param payer Which bank pays.
    /// @param amount How much.
    function payBetweenBanks(uint256 payer, uint256 amount) external {
        InterbankPayment memory payment = InterbankPayment(
            _nextId(),
            bankAt(payer),
            bankAt((payer % BANKS) + 1),
            false,
            1 + (amount % PRICES),
            type(uint256).max
        );
        VM.prank(payment.payer);
        settlement.submit(payment, "");
        settlement.resolve();
    }

    /// @notice A bank repays what was lent to it.
    /// @param bank Which bank.
    /// @param amount How much.
    function repay(uint256 bank, uint256 amount) external {
        VM.prank(bankAt(bank));
        try centralBank.repayReserves(amount % LENT_EACH) {} catch {}
    }

    /// @notice A buyer orders and pays, as far as the money goes.
    /// @param buyer Which wallet buys.
    /// @param seller Which wallet sells.
    /// @param price How much.
    function order(uint256 buyer, uint256 seller, uint256 price) external {
        if (_tradeIds.length == MOST_TRADES || walletAt(buyer) == walletAt(seller)) return;
        TradeOrder memory given = TradeOrder(
            _nextId(),
            walletAt(buyer),
            walletAt(seller),
            1 + (price % PRICES),
            Delivery.EXPRESS,
            type(uint256).max
        );
        VM.prank(given.buyer);
        trades.create(given, "");
        bool isCreated = trades.tradeOf(given.instructionId).buyer != address(0);
        if (!isCreated) return;
        _tradeIds.push(given.instructionId);
        _act(given.instructionId, given.buyer, TradeAct.PAY, given.amountInFen);
    }

    /// @notice A seller ships, or a buyer confirms.
    /// @param trade In which trade.
    /// @param confirms Whether the buyer confirms.
    function goOn(uint256 trade, bool confirms) external {
        if (_tradeIds.length == 0) return;
        bytes32 id = _tradeIds[trade % _tradeIds.length];
        Trade memory now_ = trades.tradeOf(id);
        _act(id, confirms ? now_.buyer : now_.seller, confirms ? TradeAct.CONFIRM : TradeAct.SHIP, 0);
    }

    /// @notice Time passes.
    /// @param time How much.
    function pass(uint256 time) external {
        _clock += time % 9 days;
        VM.warp(_clock);
    }

    /// @notice All times are over, closed wallets are replaced by whoever may, and somebody settles.
    function wrapUp() external {
        _clock += 365 days;
        VM.warp(_clock);
        bool suspended = yuan.isSuspended(institutionAt(0));
        if (suspended) windDown.resume(institutionAt(0), "");
        for (uint256 i = 0; i < INSTITUTIONS; ++i) {
            VM.prank(institutionAt(i));
            trades.setFeeWallet(freshAt(i, 0));
        }
        for (uint256 i = 0; i < _tradeIds.length; ++i) {
            bytes32 id = _tradeIds[i];
            Trade memory trade = trades.tradeOf(id);
            _replaceIfClosed(id, trade.buyer, 0);
            _replaceIfClosed(id, trade.seller, 1);
            trades.settle(id);
        }
        stuckFen += yuan.balanceOf(address(trades));
        if (suspended) windDown.suspend(institutionAt(0), "");
    }

    /// @notice Two wallets at each institution that take part in trades alone, in place of closed ones.
    /// @param institution At which institution.
    /// @param place Which of the two.
    /// @return Its address.
    function freshAt(uint256 institution, uint256 place) public pure returns (address) {
        return address(uint160(0x50000 + (institution % INSTITUTIONS) * 2 + place));
    }

    /// @dev The institution that kept it, or in its place the authority, names a wallet of the holder.
    function _replaceIfClosed(bytes32 id, address wallet, uint256 place) private {
        (Account word, ) = yuan.recordOf(wallet);
        if (!word.isRetired()) return;
        uint256 keeper = word.issuer() - 1;
        if (yuan.isSuspended(institutionAt(keeper))) {
            trades.replacePartyByOrder(id, wallet, freshAt(0, place), "");
        } else {
            VM.prank(institutionAt(keeper));
            trades.replaceParty(id, wallet, freshAt(keeper, place));
        }
    }

    function _act(bytes32 id, address party, TradeAct act, uint256 amount) private {
        TradeStep memory step = TradeStep(_nextId(), id, party, act, amount, type(uint256).max);
        VM.prank(party);
        trades.act(step, "");
    }

    function _terms() private pure returns (TradeTerms memory) {
        return
            TradeTerms({
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
    }
}
