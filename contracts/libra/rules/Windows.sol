// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IPaymentWindows, VaspLimits, VaspWindow} from "../../interfaces/IPaymentWindows.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Crossing} from "./Crossing.sol";

/// @dev The arithmetic of Diem's AccountLimits: reset after the period, subtraction down to zero, and no change at all
/// when a payment is refused. One word for each VASP, one for each pair, one for a coin's limits.
abstract contract Windows is IPaymentWindows, AccessManaged {
    struct PairSum {
        uint64 sumInMicro;
        uint40 start;
    }

    /// @dev A payment as it would be counted, or why not.
    struct Counting {
        Refusal refusal;
        uint256 needed;
        uint256 available;
        PairSum pair;
        VaspWindow payer;
        VaspWindow payee;
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
        window.open = true;
        window.trackedInMicro = trackedInMicro;
        emit VaspWindowSet(coin, number, trackedInMicro);
    }

    /// @inheritdoc IPaymentWindows
    function count(Crossing crossing) external returns (Refusal) {
        (address coin, uint16 payerVasp, uint16 payeeVasp) = (msg.sender, crossing.payer(), crossing.payee());
        Counting memory counting = _counted(coin, crossing);
        if (counting.refusal != Refusal.NONE) return counting.refusal;
        if (crossing.threshold() != 0) _pairs[coin][_pairOf(payerVasp, payeeVasp)] = counting.pair;
        if (counting.payer.open) _windows[coin][payerVasp] = counting.payer;
        if (counting.payee.open) _windows[coin][payeeVasp] = counting.payee;
        return Refusal.NONE;
    }

    /// @inheritdoc IPaymentWindows
    function refusalOf(address coin, Crossing crossing) external view returns (Refusal) {
        return _counted(coin, crossing).refusal;
    }

    /// @inheritdoc IPaymentWindows
    function requireWithin(address coin, Crossing crossing) external view {
        Counting memory no = _counted(coin, crossing);
        (uint16 payerVasp, uint16 payeeVasp) = (crossing.payer(), crossing.payee());
        if (no.refusal == Refusal.UNATTESTED_SUM_TOO_LARGE) {
            revert UnattestedSumTooLarge(payerVasp, payeeVasp, no.needed, no.available);
        }
        if (no.refusal == Refusal.VASP_OUTFLOW_EXCEEDED) revert VaspOutflowExceeded(payerVasp, no.needed, no.available);
        if (no.refusal == Refusal.VASP_INFLOW_EXCEEDED) revert VaspInflowExceeded(payeeVasp, no.needed, no.available);
        if (no.refusal == Refusal.VASP_HOLDING_EXCEEDED) revert VaspHoldingExceeded(payeeVasp, no.needed, no.available);
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

    function _counted(address coin, Crossing crossing) private view returns (Counting memory counting) {
        (uint256 amount, uint256 threshold) = (crossing.amount(), crossing.threshold());
        (uint16 payerVasp, uint16 payeeVasp) = (crossing.payer(), crossing.payee());
        if (threshold != 0) {
            counting.pair = _current(_pairs[coin][_pairOf(payerVasp, payeeVasp)]);
            uint256 sum = counting.pair.sumInMicro + amount;
            if (sum >= threshold) return _refused(Refusal.UNATTESTED_SUM_TOO_LARGE, sum, threshold);
            // Below a threshold of 64 bits.
            counting.pair.sumInMicro = uint64(sum);
        }
        if (!crossing.isLimited()) return counting;
        VaspLimits memory limits = _limits[coin];
        counting.payer = _windowOf(coin, payerVasp, limits);
        counting.payee = _windowOf(coin, payeeVasp, limits);
        (Refusal refusal, uint256 left) = _refusalByLimits(counting, amount, limits);
        if (refusal != Refusal.NONE) return _refused(refusal, amount, left);
        if (counting.payer.open) _flowOut(counting.payer, amount);
        if (counting.payee.open) _flowIn(counting.payee, amount);
    }

    function _refusalByLimits(
        Counting memory before,
        uint256 amount,
        VaspLimits memory limits
    ) private pure returns (Refusal refusal, uint256 left) {
        if (before.payer.open) {
            left = _left(limits.maxOutflowInMicro, before.payer.outflowInMicro);
            if (amount > left) return (Refusal.VASP_OUTFLOW_EXCEEDED, left);
        }
        if (!before.payee.open) return (refusal, 0);
        left = _left(limits.maxInflowInMicro, before.payee.inflowInMicro);
        if (amount > left) return (Refusal.VASP_INFLOW_EXCEEDED, left);
        left = _left(limits.maxHoldingInMicro, before.payee.trackedInMicro);
        if (amount > left) return (Refusal.VASP_HOLDING_EXCEEDED, left);
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

    /// @dev What is left of a limit fits 64 bits, and so does the amount.
    function _flowOut(VaspWindow memory window, uint256 amount) private pure {
        window.outflowInMicro += uint64(amount);
        window.trackedInMicro -= uint64(amount < window.trackedInMicro ? amount : window.trackedInMicro);
    }

    function _flowIn(VaspWindow memory window, uint256 amount) private pure {
        window.inflowInMicro += uint64(amount);
        window.trackedInMicro += uint64(amount);
    }

    function _refused(Refusal refusal, uint256 needed, uint256 available) private pure returns (Counting memory no) {
        (no.refusal, no.needed, no.available) = (refusal, needed, available);
    }

    /// @dev Limits may have been lowered below what has passed already.
    function _left(uint256 limit, uint256 used) private pure returns (uint256) {
        return limit > used ? limit - used : 0;
    }

    function _pairOf(uint16 payerVasp, uint16 payeeVasp) private pure returns (uint256) {
        return (uint256(payerVasp) << 16) | payeeVasp;
    }
}
