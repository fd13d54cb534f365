// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The few cheatcodes of the Solidity test runner that the tests here use
interface IVm {
    /// @notice The next call comes from this address.
    /// @param sender The address.
    function prank(address sender) external;

    /// @notice The next blocks are of this second.
    /// @param timestamp The second, since 1970-01-01 UTC.
    function warp(uint256 timestamp) external;
}

/// @dev Where every runner that understands forge's cheatcodes answers them.
IVm constant VM = IVm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
