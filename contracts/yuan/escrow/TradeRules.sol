// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Delivery, Trade, TradeAct, TradeState, TradeTerms} from "../../interfaces/ISecuredTrades.sol";
import {Refusal} from "../../interfaces/Refusal.sol";

/// @dev How a trade goes from state to state, by acts and by silence. Nothing here moves money or asks anybody.
library TradeRules {
    uint8 internal constant BUYERS_SHARE = 1;
    uint8 internal constant SELLERS_SHARE = 2;
    uint8 internal constant FEE = 4;

    /// @dev More would let a buyer keep the seller waiting for ever.
    uint8 internal constant MOST_CLAIMS = 3;

    uint256 private constant WHOLE = 10_000;

    /// @dev Applies what silence has decided by a second, each decision at its own second.
    function ripen(Trade memory self, TradeTerms memory terms, uint256 current) internal pure {
        while (self.deadline != 0 && current >= self.deadline) _onSilence(self, terms);
    }

    /// @dev The first rule against an act by its party, in a trade that is ripe.
    function refusalTo(Trade memory self, TradeAct act, uint256 amount) internal pure returns (Refusal) {
        if (!_isOpen(self, act)) return Refusal.TRADE_STEP_NOT_OPEN;
        if (!_isDue(self, act, amount)) return Refusal.TRADE_AMOUNT_DIFFERS;
        if (act == TradeAct.EXTEND && self.extended) return Refusal.TRADE_EXTENSION_USED;
        bool claims = act == TradeAct.ASK_REFUND || act == TradeAct.ASK_RETURN;
        return claims && self.claims == MOST_CLAIMS ? Refusal.TRADE_CLAIMS_USED_UP : Refusal.NONE;
    }

    /// @dev Carries out an act against which no rule stands.
    function apply_(
        Trade memory self,
        TradeTerms memory terms,
        TradeAct act,
        uint256 amount,
        uint256 current
    ) internal pure {
        if (act == TradeAct.PAY) {
            _wait(self, TradeState.WAIT_SELLER_SHIP, current + terms.shipWithin);
        } else if (act == TradeAct.CANCEL) {
            _end(self, TradeState.CLOSED);
        } else if (act == TradeAct.SHIP) {
            self.shipped = true;
            _wait(self, TradeState.WAIT_BUYER_CONFIRM, current + _confirmWithin(self.delivery, terms));
        } else if (act == TradeAct.CONFIRM) {
            decide(self, 0, terms);
        } else if (act == TradeAct.EXTEND) {
            self.extended = true;
            self.deadline += uint40(terms.extension);
        } else if (act == TradeAct.ASK_REFUND || act == TradeAct.ASK_RETURN) {
            _claim(self, uint64(amount), act == TradeAct.ASK_RETURN, current + terms.answerWithin, current);
        } else if (act == TradeAct.AGREE) {
            bool awaitsGoods = self.against && self.state == TradeState.WAIT_SELLER_ANSWER;
            if (awaitsGoods) _wait(self, TradeState.WAIT_BUYER_RETURN, current + terms.returnWithin);
            else decide(self, self.claimFen, terms);
        } else if (act == TradeAct.REFUSE) {
            _wait(self, TradeState.REFUSED_BY_SELLER, current + terms.escalateWithin);
        } else if (act == TradeAct.RETURN_GOODS) {
            _wait(self, TradeState.WAIT_SELLER_RECEIPT, current + terms.receiptWithin);
        } else if (act == TradeAct.WITHDRAW_CLAIM) {
            _resume(self, current);
        } else if (act == TradeAct.ESCALATE) {
            _wait(self, TradeState.IN_ARBITRATION, current + terms.arbitrateWithin);
        } else {
            decide(self, self.amountFen, terms);
        }
    }

    /// @dev Ends a paid trade. The seller gets what the buyer doesn't, less the fee.
    function decide(Trade memory self, uint256 buyerFen, TradeTerms memory terms) internal pure {
        // Never more than the price.
        self.buyerFen = uint64(buyerFen);
        (uint256 sellerFen, uint256 feeFen) = shares(self, buyerFen, terms);
        self.unpaid =
            (buyerFen == 0 ? 0 : BUYERS_SHARE) |
            (sellerFen == 0 ? 0 : SELLERS_SHARE) |
            (feeFen == 0 ? 0 : FEE);
        _end(self, buyerFen == self.amountFen ? TradeState.CLOSED : TradeState.FINISHED);
    }

    /// @dev What seller and institution get when the buyer gets an amount back: together with it, the price.
    function shares(
        Trade memory self,
        uint256 buyerFen,
        TradeTerms memory terms
    ) internal pure returns (uint256 sellerFen, uint256 feeFen) {
        uint256 rest = self.amountFen - buyerFen;
        feeFen = (rest * terms.feeBasisPoints) / WHOLE;
        sellerFen = rest - feeFen;
    }

    /// @dev By it, the party gives money away.
    function disposes(TradeAct act) internal pure returns (bool) {
        return act == TradeAct.CONFIRM || act == TradeAct.AGREE || act == TradeAct.REFUND;
    }

    /// @dev Whether the act is the seller's. `CANCEL` is also the buyer's.
    function isSellers(TradeAct act) internal pure returns (bool) {
        return act == TradeAct.SHIP || act == TradeAct.AGREE || act == TradeAct.REFUSE || act == TradeAct.REFUND;
    }

    /// @dev Before shipping for the buyer, after it for the seller; on a claim against whom it waits for.
    function _onSilence(Trade memory self, TradeTerms memory terms) private pure {
        TradeState state = self.state;
        uint256 moment = self.deadline;
        if (state == TradeState.WAIT_BUYER_PAY) {
            _end(self, TradeState.CLOSED);
        } else if (state == TradeState.WAIT_SELLER_SHIP) {
            decide(self, self.amountFen, terms);
        } else if (state == TradeState.WAIT_BUYER_CONFIRM) {
            decide(self, 0, terms);
        } else if (state == TradeState.WAIT_SELLER_ANSWER && self.against) {
            _wait(self, TradeState.WAIT_BUYER_RETURN, moment + terms.returnWithin);
        } else if (state == TradeState.WAIT_SELLER_ANSWER || state == TradeState.WAIT_SELLER_RECEIPT) {
            decide(self, self.claimFen, terms);
        } else {
            if (state == TradeState.IN_ARBITRATION) self.claims = MOST_CLAIMS;
            _resume(self, moment);
        }
    }

    function _claim(Trade memory self, uint64 amount, bool against, uint256 answerBy, uint256 current) private pure {
        self.claims += 1;
        self.claimFen = amount;
        self.against = against;
        self.remaining = uint40(self.deadline - current);
        _wait(self, TradeState.WAIT_SELLER_ANSWER, answerBy);
    }

    /// @dev Closes the claim and lets the clock run on with what was left.
    function _resume(Trade memory self, uint256 moment) private pure {
        uint256 deadline = moment + self.remaining;
        self.claimFen = 0;
        self.remaining = 0;
        self.against = false;
        _wait(self, self.shipped ? TradeState.WAIT_BUYER_CONFIRM : TradeState.WAIT_SELLER_SHIP, deadline);
    }

    function _wait(Trade memory self, TradeState state, uint256 deadline) private pure {
        self.state = state;
        // Terms are bounded, so 40 bits last for 30,000 years.
        self.deadline = uint40(deadline);
    }

    function _end(Trade memory self, TradeState state) private pure {
        self.state = state;
        self.deadline = 0;
        self.remaining = 0;
        self.claimFen = 0;
        self.against = false;
    }

    function _isOpen(Trade memory self, TradeAct act) private pure returns (bool) {
        TradeState state = self.state;
        bool claimed = state >= TradeState.WAIT_SELLER_ANSWER && state <= TradeState.IN_ARBITRATION;
        if (act == TradeAct.PAY || act == TradeAct.CANCEL) return state == TradeState.WAIT_BUYER_PAY;
        if (act == TradeAct.SHIP) return state == TradeState.WAIT_SELLER_SHIP;
        if (act == TradeAct.CONFIRM || act == TradeAct.EXTEND || act == TradeAct.ASK_RETURN) {
            return state == TradeState.WAIT_BUYER_CONFIRM;
        }
        if (act == TradeAct.ASK_REFUND || act == TradeAct.REFUND) {
            return state == TradeState.WAIT_SELLER_SHIP || state == TradeState.WAIT_BUYER_CONFIRM;
        }
        if (act == TradeAct.AGREE || act == TradeAct.WITHDRAW_CLAIM) return claimed;
        if (act == TradeAct.REFUSE) {
            return state == TradeState.WAIT_SELLER_ANSWER || state == TradeState.WAIT_SELLER_RECEIPT;
        }
        if (act == TradeAct.RETURN_GOODS) return state == TradeState.WAIT_BUYER_RETURN;
        return state == TradeState.REFUSED_BY_SELLER;
    }

    /// @dev Whether the amount is the one that this act must name, now.
    function _isDue(Trade memory self, TradeAct act, uint256 amount) private pure returns (bool) {
        if (act == TradeAct.PAY || act == TradeAct.REFUND) return amount == self.amountFen;
        if (act == TradeAct.AGREE) return amount == self.claimFen;
        if (act != TradeAct.ASK_REFUND && act != TradeAct.ASK_RETURN) return amount == 0;
        // Goods that haven't been sent are paid for wholly or not at all.
        return self.shipped ? amount != 0 && amount <= self.amountFen : amount == self.amountFen;
    }

    function _confirmWithin(Delivery delivery, TradeTerms memory terms) private pure returns (uint256) {
        if (delivery == Delivery.EXPRESS) return terms.expressWithin;
        return delivery == Delivery.POST ? terms.postWithin : terms.virtualWithin;
    }
}
