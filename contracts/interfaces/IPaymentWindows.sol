// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Crossing} from "../libra/rules/Crossing.sol";
import {Refusal} from "./Refusal.sol";

/// @notice What each VASP with a window may do in this currency, all its accounts together. All above zero.
/// @param maxInflowInMicro Most that may come from outside the VASP within a period, in millionths of a coin.
/// @param maxOutflowInMicro Most that may leave the VASP within a period, in millionths of a coin.
/// @param maxHoldingInMicro Most that it may hold by what its window has tracked, in millionths of a coin.
/// @param periodSeconds How long a window lasts, in seconds.
struct VaspLimits {
    uint64 maxInflowInMicro;
    uint64 maxOutflowInMicro;
    uint64 maxHoldingInMicro;
    uint40 periodSeconds;
}

/// @notice What has gone in and out of a VASP.
/// @param inflowInMicro Came in since the window's start, in millionths of a coin.
/// @param outflowInMicro Left since the window's start, in millionths of a coin.
/// @param trackedInMicro What it holds: all that came since the window was opened less all that left, never below zero.
/// @param start Second, since 1970-01-01 UTC, in which the window began; 0 before the first payment.
/// @param open Whether the VASP is limited at all.
struct VaspWindow {
    uint64 inflowInMicro;
    uint64 outflowInMicro;
    uint64 trackedInMicro;
    uint40 start;
    bool open;
}

/// @title What has gone in and out of VASPs, in every currency
/// @notice Two rules that need a memory, each off until the coin switches it on. Limits on what goes in and out of a
/// VASP: payments between its own accounts don't count, nor do fees and forced transfers. And the sum of payments
/// without attestation from one VASP to another, against splitting what the travel rule would catch. A window begins with
/// the first payment that it counts; once it is over the next payment begins it anew: what was added up returns to zero,
/// the tracked balance stays. So within any period at most twice a limit passes. Each coin has books of its own here, which it alone writes.
interface IPaymentWindows {
    /// @notice A coin's limits changed.
    /// @param coin The coin.
    /// @param limits The limits from now on.
    event VaspLimitsSet(address indexed coin, VaspLimits limits);

    /// @notice A VASP is limited from now on, or its tracked balance was put right.
    /// @param coin The coin.
    /// @param number The VASP.
    /// @param trackedInMicro Its tracked balance, in millionths of a coin.
    event VaspWindowSet(address indexed coin, uint16 indexed number, uint64 trackedInMicro);

    /// @notice Every limit is above zero, and limits come before windows.
    error VaspLimitMissing();

    /// @notice More than may leave the VASP now.
    /// @param number The VASP.
    /// @param needed Amount in millionths of a coin.
    /// @param available What is left of the limit, in millionths of a coin.
    error VaspOutflowExceeded(uint16 number, uint256 needed, uint256 available);

    /// @notice More than may come to the VASP now.
    /// @param number The VASP.
    /// @param needed Amount in millionths of a coin.
    /// @param available What is left of the limit, in millionths of a coin.
    error VaspInflowExceeded(uint16 number, uint256 needed, uint256 available);

    /// @notice More than the VASP may hold.
    /// @param number The VASP.
    /// @param needed Amount in millionths of a coin.
    /// @param available What is left of the limit, in millionths of a coin.
    error VaspHoldingExceeded(uint16 number, uint256 needed, uint256 available);

    /// @notice With the day's other payments without attestation between these VASPs, this one needs an attestation.
    /// @param payerVasp The VASP that would pay.
    /// @param payeeVasp The VASP that would be paid.
    /// @param needed Their sum with this payment, in millionths of a coin.
    /// @param available The threshold, below which none is needed.
    error UnattestedSumTooLarge(uint16 payerVasp, uint16 payeeVasp, uint256 needed, uint256 available);

    /// @notice Sets a coin's limits. Treasury compliance only.
    /// @param coin The coin.
    /// @param limits The limits, all above zero.
    function setVaspLimits(address coin, VaspLimits calldata limits) external;

    /// @notice Puts a VASP under a coin's limits, or puts its tracked balance right. Treasury compliance only.
    /// @param coin The coin.
    /// @param number The VASP.
    /// @param trackedInMicro What its accounts hold, in millionths of a coin.
    function setVaspWindow(address coin, uint16 number, uint64 trackedInMicro) external;

    /// @notice Counts a payment in the calling coin, or answers with the rule that it would break and counts nothing.
    /// Sums of unattested payments are asked first, then what leaves the payer's VASP, then what comes to the payee's.
    /// @param crossing The payment, by the bits of `Crossing`.
    /// @return refusal The first rule that refuses; `NONE` if it was counted.
    function count(Crossing crossing) external returns (Refusal refusal);

    /// @notice Answers as `count` would, and counts nothing.
    /// @param coin The coin.
    /// @param crossing The payment, by the bits of `Crossing`.
    /// @return refusal The first rule that refuses; `NONE` if none does.
    function refusalOf(address coin, Crossing crossing) external view returns (Refusal refusal);

    /// @notice Reverts, with the error that says the same, where `count` would refuse, and counts nothing.
    /// @param coin The coin.
    /// @param crossing The payment, by the bits of `Crossing`.
    function requireWithin(address coin, Crossing crossing) external view;

    /// @notice A coin's limits.
    /// @param coin The coin.
    /// @return limits As last set.
    function vaspLimits(address coin) external view returns (VaspLimits memory limits);

    /// @notice A VASP's window, as the last payment left it.
    /// @param coin The coin.
    /// @param number The VASP.
    /// @return window The window.
    function vaspWindow(address coin, uint16 number) external view returns (VaspWindow memory window);

    /// @notice Payments without attestation from one VASP to another, in the day that the first of them began.
    /// @param coin The coin.
    /// @param payerVasp The VASP that paid.
    /// @param payeeVasp The VASP that was paid.
    /// @return sumInMicro Their sum, in millionths of a coin; 0 once the day is over.
    function pairSum(address coin, uint16 payerVasp, uint16 payeeVasp) external view returns (uint256 sumInMicro);
}
