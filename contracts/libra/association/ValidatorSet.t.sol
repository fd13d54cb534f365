// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Seat} from "../../interfaces/IValidatorSet.sol";
import {VM} from "../../test/IVm.sol";
import {ValidatorHandler} from "../../test/ValidatorHandler.sol";
import {ValidatorSet} from "./ValidatorSet.sol";

/// @title The validators stay a set of equals, changed only by the council and, each for its node, by operators
contract ValidatorSetTest {
    ValidatorHandler private _handler;
    ValidatorSet private _validators;

    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new ValidatorHandler();
        _validators = _handler.validators();
    }

    /// @notice I21: addresses are unique and not zero, there are 1 to 256 of power one, and each place is as the council
    /// and its own operator left it.
    function invariant_I21_aSetOfEquals() external view {
        require(!_handler.intruded(), Differs("intruded", 1, 0));
        require(!_handler.misjudged(), Differs("misjudged", 1, 0));
        address[] memory nodes = _validators.getValidators();
        Seat[] memory seats = _validators.seats();
        _same("validators", nodes.length, _handler.count());
        _same("seats", seats.length, nodes.length);
        require(nodes.length > 0 && nodes.length <= 256, Differs("size", nodes.length, 256));
        for (uint256 i = 0; i < nodes.length; ++i) {
            address validator = seats[i].validator;
            Seat memory book = _handler.bookOf(validator);
            bool right = book.node == nodes[i] && book.node == seats[i].node && book.operator == seats[i].operator;
            require(right && nodes[i] != address(0), Differs("place", i, i));
            _same("power", _validators.powerOf(validator), 1);
            for (uint256 k = 0; k < i; ++k) {
                require(nodes[i] != nodes[k] && validator != seats[k].validator, Differs("twice", i, k));
            }
        }
    }

    /// @notice I22: the epoch rises by one with each change, and never falls.
    function invariant_I22_epochCountsTheChanges() external view {
        _same("epoch", _validators.epoch(), _handler.changes());
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
