// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Trade, TradeAct, TradeTerms} from "../interfaces/ISecuredTrades.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {TradeRules} from "../yuan/escrow/TradeRules.sol";

/// @title The rules of trades without money, so that every transition can be compared with a model
contract TradeRulesHarness {
    using TradeRules for Trade;

    /// @notice Something that happens in a trade at a second.
    /// @param trade The trade before.
    /// @param act What a party does; unread for an award or the passing of time.
    /// @param kind 0 an act, 1 an award, 2 the passing of time alone.
    /// @param amount Amount of the act or the award.
    struct Doing {
        Trade trade;
        TradeAct act;
        uint8 kind;
        uint256 amount;
    }

    /// @notice What each of many doings comes to.
    /// @param doings What is done, each to a trade of its own.
    /// @param terms The terms of all.
    /// @param current The second.
    /// @return trades The trades afterwards.
    /// @return refusals Why an act is refused.
    function outcomesOf(
        Doing[] calldata doings,
        TradeTerms calldata terms,
        uint256 current
    ) external pure returns (Trade[] memory trades, Refusal[] memory refusals) {
        trades = new Trade[](doings.length);
        refusals = new Refusal[](doings.length);
        for (uint256 i = 0; i < doings.length; ++i) {
            Trade memory trade = doings[i].trade;
            trade.ripen(terms, current);
            if (doings[i].kind == 1) trade.decide(doings[i].amount, terms);
            if (doings[i].kind == 0) {
                refusals[i] = trade.refusalTo(doings[i].act, doings[i].amount);
                if (refusals[i] == Refusal.NONE) trade.apply_(terms, doings[i].act, doings[i].amount, current);
            }
            trades[i] = trade;
        }
    }
}
