// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {VM} from "../../test/IVm.sol";
import {RecoveryHandler} from "../../test/RecoveryHandler.sol";

/// @title I19: a wallet is replaced by its own VASP only, by an empty one of that VASP, and for good
contract RecoveryTest {
    RecoveryHandler private _handler;

    error Broken(string what);

    /// @notice A fresh world for each run, with a request in it.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new RecoveryHandler();
        _handler.request(0, (uint256(2) << 35));
        (address replacement, ) = _handler.recovery().recoveryOf(address(_handler.coin()), _handler.walletAt(0, 0));
        require(replacement == _handler.walletAt(0, 2), Broken("request to begin with"));
    }

    /// @notice Requests, objections and completions go through if, and only if, their conditions hold.
    function invariant_I19_byTheKeeperAfterTheDelay() external view {
        require(!_handler.misjudged(), Broken("I19 misjudged"));
    }

    /// @notice Once closed, a wallet stays so.
    function invariant_I19_closedForGood() external view {
        require(_handler.closedStayClosed(), Broken("I19 closed"));
    }

    /// @notice All that a wallet held goes to its replacement, and nothing leaves the VASP.
    function invariant_I19_withinTheVasp() external view {
        require(_handler.nothingLeftItsVasp() && !_handler.movedElsewhere(), Broken("I19 moved"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }
}
