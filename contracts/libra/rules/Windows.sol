// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IPaymentWindows, VaspLimits, VaspWindow} from "../../interfaces/IPaymentWindows.sol";

/// @dev The arithmetic of Diem's AccountLimits: reset after the period, subtraction down to zero, and no change at all
/// when a payment fails. One word for each VASP, one for each pair, one for a coin's limits.
abstract contract Windows is IPaymentWindows, AccessManaged {
    struct PairSum {
        uint64 sumInMicro;
        uint40 start;
    }

    uint256 private constant PAIR_PERIOD = 1 days;

    mapping(address coin => VaspLimits) private _limits;
    mapping(address coin => mapping(uint256 number => VaspWindow)) private _windows;
    mapping(address coin => mapping(uint256 pair => PairSum)) private _pairs;

    /// @inheritdoc IPaymentWindows
    function setVaspLimits(address coin, VaspLimits calldata limits) external restricted {
        bool complete =
            limits.maxInflowInMicro != 0 &&
                limits.maxOutflowInMicro != 0 &&
                limits.maxHoldingInMicro != 0 &&
                limits.periodSeconds != 0;
        require(complete, VaspLimitMissing());
        _limits[coin] = limits;
        emit VaspLimitsSet(coin, limits);
    }

    /// @inheritdoc IPaymentWindows
    function setVaspWindow(address coin, uint16 number, uint64 trackedInMicro) external restricted {
        require(number != 0 && _limits[coin].periodSeconds != 0, VaspLimitMissing());
        VaspWindow storage window = _windows[coin][number];
        if (!window.open) (window.open, window.start) = (true, uint40(block.timestamp));
        window.trackedInMicro = trackedInMicro;
        emit VaspWindowSet(coin, number, trackedInMicro);
    }

    /// @inheritdoc IPaymentWindows
    function count(
        uint16 payerVasp,
        uint16 payeeVasp,
        uint256 amountInMicro,
        bool limited,
        uint256 threshold
    ) external {
        if (limited) {
            VaspLimits memory limits = _limits[msg.sender];
            VaspWindow memory payer = _afterOutflow(msg.sender, payerVasp, amountInMicro, limits);
            VaspWindow memory payee = _afterInflow(msg.sender, payeeVasp, amountInMicro, limits);
            if (payer.open) _windows[msg.sender][payerVasp] = payer;
            if (payee.open) _windows[msg.sender][payeeVasp] = payee;
        }
        if (threshold != 0) {
            PairSum memory pair = _afterPayment(msg.sender, payerVasp, payeeVasp, amountInMicro, threshold);
            _pairs[msg.sender][_pairOf(payerVasp, payeeVasp)] = pair;
        }
    }

    /// @inheritdoc IPaymentWindows
    function requireWithin(
        address coin,
        uint16 payerVasp,
        uint16 payeeVasp,
        uint256 amountInMicro,
        bool limited,
        uint256 threshold
    ) external view {
        if (limited) {
            VaspLimits memory limits = _limits[coin];
            _afterOutflow(coin, payerVasp, amountInMicro, limits);
            _afterInflow(coin, payeeVasp, amountInMicro, limits);
        }
        if (threshold != 0) _afterPayment(coin, payerVasp, payeeVasp, amountInMicro, threshold);
    }

    /// @inheritdoc IPaymentWindows
    function vaspLimits(address coin) external view returns (VaspLimits memory) {
        return _limits[coin];
    }

    /// @inheritdoc IPaymentWindows
    function vaspWindow(address coin, uint16 number) external view returns (VaspWindow memory) {
        return _windows[coin][number];
    }

    /// @inheritdoc IPaymentWindows
    function pairSum(address coin, uint16 payerVasp, uint16 payeeVasp) external view returns (uint256) {
        return _current(_pairs[coin][_pairOf(payerVasp, payeeVasp)]).sumInMicro;
    }

    function _afterOutflow(
        address coin,
        uint16 number,
        uint256 amount,
        VaspLimits memory limits
    ) private view returns (VaspWindow memory window) {
        window = _windowOf(coin, number, limits);
        if (!window.open) return window;
        uint256 left = _left(limits.maxOutflowInMicro, window.outflowInMicro);
        require(amount <= left, VaspOutflowExceeded(number, amount, left));
        // What is left of a limit fits 64 bits, and so does the amount.
        window.outflowInMicro += uint64(amount);
        window.trackedInMicro -= uint64(amount < window.trackedInMicro ? amount : window.trackedInMicro);
    }

    function _afterInflow(
        address coin,
        uint16 number,
        uint256 amount,
        VaspLimits memory limits
    ) private view returns (VaspWindow memory window) {
        window = _windowOf(coin, number, limits);
        if (!window.open) return window;
        uint256 left = _left(limits.maxInflowInMicro, window.inflowInMicro);
        require(amount <= left, VaspInflowExceeded(number, amount, left));
        left = _left(limits.maxHoldingInMicro, window.trackedInMicro);
        require(amount <= left, VaspHoldingExceeded(number, amount, left));
        window.inflowInMicro += uint64(amount);
        window.trackedInMicro += uint64(amount);
    }

    function _afterPayment(
        address coin,
        uint16 payerVasp,
        uint16 payeeVasp,
        uint256 amount,
        uint256 threshold
    ) private view returns (PairSum memory pair) {
        pair = _current(_pairs[coin][_pairOf(payerVasp, payeeVasp)]);
        uint256 sum = pair.sumInMicro + amount;
        require(sum < threshold, UnattestedSumTooLarge(payerVasp, payeeVasp, sum, threshold));
        pair.sumInMicro = uint64(sum);
    }

    /// @dev The window as it is now: begun anew if its period is over. Number 0 has none.
    function _windowOf(
        address coin,
        uint16 number,
        VaspLimits memory limits
    ) private view returns (VaspWindow memory window) {
        window = _windows[coin][number];
        if (block.timestamp > uint256(window.start) + limits.periodSeconds) {
            (window.start, window.inflowInMicro, window.outflowInMicro) = (uint40(block.timestamp), 0, 0);
        }
    }

    function _current(PairSum memory pair) private view returns (PairSum memory) {
        bool over = block.timestamp > uint256(pair.start) + PAIR_PERIOD;
        return over ? PairSum(0, uint40(block.timestamp)) : pair;
    }

    /// @dev Limits may have been lowered below what has passed already.
    function _left(uint256 limit, uint256 used) private pure returns (uint256) {
        return limit > used ? limit - used : 0;
    }

    function _pairOf(uint16 payerVasp, uint16 payeeVasp) private pure returns (uint256) {
        return (uint256(payerVasp) << 16) | payeeVasp;
    }
}
