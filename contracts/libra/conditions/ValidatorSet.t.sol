// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorSet, Seat} from "../../interfaces/IValidatorSet.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";
import {ValidatorSet} from "../association/ValidatorSet.sol";

/// @title I27 of the validators
contract ValidatorSetConditionsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint160 private constant FIRST = 0x60000;
    address private constant OPERATOR = address(0x50000);
    address private constant OTHER = address(0x50001);
    address private constant NODE = address(0x70000);

    ValidatorSet private _set;
    ValidatorSet private _full;
    ValidatorSet private _target;

    constructor() {
        participants.registerValidatorOperator(OPERATOR);
        participants.registerValidatorOperator(OTHER);
        for (uint160 i = 0; i < 256; ++i) participants.registerValidator(address(FIRST + i));
    }

    /// @notice A set of one, and a full one; `VALIDATOR` is in neither.
    function setUp() external override {
        VM.warp(NOW);
        Seat[] memory seats = new Seat[](256);
        for (uint160 i = 0; i < 256; ++i) {
            seats[i] = Seat(address(FIRST + i), OPERATOR, address(uint160(NODE) + i));
        }
        _full = new ValidatorSet(address(authority), address(participants), seats);
        Seat[] memory one = new Seat[](1);
        one[0] = seats[0];
        _set = new ValidatorSet(address(authority), address(participants), one);
    }

    function testFuzz_I27_admitValidator(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        _target = _odds(4) ? _full : _set;
        address node = [address(0), NODE, address(0x80000), address(0x80000)][_draw(4)];
        Seat memory seat = Seat(_odds(2) ? VALIDATOR : _validator(), _odds(4) ? _somebody() : OTHER, node);
        _needsRole();
        bool known = seat.validator == VALIDATOR || uint160(seat.validator) >> 8 == FIRST >> 8;
        bool free = known && _target.powerOf(seat.validator) == 0;
        _needs(free, IValidatorSet.ValidatorNotAvailable.selector, seat.validator);
        _needs(seat.operator == OTHER, IValidatorSet.OperatorNotAvailable.selector, seat.operator);
        _needs(node == address(0x80000), IValidatorSet.NodeNotAvailable.selector, node);
        bool room = address(_target) != address(_full);
        _needs(room, abi.encodeWithSelector(IValidatorSet.ValidatorsOutOfRange.selector, 257, 256));
        _check(address(_target), abi.encodeCall(_target.admitValidator, (seat)));
    }

    function testFuzz_I27_removeValidator(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        _target = _odds(2) ? _full : _set;
        address validator = _validator();
        _needsRole();
        _needs(_isIn(validator), IValidatorSet.NotAValidator.selector, validator);
        bool others = address(_target) == address(_full);
        _needs(others, abi.encodeWithSelector(IValidatorSet.ValidatorsOutOfRange.selector, 0, 256));
        _check(address(_target), abi.encodeCall(_target.removeValidator, (validator)));
    }

    function testFuzz_I27_setOperator(uint256 seed) external drawnFrom(seed) {
        _callAs(_validator());
        _target = _set;
        address operator = [OPERATOR, OTHER, STRANGER, address(FIRST)][_draw(4)];
        _needs(_isIn(_caller), IValidatorSet.NotAValidator.selector, _caller);
        bool known = operator == OPERATOR || operator == OTHER;
        _needs(known, IValidatorSet.OperatorNotAvailable.selector, operator);
        _check(address(_set), abi.encodeCall(_set.setOperator, (operator)));
    }

    function testFuzz_I27_rotateNode(uint256 seed) external drawnFrom(seed) {
        _callAs(_odds(4) ? OTHER : OPERATOR);
        _target = _set;
        address validator = _validator();
        address node = [address(0), NODE, address(0x80000), address(0x80000)][_draw(4)];
        VM.warp(NOW + 5 minutes + _draw(2));
        (uint256 earliest, uint256 time) = (NOW + 5 minutes + 1, block.timestamp);
        _needs(_isIn(validator), IValidatorSet.NotAValidator.selector, validator);
        bytes4 notTheOperator = IValidatorSet.NotTheOperator.selector;
        _needs(_caller == OPERATOR, abi.encodeWithSelector(notTheOperator, _caller, OPERATOR));
        bytes4 tooSoon = IValidatorSet.RotationTooSoon.selector;
        _needs(time >= earliest, abi.encodeWithSelector(tooSoon, earliest, time));
        _needs(node == address(0x80000), IValidatorSet.NodeNotAvailable.selector, node);
        _check(address(_set), abi.encodeCall(_set.rotateNode, (validator, node)));
    }

    function _validator() private returns (address) {
        return [address(FIRST), address(FIRST), address(FIRST + 1), VALIDATOR, _somebody()][_draw(5)];
    }

    function _isIn(address account) private view returns (bool) {
        bool isFirst = account == address(FIRST);
        return isFirst || (address(_target) == address(_full) && account == address(FIRST + 1));
    }
}
