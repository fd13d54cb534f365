// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IFees} from "../../interfaces/IFees.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IHolders} from "../../interfaces/IHolders.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the coin: what moves, stops and starts it
contract MovementsTest is Conditions {
    constructor() {
        VM.prank(address(treasury));
        coin.escrow(dealerAt(0), 50);
    }

    function testFuzz_I27_transfer(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        (address to, uint256 value) = (_anybody(), _amount());
        _upset();
        _needsMove(_caller, to, value);
        _check(address(coin), abi.encodeCall(coin.transfer, (to, value)));
    }

    function testFuzz_I27_transferFrom(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        (address from, address to, uint256 value) = (_anybody(), _anybody(), _amount());
        uint256 allowed = [uint256(0), 50, EACH + 1, type(uint256).max][_draw(4)];
        if (from == address(0)) allowed = 0;
        else _approve(from, _caller, allowed);
        _upset();
        _needs(_mayHold(_caller), IRegulatedToken.SpenderNotAllowed.selector, _caller);
        _needs(!coin.isFrozen(_caller), IRegulatedToken.FrozenAccount.selector, _caller);
        bytes4 insufficient = IERC20Errors.ERC20InsufficientAllowance.selector;
        _needs(value <= allowed, abi.encodeWithSelector(insufficient, _caller, allowed, value));
        _needs(from != address(0), IERC20Errors.ERC20InvalidApprover.selector, from);
        _needsMove(from, to, value);
        _check(address(coin), abi.encodeCall(coin.transferFrom, (from, to, value)));
    }

    function testFuzz_I27_approve(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        (address spender, uint256 value) = (_anybody(), _amount());
        _upset();
        _needs(!coin.halted(), abi.encodeWithSelector(ILibraCoin.CoinHalted.selector));
        _needs(spender != address(0), IERC20Errors.ERC20InvalidSpender.selector, spender);
        _check(address(coin), abi.encodeCall(coin.approve, (spender, value)));
    }

    function testFuzz_I27_mint(uint256 seed) external drawnFrom(seed) {
        _callAs(address(treasury));
        uint256 room = type(uint96).max - coin.totalSupply();
        (address to, uint256 value) = (_anybody(), [uint256(0), EACH, room, room + 1][_draw(4)]);
        _upset();
        _needsTreasury();
        _needs(to != address(0), IERC20Errors.ERC20InvalidReceiver.selector, to);
        _needsRunning();
        _needsCredit(to);
        _needs(value <= room, abi.encodeWithSelector(IRegulatedToken.SupplyOutOfRange.selector, value, room));
        _check(address(coin), abi.encodeCall(coin.mint, (to, value)));
    }

    function testFuzz_I27_escrowAndRelease(uint256 seed) external drawnFrom(seed) {
        _callAs(address(treasury));
        (address dealer, uint256 value, bool hands) = (_anybody(), _amount(), _odds(2));
        _upset();
        _needsTreasury();
        if (hands) _needsMove(dealer, address(treasury), value);
        else _needsMove(address(treasury), dealer, value);
        if (hands) _check(address(coin), abi.encodeCall(coin.escrow, (dealer, value)));
        else _check(address(coin), abi.encodeCall(coin.release, (dealer, value)));
    }

    function testFuzz_I27_burn(uint256 seed) external drawnFrom(seed) {
        _callAs(address(treasury));
        uint256 value = _amount();
        _upset();
        _needsTreasury();
        _needsRunning();
        _needsDebit(address(treasury), value);
        _check(address(coin), abi.encodeCall(coin.burn, (value)));
    }

    function testFuzz_I27_forcedTransfer(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address from, address to, uint256 value) = (_anybody(), _anybody(), _amount());
        _upset();
        uint256 held = coin.balanceOf(from);
        _needsRole();
        _needs(from != to, IRegulatedToken.ForcedTransferToSelf.selector, from);
        _needs(!_isSystem(from), IHolders.SystemAccount.selector, from);
        bytes4 insufficient = IERC20Errors.ERC20InsufficientBalance.selector;
        _needs(value <= held, abi.encodeWithSelector(insufficient, from, held, value));
        _needsCredit(to);
        _check(address(coin), abi.encodeCall(coin.forcedTransfer, (from, to, value)));
    }

    function testFuzz_I27_setFrozenTokens(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address account, uint256 value) = (_anybody(), _odds(4) ? uint256(type(uint96).max) + _draw(2) : _amount());
        _upset();
        _needsRole();
        _needs(!_isSystem(account), IHolders.SystemAccount.selector, account);
        bytes memory tooMuch = abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 96, value);
        _needs(value <= type(uint96).max, tooMuch);
        _check(address(coin), abi.encodeCall(coin.setFrozenTokens, (account, value)));
    }

    function testFuzz_I27_freezeAndLift(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address account, bool lifts) = (_anybody(), _odds(2));
        _upset();
        bool frozen = coin.isFrozen(account);
        _needsRole();
        _needs(!_isSystem(account), IHolders.SystemAccount.selector, account);
        if (lifts) _needs(frozen, IRegulatedToken.NotFrozenAccount.selector, account);
        else _needs(!frozen, IRegulatedToken.FrozenAccount.selector, account);
        if (lifts) _check(address(coin), abi.encodeCall(coin.lift, (account, "")));
        else _check(address(coin), abi.encodeCall(coin.freeze, (account, "")));
    }

    function testFuzz_I27_pauseAndUnpause(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bool starts = _odds(2);
        _upset();
        _needsRole();
        if (starts) _needs(coin.paused(), abi.encodeWithSelector(IRegulatedToken.TokenNotPaused.selector));
        else _needs(!coin.paused(), abi.encodeWithSelector(IRegulatedToken.TokenPaused.selector));
        if (starts) _check(address(coin), abi.encodeCall(coin.unpause, ()));
        else _check(address(coin), abi.encodeCall(coin.pause, ()));
    }

    function testFuzz_I27_haltAndResume(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bool starts = _odds(2);
        _upset();
        _needsRole();
        if (starts) _needs(coin.halted(), abi.encodeWithSelector(ILibraCoin.CoinNotHalted.selector));
        else _needs(!coin.halted(), abi.encodeWithSelector(ILibraCoin.CoinHalted.selector));
        if (starts) _check(address(coin), abi.encodeCall(coin.resume, ()));
        else _check(address(coin), abi.encodeCall(coin.halt, ()));
    }

    function testFuzz_I27_setFees(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint16 rate = [uint16(0), 1, 10_000, 10_001][_draw(4)];
        _upset();
        _needsRole();
        _needs(rate <= 10_000, abi.encodeWithSelector(IFees.FeeRateOutOfRange.selector, rate));
        _check(address(coin), abi.encodeCall(coin.setFees, (rate, uint64(_amount()))));
    }

    function testFuzz_I27_burnFees(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 taken = _odds(2) ? 0 : 1 + _draw(EACH);
        VM.prank(address(treasury));
        coin.mint(address(coin), taken);
        _upset();
        _needsRole();
        _needsRunning();
        _needs(taken != 0, abi.encodeWithSelector(IFees.NoFees.selector));
        _check(address(coin), abi.encodeCall(coin.burnFees, ()));
    }

    function testFuzz_I27_setRules(uint256 seed) external drawnFrom(seed) {
        _callAs(address(rules));
        _upset();
        _needs(_caller == address(rules), IAccessManaged.AccessManagedUnauthorized.selector, _caller);
        _check(address(coin), abi.encodeCall(coin.setRules, (uint8(_draw(32)), uint144(_draw(1 << 144)))));
    }

    function _approve(address owner, address spender, uint256 value) private {
        VM.prank(owner);
        coin.approve(spender, value);
    }
}
