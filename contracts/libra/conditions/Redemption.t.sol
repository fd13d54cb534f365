// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IRedemption} from "../../interfaces/IRedemption.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {IReserve} from "../../interfaces/IReserve.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";
import {Redemption} from "../redemption/Redemption.sol";

/// @title I27 of the redemption without dealers
contract RedemptionConditionsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint256 private constant DELAY = 1 hours;
    uint256 private constant ASKED = 30;
    bytes32 private constant USED = "used";

    Redemption private _redemption;
    bool private _inactive;

    constructor() {
        _redemption = new Redemption(address(authority), address(coin), DELAY);
        coin.registerSystemAccount(address(_redemption));
        treasury.connectRedemption(address(_redemption));
    }

    /// @notice Three wait, the second of them has cancelled; the reserve is twice the coins.
    function setUp() external override {
        VM.warp(NOW);
        _attest(200, 1_000, NOW);
        VM.prank(address(treasury));
        reserve.recordPayout(USED, 1, 1);
        _redemption.declareDealersInactive();
        _inactive = true;
        for (uint256 i = 0; i < 3; ++i) {
            VM.prank(holderAt(i));
            coin.approve(address(_redemption), EACH);
            VM.prank(holderAt(i));
            _redemption.request(ASKED);
        }
        VM.prank(holderAt(1));
        _redemption.cancel(1);
    }

    function testFuzz_I27_declareDealers(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bool inactive = _odds(2);
        _activate();
        _needsRole();
        bytes4 already = IRedemption.DealersDeclaredAlready.selector;
        _needs(inactive != _inactive, abi.encodeWithSelector(already, inactive));
        bytes memory call = abi.encodeCall(_redemption.declareDealersActive, ());
        if (inactive) call = abi.encodeCall(_redemption.declareDealersInactive, ());
        _check(address(_redemption), call);
    }

    function testFuzz_I27_setDelay(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 wait = [uint256(0), 366 days, 366 days + 1][_draw(3)];
        _needsRole();
        _needs(wait <= 366 days, abi.encodeWithSelector(IRedemption.DelayOutOfRange.selector, wait));
        _check(address(_redemption), abi.encodeCall(_redemption.setDelay, (wait)));
    }

    function testFuzz_I27_request(uint256 seed) external drawnFrom(seed) {
        _callAs(holderAt(1));
        uint256 amount = _odds(6) ? uint256(type(uint64).max) + _draw(2) : _amount();
        _activate();
        _upset();
        _needs(_inactive, abi.encodeWithSelector(IRedemption.DealersActive.selector));
        bool inRange = amount != 0 && amount <= type(uint64).max;
        _needs(inRange, abi.encodeWithSelector(IRedemption.RequestOutOfRange.selector, amount));
        bytes4 already = IRedemption.RequestOpenAlready.selector;
        _needs(_caller != holderAt(0), abi.encodeWithSelector(already, _caller, 0));
        _needs(_caller != holderAt(2), abi.encodeWithSelector(already, _caller, 2));
        // Of the 100 that it allowed the second holder has used 30; others allowed nothing.
        uint256 allowed = _caller == holderAt(1) ? EACH - ASKED : 0;
        bytes4 allowance = IERC20Errors.ERC20InsufficientAllowance.selector;
        bytes memory error_ = abi.encodeWithSelector(allowance, address(_redemption), allowed, amount);
        _needs(amount <= allowed, error_);
        _needsRunning();
        _needsDebit(_caller, amount);
        bytes memory call = abi.encodeCall(_redemption.request, (amount));
        _checkAnswer(address(_redemption), call, abi.encode(3));
    }

    function testFuzz_I27_cancel(uint256 seed) external drawnFrom(seed) {
        uint256 number = _draw(4);
        address holder = holderAt(number);
        _callAs(holder);
        _activate();
        _upset();
        _needsOpen(number);
        bytes4 notTheHolder = IRedemption.NotTheHolder.selector;
        _needs(holder == _caller, abi.encodeWithSelector(notTheHolder, number, holder));
        _needsRunning();
        _needs(!coin.isFrozen(holder), IRegulatedToken.FrozenAccount.selector, holder);
        _check(address(_redemption), abi.encodeCall(_redemption.cancel, (number)));
    }

    function testFuzz_I27_settle(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 number = _odds(2) ? 0 : _draw(4);
        bytes32 reference_ = [bytes32("new"), "new", "new", USED, 0][_draw(5)];
        uint256 paid = ASKED + (_odds(4) ? 1 : 0);
        VM.warp(NOW + DELAY - (_odds(4) ? 1 : 0));
        _activate();
        _upset();
        address holder = holderAt(number);
        bytes4 notReady = IRedemption.RequestNotReady.selector;
        _needsRole();
        _needsOpen(number);
        uint256 readyAt = NOW + DELAY;
        _needs(block.timestamp >= readyAt, abi.encodeWithSelector(notReady, number, readyAt));
        _needs(!coin.isFrozen(holder), IRegulatedToken.FrozenAccount.selector, holder);
        bool isNext = number == 0 || coin.isFrozen(holderAt(0));
        _needs(isNext, abi.encodeWithSelector(IRedemption.NotItsTurn.selector, number, 0));
        _needsRunning();
        _needs(reference_ != 0, abi.encodeWithSelector(IReserve.FiatReferenceMissing.selector));
        _needs(reference_ != USED, abi.encodeWithSelector(IReserve.FiatReferenceUsed.selector, reference_));
        bytes4 notDue = IReserve.PayoutNotDue.selector;
        _needs(paid == ASKED, abi.encodeWithSelector(notDue, paid, ASKED));
        _check(address(_redemption), abi.encodeCall(_redemption.settle, (number, reference_, paid)));
    }

    function testFuzz_I27_leaveClosedBehind(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        _upset();
        uint256 most = _odds(2) ? type(uint256).max : _draw(4);
        _check(address(_redemption), abi.encodeCall(_redemption.leaveClosedBehind, (most)));
    }

    function _activate() private {
        if (!_odds(3)) return;
        _redemption.declareDealersActive();
        _inactive = false;
    }

    function _needsOpen(uint256 number) private {
        bool open = number == 0 || number == 2;
        _needs(open, abi.encodeWithSelector(IRedemption.NoOpenRequest.selector, number));
    }
}
