// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CompositeHandler} from "../../test/CompositeHandler.sol";
import {VM} from "../../test/IVm.sol";

/// @title I26: ≋LBR is backed by the nominal amount of each coin, whatever anybody does
contract CompositeTest {
    CompositeHandler private _handler;

    error Broken(string what);

    /// @notice A fresh world for each run, with ≋LBR and an announcement.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new CompositeHandler();
        for (uint256 i = 0; i < 3; ++i) _handler.create(i, 2 * 1_234_567 + 1);
        _handler.announce(uint256(keccak256("other amounts")));
        require(_handler.lbr().totalSupply() == 3 * 1_234_568, Broken("units to begin with"));
    }

    /// @notice The vault holds at least supply × amount of each coin.
    function invariant_I26_everyUnitIsBacked() external view {
        require(_handler.isBacked(), Broken("not backed"));
    }

    /// @notice Coins move between holders and the vault only.
    function invariant_I5_nothingIsLost() external view {
        require(_handler.nothingIsLost(), Broken("coins lost or made"));
    }

    /// @notice ≋LBR comes to life in `create` and ends in `unpack`, by the amount; a swap changes no supply.
    function invariant_I26_supplyMovesInCreateAndUnpackOnly() external view {
        require(!_handler.supplyMovedElsewhere(), Broken("supply moved elsewhere"));
    }

    /// @notice Create, unpack and swap go through if, and only if, the caller has what they take; the vault always has
    /// what they give.
    function invariant_I27_callsFailForTheirReasonsOnly() external view {
        require(!_handler.misjudged(), Broken("a call went through or failed against the rules"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }
}
