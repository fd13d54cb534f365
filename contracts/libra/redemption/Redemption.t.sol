// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {VM} from "../../test/IVm.sol";
import {RedemptionHandler} from "../../test/RedemptionHandler.sol";
import {LibraCoin} from "../LibraCoin.sol";

/// @title A run on a reserve that may be short: running first gains nothing, whatever anybody does
contract RedemptionTest {
    RedemptionHandler private _handler;

    error Broken(string what);

    /// @notice A fresh world for each run: six with coins, some waiting, and a reserve that is short.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new RedemptionHandler();
        _handler.distribute(1_000_000);
        for (uint256 i = 0; i < 3; ++i) _handler.request(i, 100_000 + i);
        _handler.attest(150);
        require(_handler.reserve().effectiveReserve() == 5_700_000, Broken("reserve to begin with"));
    }

    /// @notice No payout leaves less for each other coin: whoever comes later gets no less because others came first.
    function invariant_runningFirstGainsNothing() external view {
        require(!_handler.othersLost(), Broken("others lost"));
        require(!_handler.paidTooMuch(), Broken("paid too much"));
    }

    /// @notice Requests, cancellations and settlements go through if, and only if, their conditions hold, among them
    /// the turn: first come, first served, but for the frozen.
    function invariant_I27_queueKeepsItsRules() external view {
        require(!_handler.settlementMisjudged(), Broken("misjudged"));
        require(!_handler.movedElsewhere(), Broken("moved elsewhere"));
    }

    /// @notice The queue holds the open requests and nothing else, and every coin is somebody's.
    function invariant_I5_nothingIsLost() external view {
        LibraCoin coin = _handler.coin();
        uint256 sum = coin.balanceOf(address(_handler.redemption()));
        require(sum == _handler.queued(), Broken("queue"));
        sum += coin.balanceOf(address(_handler.treasury()));
        for (uint256 i = 0; i < 6; ++i) sum += coin.balanceOf(_handler.holderAt(i));
        require(sum == coin.totalSupply(), Broken("coins lost or made"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }
}
