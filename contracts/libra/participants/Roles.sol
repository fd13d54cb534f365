// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IParticipants} from "../../interfaces/IParticipants.sol";
import {Role} from "../../interfaces/Role.sol";

/// @dev Roles, each written once, and the keys that act for the numbered participants.
abstract contract Roles is IParticipants, AccessManaged {
    struct Participant {
        Role role;
        uint16 number;
    }

    /// @dev A dealer or a parent VASP.
    struct Numbered {
        address operator;
        uint32 children;
        Role role;
        address offeredTo;
    }

    uint256 private constant MOST_CHILDREN = 65_536;

    mapping(address account => Participant) private _participants;
    mapping(uint256 number => Numbered) private _numbered;
    uint16 private _count;

    /// @inheritdoc IParticipants
    function registerUnhosted(address account) external restricted {
        _grant(account, Role.UNHOSTED, 0);
    }

    /// @inheritdoc IParticipants
    function registerChildren(address[] calldata accounts) external {
        uint16 number = _numberOfOperator(msg.sender);
        Numbered storage parent = _numbered[number];
        require(number != 0 && parent.role == Role.PARENT_VASP, NotAParentVasp(msg.sender));
        uint256 children = parent.children + accounts.length;
        require(children <= MOST_CHILDREN, TooManyChildren(children, MOST_CHILDREN));
        parent.children = uint32(children);
        for (uint256 i = 0; i < accounts.length; ++i) _grant(accounts[i], Role.CHILD_VASP, number);
    }

    /// @inheritdoc IParticipants
    function offerOperator(address to) external {
        uint16 number = _requireOperator();
        _numbered[number].offeredTo = to;
        emit OperatorOffered(number, msg.sender, to);
    }

    /// @inheritdoc IParticipants
    function acceptOperator(uint16 number) external {
        Numbered storage numbered = _numbered[number];
        require(numbered.offeredTo == msg.sender, OperatorNotOffered(msg.sender, number));
        emit OperatorChanged(number, numbered.operator, msg.sender);
        numbered.operator = msg.sender;
        delete numbered.offeredTo;
        _grant(msg.sender, numbered.role, number);
    }

    /// @inheritdoc IParticipants
    function participantOf(address account) external view returns (Role role, uint16 number, address operator) {
        Participant storage participant = _participants[account];
        (role, number) = (participant.role, participant.number);
        operator = number == 0 ? address(0) : _numbered[number].operator;
    }

    /// @inheritdoc IParticipants
    function operatorOf(uint16 number) external view returns (address) {
        return _numbered[number].operator;
    }

    /// @inheritdoc IParticipants
    function offeredOperatorOf(uint16 number) external view returns (address) {
        return _numbered[number].offeredTo;
    }

    /// @inheritdoc IParticipants
    function childrenOf(uint16 number) external view returns (uint256) {
        return _numbered[number].children;
    }

    /// @inheritdoc IParticipants
    function participantCount() external view returns (uint16) {
        return _count;
    }

    /// @dev The only place where a role is written.
    function _grant(address account, Role role, uint16 number) internal {
        require(account != address(0), AccountMissing());
        Role taken = _participants[account].role;
        require(taken == Role.NONE, RoleTaken(account, taken));
        _participants[account] = Participant(role, number);
        emit ParticipantRegistered(account, role, number);
    }

    function _grantNumbered(address account, Role role) internal returns (uint16 number) {
        number = SafeCast.toUint16(uint256(_count) + 1);
        _count = number;
        _numbered[number].operator = account;
        _numbered[number].role = role;
        _grant(account, role, number);
    }

    function _requireOperator() internal view returns (uint16 number) {
        number = _numberOfOperator(msg.sender);
        require(number != 0, NotAnOperator(msg.sender));
    }

    function _roleOfNumber(uint16 number) internal view returns (Role) {
        return _numbered[number].role;
    }

    /// @dev The number for which a key acts now: neither a child nor a former operator acts for any.
    function _numberOfOperator(address account) private view returns (uint16 number) {
        number = _participants[account].number;
        if (_numbered[number].operator != account) return 0;
    }
}
