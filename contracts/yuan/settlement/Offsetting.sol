// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInterbankSettlement, OrderState, SettlementMode} from "../../interfaces/IInterbankSettlement.sol";
import {SettlementAccounts} from "./SettlementAccounts.sol";

/// @dev Multilateral offsetting over prefixes of the queues, reckoned in memory; each payment is read once.
abstract contract Offsetting is SettlementAccounts {
    /// @dev What one run works on. Banks count from 0 here.
    struct Run {
        // Of each bank: the window of its queue, and how many of it are still in the set.
        uint256[][] numbers;
        uint256[] lengths;
        // What each bank would hold afterwards.
        int256[] held;
    }

    // Settling 16 payments of each of 64 banks takes less than the 2^24 gas that a transaction may.
    uint256 private constant MAX_WINDOW = 16;

    uint256 private immutable _WINDOW;

    constructor(uint256 window) {
        require(window != 0 && window <= MAX_WINDOW, OffsetWindowOutOfRange(window, MAX_WINDOW));
        _WINDOW = window;
    }

    /// @inheritdoc IInterbankSettlement
    function resolve() external returns (uint256 settled) {
        require(MODE == SettlementMode.LIQUIDITY_SAVING, OtherSettlementMode(MODE));
        Run memory run = _collect();
        _dropUntilFeasible(run);
        uint256[] memory emptied = new uint256[](run.lengths.length);
        uint256 emptiedCount;
        for (uint256 i = 0; i < run.lengths.length; ++i) {
            uint256 length = run.lengths[i];
            for (uint256 k = 0; k < length; ++k) _unlink(run.numbers[i][k], OrderState.SETTLED_BY_OFFSET);
            settled += length;
            // Beyond a window there may be a head that fits; within one the set would have it.
            if (length == _WINDOW) {
                emptied[emptiedCount] = i + 1;
                ++emptiedCount;
            }
        }
        if (settled == 0) return 0;
        for (uint256 i = 0; i < run.held.length; ++i) _banks[i + 1].roomFen = int112(run.held[i]);
        assembly ("memory-safe") {
            mstore(emptied, emptiedCount)
        }
        _releaseFrom(emptied);
    }

    /// @inheritdoc IInterbankSettlement
    function offsetWindow() external view returns (uint256) {
        return _WINDOW;
    }

    /// @dev All windows whole, and what each bank would hold if all of them settled.
    function _collect() private view returns (Run memory run) {
        uint256 banks = _bankList.length;
        run.numbers = new uint256[][](banks);
        run.lengths = new uint256[](banks);
        run.held = new int256[](banks);
        for (uint256 i = 0; i < banks; ++i) run.held[i] = _banks[i + 1].roomFen;
        for (uint256 i = 0; i < banks; ++i) {
            uint256 number = _headOf(i + 1);
            if (number == 0) continue;
            run.numbers[i] = new uint256[](_WINDOW);
            uint256 length;
            for (; number != 0 && length < _WINDOW; number = _after(i + 1, number)) {
                run.numbers[i][length] = number;
                ++length;
                _shift(run, number, 1);
            }
            run.lengths[i] = length;
        }
    }

    /// @dev A bank without payments in the set is never below zero, so this ends.
    function _dropUntilFeasible(Run memory run) private view {
        uint256 banks = run.held.length;
        uint256 sound;
        for (uint256 i = 0; sound < banks; i = (i + 1) % banks) {
            ++sound;
            while (run.held[i] < 0) {
                --run.lengths[i];
                _shift(run, run.numbers[i][run.lengths[i]], -1);
                sound = 0;
            }
        }
    }

    function _shift(Run memory run, uint256 number, int256 sign) private view {
        Payment storage payment = _payments[number];
        int256 amount = sign * int256(uint256(payment.amountFen));
        run.held[payment.payer - 1] -= amount;
        run.held[payment.payee - 1] += amount;
    }
}
