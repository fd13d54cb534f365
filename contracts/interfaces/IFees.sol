// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Fees in coin
/// @notice Charged to the payer of an instruction, on top of its amount, and kept by the coin's contract until treasury
/// compliance burns them. Plain transfers and refunds bear none. 0 until set.
interface IFees {
    /// @notice The schedule changed.
    /// @param basisPoints Ten-thousandths of the amount.
    /// @param flatInMicro Further amount for each payment, in millionths of a coin.
    event FeesSet(uint16 basisPoints, uint64 flatInMicro);

    /// @notice Fees were burned: the supply fell by as much.
    /// @param amountInMicro Amount in millionths of a coin.
    event FeesBurned(uint256 amountInMicro);

    /// @notice A fee is at most the amount.
    /// @param basisPoints The rate given, in ten-thousandths.
    error FeeRateOutOfRange(uint16 basisPoints);

    /// @notice There are no fees to burn.
    error NoFees();

    /// @notice Sets the schedule. Treasury compliance only.
    /// @param basisPoints Ten-thousandths of the amount, at most 10,000; the product is rounded down.
    /// @param flatInMicro Further amount for each payment, in millionths of a coin.
    function setFees(uint16 basisPoints, uint64 flatInMicro) external;

    /// @notice Burns all fees kept. Treasury compliance only.
    function burnFees() external;

    /// @notice What a payment costs its payer besides the amount.
    /// @param amountInMicro The payment's amount, in millionths of a coin.
    /// @return feeInMicro The fee, in millionths of a coin.
    function feeOn(uint256 amountInMicro) external view returns (uint256 feeInMicro);

    /// @notice Where fees are kept.
    /// @return vault The account: the coin itself.
    function feeVault() external view returns (address vault);
}
