// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {InterbankPayment, OrderState} from "../interfaces/IInterbankSettlement.sol";
import {InterbankSettlement} from "../yuan/settlement/InterbankSettlement.sol";
import {SettlementHandler} from "./SettlementHandler.sol";

/// @title No money and no payment is lost, and nothing overtakes, whatever anybody does
abstract contract SettlementInvariants {
    SettlementHandler private _handler;
    InterbankSettlement private _settlement;

    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run.
    function setUp() external {
        _handler = _newHandler();
        _settlement = _handler.settlement();
        // A queue to begin with, so that also short runs have one to move.
        _handler.submit(0, 0, 1_800, false);
        _handler.submit(1, 0, 1_700, false);
    }

    /// @notice The accounts hold what was put in, no more and no less; none is below zero, being unsigned.
    function invariant_moneyIsConserved() external view {
        address[] memory banks = _settlement.settlementBanks();
        uint256 sum;
        for (uint256 i = 0; i < banks.length; ++i) sum += _settlement.settlementBalanceOf(banks[i]);
        _same("balances", sum, _handler.fundedFen());
        _same("total", _settlement.totalSettlementFen(), _handler.fundedFen());
    }

    /// @notice Every payment given is known, and queued exactly if it is in a queue.
    function invariant_queuesHoldWhatIsQueued() external view {
        address[] memory banks = _settlement.settlementBanks();
        uint256 queued;
        for (uint256 i = 0; i < banks.length; ++i) queued += _settlement.queueOf(banks[i]).length;
        bytes32[] memory given = _handler.given();
        uint256 waiting;
        for (uint256 i = 0; i < given.length; ++i) {
            OrderState state = _settlement.stateOf(given[i]);
            require(state != OrderState.UNKNOWN, Differs("lost payment", i, 0));
            if (state == OrderState.QUEUED) ++waiting;
        }
        _same("queued", queued, waiting);
    }

    /// @notice Urgent before normal, and each in the order in which they were given; all of the queue's own payer.
    function invariant_nothingOvertakes() external view {
        address[] memory banks = _settlement.settlementBanks();
        for (uint256 i = 0; i < banks.length; ++i) {
            bytes32[] memory queue = _settlement.queueOf(banks[i]);
            uint256 last;
            for (uint256 k = 0; k < queue.length; ++k) {
                InterbankPayment memory payment = _handler.paymentOf(queue[k]);
                require(payment.payer == banks[i], Differs("another's payment", k, 0));
                // Ids count up; a normal payment's place is behind every urgent one's.
                uint256 place = uint256(queue[k]) + (payment.urgent ? 0 : 2 ** 128);
                require(place > last, Differs("overtaken", place, last));
                last = place;
            }
        }
    }

    /// @notice No head waits that fits, unless the bound of one transaction cut it off, which no run here reaches.
    function invariant_noHeadThatFitsWaits() external view {
        address[] memory banks = _settlement.settlementBanks();
        for (uint256 i = 0; i < banks.length; ++i) {
            bytes32[] memory queue = _settlement.queueOf(banks[i]);
            if (queue.length == 0) continue;
            uint256 amount = _handler.paymentOf(queue[0]).amountInFen;
            require(amount > _settlement.roomOf(banks[i]), Differs("waits", amount, _settlement.roomOf(banks[i])));
        }
    }

    /// @notice What is final stays so.
    function invariant_nothingComesBack() external view {
        require(!_handler.orderWentBack(), Differs("came back", 1, 0));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function _newHandler() internal virtual returns (SettlementHandler);

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
