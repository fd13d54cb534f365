// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ISecuredTrades, TradeTerms} from "../../interfaces/ISecuredTrades.sol";

/// @dev The numbered terms of trades. What was set is never changed: a trade keeps the terms that its parties agreed to.
abstract contract TradeConditions is AccessManaged, ISecuredTrades {
    uint256 private constant SHORTEST = 1 hours;
    uint256 private constant LONGEST = 90 days;
    uint256 private constant HIGHEST_FEE = 500;

    uint32 internal _currentTerms;
    mapping(uint256 number => TradeTerms) internal _terms;

    /// @inheritdoc ISecuredTrades
    function setTerms(TradeTerms calldata terms) external restricted {
        _setTerms(terms);
    }

    /// @inheritdoc ISecuredTrades
    function termsOf(uint256 termsNumber) external view returns (TradeTerms memory) {
        return _terms[termsNumber];
    }

    /// @inheritdoc ISecuredTrades
    function currentTerms() external view returns (uint256) {
        return _currentTerms;
    }

    function _setTerms(TradeTerms memory terms) internal {
        _requireTime(terms.payWithin);
        _requireTime(terms.shipWithin);
        _requireTime(terms.expressWithin);
        _requireTime(terms.postWithin);
        _requireTime(terms.virtualWithin);
        _requireTime(terms.extension);
        _requireTime(terms.answerWithin);
        _requireTime(terms.returnWithin);
        _requireTime(terms.receiptWithin);
        _requireTime(terms.escalateWithin);
        _requireTime(terms.arbitrateWithin);
        require(terms.feeBasisPoints <= HIGHEST_FEE, TermOutOfRange(terms.feeBasisPoints, 0, HIGHEST_FEE));
        uint32 number = ++_currentTerms;
        _terms[number] = terms;
        emit TermsSet(number, terms);
    }

    function _requireTime(uint32 given) private pure {
        require(given >= SHORTEST && given <= LONGEST, TermOutOfRange(given, SHORTEST, LONGEST));
    }
}
