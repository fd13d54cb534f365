// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {Seat} from "../interfaces/IValidatorSet.sol";
import {ValidatorSet} from "../libra/association/ValidatorSet.sol";
import {Participants} from "../libra/participants/Participants.sol";
import {VM} from "./IVm.sol";

/// @title Admissions, removals, rotations and intrusions in any order; this contract is the council
/// @notice It keeps books of its own: who is a validator with which operator and node, and when it last changed.
contract ValidatorHandler {
    uint256 public constant ACCOUNTS = 300;
    uint256 private constant STRANGERS = 30;
    uint256 private constant OPERATORS = 8;

    ValidatorSet public validators;
    /// @notice How many validators there should be.
    uint256 public count;
    /// @notice How many changes there were.
    uint256 public changes;
    /// @notice Whether somebody did what only another may.
    bool public intruded;
    /// @notice Whether a call succeeded or failed against these books.
    bool public misjudged;

    mapping(address validator => Seat) private _books;
    mapping(address validator => uint256) private _changedAt;
    mapping(address node => uint256) private _users;

    /// @notice Begins with three validators.
    constructor() {
        Seat[] memory seats = new Seat[](3);
        for (uint256 i = 0; i < 3; ++i) {
            seats[i] = Seat(accountAt(i), _operatorAt(i), _nodeAt(i));
            _write(seats[i]);
        }
        count = 3;
        changes = 1;
        AccessManager authority = new AccessManager(address(this));
        Participants participants = new Participants(address(authority));
        // All but the last few: those are nobody's to admit.
        for (uint256 i = 0; i < ACCOUNTS - STRANGERS; ++i) participants.registerValidator(accountAt(i));
        for (uint256 i = 0; i < OPERATORS; ++i) participants.registerValidatorOperator(_operatorAt(i));
        validators = new ValidatorSet(address(authority), address(participants), seats);
    }

    /// @notice Seldom: admits until the set is full, so that a further one is refused.
    /// @param seed A number.
    function fill(uint256 seed) external {
        if (seed % 128 != 0) return;
        for (uint256 i = 0; i < ACCOUNTS && count < 256; ++i) admit(i, i, i);
    }

    /// @notice The council admits.
    /// @param account Whom.
    /// @param operator Who runs its node, at times nobody or itself.
    /// @param node Which node.
    function admit(uint256 account, uint256 operator, uint256 node) public {
        Seat memory seat = Seat(accountAt(account), _operatorAt(operator), _nodeAt(node));
        if (operator % 64 == 63) seat.operator = address(0);
        if (operator % 64 == 62) seat.operator = seat.validator;
        bool good = _books[seat.validator].node == address(0) && _users[seat.node] == 0 && count < 256;
        good = good && operator % 64 < 62 && account % ACCOUNTS < ACCOUNTS - STRANGERS;
        try validators.admitValidator(seat) {
            if (!good) misjudged = true;
            _write(seat);
            ++count;
            ++changes;
        } catch {
            if (good) misjudged = true;
        }
    }

    /// @notice The council removes.
    /// @param account Whom.
    function remove(uint256 account) external {
        address validator = accountAt(account % 8);
        bool good = _books[validator].node != address(0) && count > 1;
        try validators.removeValidator(validator) {
            if (!good) misjudged = true;
            _users[_books[validator].node] = 0;
            delete _books[validator];
            --count;
            ++changes;
        } catch {
            if (good) misjudged = true;
        }
    }

    /// @notice An operator, rightly or wrongly, gives a validator's node another address.
    /// @param account Which validator.
    /// @param operator Who calls.
    /// @param node Which address.
    function rotate(uint256 account, uint256 operator, uint256 node) external {
        address validator = accountAt(account % 8);
        address caller = operator % 2 == 0 ? _books[validator].operator : _operatorAt(operator);
        address next = _nodeAt(node);
        bool entitled = _books[validator].node != address(0) && caller == _books[validator].operator;
        bool good = entitled && _users[next] == 0 && block.timestamp > _changedAt[validator] + 5 minutes;
        VM.prank(caller);
        try validators.rotateNode(validator, next) {
            if (!entitled) intruded = true;
            if (!good) misjudged = true;
            _users[_books[validator].node] = 0;
            _write(Seat(validator, _books[validator].operator, next));
            ++changes;
        } catch {
            if (good) misjudged = true;
        }
    }

    /// @notice A validator names another operator, or somebody else tries to.
    /// @param account Who calls.
    /// @param operator Whom it names.
    function setOperator(uint256 account, uint256 operator) external {
        address caller = accountAt(account % 16);
        bool good = _books[caller].node != address(0);
        VM.prank(caller);
        try validators.setOperator(_operatorAt(operator)) {
            if (!good) misjudged = true;
            _books[caller].operator = _operatorAt(operator);
        } catch {
            if (good) misjudged = true;
        }
    }

    /// @notice Anybody but the council admits and removes.
    /// @param account Who tries.
    /// @param target Whom to remove.
    function intrude(uint256 account, uint256 target) external {
        address caller = account % 2 == 0 ? accountAt(account) : _operatorAt(account);
        VM.prank(caller);
        try validators.admitValidator(Seat(address(0xBAD), address(0xBAD1), address(0xBAD2))) {
            intruded = true;
        } catch {}
        VM.prank(caller);
        try validators.removeValidator(accountAt(target % 8)) {
            intruded = true;
        } catch {}
    }

    /// @notice Time passes.
    /// @param secondsOn How much, up to ten minutes.
    function wait(uint256 secondsOn) external {
        VM.warp(block.timestamp + (secondsOn % 10 minutes));
    }

    /// @notice An account by any number.
    /// @param seed The number.
    /// @return Its address.
    function accountAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x10000 + (seed % ACCOUNTS)));
    }

    /// @notice What these books say of a validator.
    /// @param validator The validator.
    /// @return Its place; empty if it is none.
    function bookOf(address validator) external view returns (Seat memory) {
        return _books[validator];
    }

    function _write(Seat memory seat) private {
        _books[seat.validator] = seat;
        _changedAt[seat.validator] = block.timestamp;
        _users[seat.node] = 1;
    }

    function _operatorAt(uint256 seed) private pure returns (address) {
        return address(uint160(0x20000 + (seed % OPERATORS)));
    }

    function _nodeAt(uint256 seed) private pure returns (address) {
        return address(uint160(0x30000 + (seed % ACCOUNTS)));
    }
}
