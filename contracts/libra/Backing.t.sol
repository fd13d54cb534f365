// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {VM} from "../test/IVm.sol";
import {LibraHandler} from "../test/LibraHandler.sol";
import {LibraCoin} from "./LibraCoin.sol";
import {Reserve} from "./Reserve.sol";
import {Treasury} from "./Treasury.sol";

/// @title No coin without reserve, and nothing is lost, whatever anybody does
contract BackingTest {
    LibraHandler private _handler;
    LibraCoin private _coin;
    Treasury private _treasury;
    Reserve private _reserve;

    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new LibraHandler();
        _coin = _handler.coin();
        _treasury = _handler.treasury();
        _reserve = _handler.reserve();
        // Coins to begin with, so that also short runs move, hand in and burn some.
        _handler.attest(900_001, 124);
        for (uint256 i = 0; i < 3; ++i) {
            _handler.requestMint(i, 200_001);
            _handler.approveMint(i);
            _handler.pay(4 + i, i, 50_000);
            _handler.preburn(i, 10_000);
        }
        require(_coin.totalSupply() > 500_000, Differs("coins to begin with", _coin.totalSupply(), 600_006));
    }

    /// @notice The supply is what holders, dealers and the preburn queue have.
    function invariant_I5_supplyIsTheSumOfBalances() external view {
        uint256 sum = _coin.balanceOf(address(_treasury));
        for (uint256 i = 0; i < 6; ++i) sum += _coin.balanceOf(_handler.holderAt(i));
        _same("supply", _coin.totalSupply(), sum);
    }

    /// @notice The preburn queue holds the sum of the open requests, and counts them.
    function invariant_I4_queueIsTheSumOfOpenPreburns() external view {
        _same("preburn value", _treasury.preburnValue(), _handler.openPreburns());
        uint256 open = _treasury.openPreburnsOf(_handler.dealerAt(0)) + _treasury.openPreburnsOf(_handler.dealerAt(1));
        _same("open preburns", open, _handler.openPreburnCount());
    }

    /// @notice The effective reserve is what follows from the statements and payouts.
    function invariant_I28_effectiveReserve() external view {
        _same("effective reserve", _reserve.effectiveReserve(), _handler.effectiveReserve());
    }

    /// @notice Each mint left no more coins than an attested reserve, not stale, covers.
    function invariant_I28_noMintWithoutReserve() external view {
        require(!_handler.mintedBeyondReserve(), Differs("minted beyond the reserve", 1, 0));
        require(!_handler.mintedOnStaleStatement(), Differs("stale statement", 1, 0));
        require(!_handler.statementMisjudged(), Differs("statement misjudged", 1, 0));
        require(!_handler.burnMadeRoom(), Differs("burn made room", 1, 0));
    }

    /// @notice A redemption leaves the others no less for each coin: coming first gains nothing.
    function invariant_redemptionHurtsNobody() external view {
        require(!_handler.redemptionHurtOthers(), Differs("a redemption hurt others", 1, 0));
    }

    /// @notice What the treasury knows of the reserve is what the reserve says.
    function invariant_I28_treasuryKnowsTheReserve() external view {
        (uint256 carried, uint256 until) = _reserve.carries();
        (uint256 known, uint256 knownUntil) = _treasury.cover();
        _same("carried", known, carried);
        _same("carried until", knownUntil, until);
    }

    /// @notice The supply rises in a mint and falls in a burn, by the request's amount, and nowhere else.
    function invariant_I1_I2_supplyMovesInMintAndBurnOnly() external view {
        require(!_handler.supplyMovedElsewhere(), Differs("supply moved elsewhere", 1, 0));
    }

    /// @notice No dealer decides, and the queue can't be frozen.
    function invariant_I8_partsStayApart() external view {
        require(!_handler.dealerDecided(), Differs("a dealer decided", 1, 0));
        require(!_coin.isFrozen(address(_treasury)), Differs("queue frozen", 1, 0));
        _same("queue's frozen amount", _coin.getFrozenTokens(address(_treasury)), 0);
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
