// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CurrenciesHandler} from "../../test/CurrenciesHandler.sol";
import {VM} from "../../test/IVm.sol";

/// @title Currencies are registered for good, and only compliance sets their rates
contract CurrenciesTest {
    CurrenciesHandler private _handler;

    error Broken(string what);

    /// @notice A fresh world for each run, with one currency in it.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new CurrenciesHandler();
        _handler.register(1, 0, 3);
        _handler.setRate(1, 0, 1 << 32);
    }

    /// @notice I9: a rate is what compliance set last, whoever else tried.
    function invariant_I9_ratesAreCompliances() external view {
        require(_handler.isAsBooked(true), Broken("I9"));
    }

    /// @notice I11: what was registered stays, with the same coin, scale and kind, and nothing else comes in.
    function invariant_I11_registeredForGood() external view {
        require(_handler.isAsBooked(false) && !_handler.misjudged(), Broken("I11"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }
}
