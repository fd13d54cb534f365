// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DealerHandler} from "../../test/DealerHandler.sol";
import {VM} from "../../test/IVm.sol";

/// @title Dealers stay within their tiers, and the queue is what they handed in, whatever anybody does
contract DealersTest {
    DealerHandler private _handler;

    error Broken(string what);

    /// @notice A fresh world for each run, with coins to hand in.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new DealerHandler();
        _handler.attest(64_000_001 - 1_000_000);
        for (uint256 i = 0; i < 2; ++i) {
            _handler.requestMint(i, 899_999);
            _handler.approveMint(i, i);
            for (uint256 j = 1; j < 4; ++j) _handler.preburn(i, j);
            _handler.requestMint(i, 1_500_001);
        }
        require(_handler.coin().totalSupply() == 1_800_000, Broken("coins to begin with"));
    }

    /// @notice Supply and queue move in mint, burn, preburn and cancel only, by their amounts.
    function invariant_I1_I2_I3_supplyAndQueueMoveAsSaid() external view {
        require(!_handler.movedElsewhere(), Broken("supply or queue moved elsewhere"));
    }

    /// @notice The queue is the sum of the open preburns.
    function invariant_I4_queueIsTheSumOfOpenPreburns() external view {
        uint256 queued = _handler.queued();
        require(_handler.treasury().preburnValue() == queued, Broken("preburn value"));
        require(_handler.coin().balanceOf(address(_handler.treasury())) == queued, Broken("queue's balance"));
    }

    /// @notice Each queue is a dealer's, in order of the requests, of at most 256, none of them empty.
    function invariant_I6_I8_queuesAreInOrder() external view {
        for (uint256 i = 0; i < 2; ++i) require(_handler.queueIsRight(i), Broken("queue"));
        require(!_handler.strangerServed(), Broken("somebody who is no dealer was served"));
    }

    /// @notice A mint happens if, and only if, minting is on, the reserve carries it, a tier covers it, and as
    /// many approve as the tier needs; tiers are set if, and only if, they ascend.
    function invariant_I10_I25_mintsAreWithinTiers() external view {
        require(!_handler.mintMisjudged(), Broken("mint misjudged"));
        for (uint256 i = 0; i < 2; ++i) require(_handler.windowIsRight(i), Broken("window"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }
}
