// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IParticipants} from "../../interfaces/IParticipants.sol";
import {IValidatorSet, Seat} from "../../interfaces/IValidatorSet.sol";
import {Role} from "../../interfaces/Role.sol";

/// @title The validators; see `IValidatorSet`
contract ValidatorSet is IValidatorSet, AccessManaged {
    struct Place {
        /// @dev One more than the index in the lists; zero if there is no such validator.
        uint16 number;
        uint48 changedAt;
        address operator;
    }

    uint256 private constant MOST_VALIDATORS = 256;
    uint256 private constant ROTATION_SECONDS = 5 minutes;

    IParticipants private immutable PARTICIPANTS;

    uint256 private _epoch;
    // Side by side, so that consensus reads the nodes as they are.
    address[] private _nodes;
    address[] private _validators;
    mapping(address validator => Place) private _places;
    mapping(address node => bool) private _isNode;

    constructor(address authority_, address participants_, Seat[] memory seats_) AccessManaged(authority_) {
        PARTICIPANTS = IParticipants(participants_);
        require(seats_.length != 0, ValidatorsOutOfRange(0, MOST_VALIDATORS));
        for (uint256 i = 0; i < seats_.length; ++i) _admit(seats_[i]);
        _beginEpoch();
    }

    /// @inheritdoc IValidatorSet
    function admitValidator(Seat calldata seat) external restricted {
        _admit(seat);
        _beginEpoch();
    }

    /// @inheritdoc IValidatorSet
    function removeValidator(address validator) external restricted {
        uint256 index = _indexOf(validator);
        uint256 last = _nodes.length - 1;
        require(last != 0, ValidatorsOutOfRange(0, MOST_VALIDATORS));
        address node = _nodes[index];
        (_nodes[index], _validators[index]) = (_nodes[last], _validators[last]);
        _places[_validators[index]].number = uint16(index + 1);
        _nodes.pop();
        _validators.pop();
        delete _places[validator];
        _isNode[node] = false;
        emit ValidatorRemoved(validator, node);
        _beginEpoch();
    }

    /// @inheritdoc IValidatorSet
    function setOperator(address operator) external {
        _indexOf(msg.sender);
        _requireOperator(operator);
        Place storage place = _places[msg.sender];
        emit OperatorSet(msg.sender, place.operator, operator);
        place.operator = operator;
    }

    /// @inheritdoc IValidatorSet
    function rotateNode(address validator, address node) external {
        uint256 index = _indexOf(validator);
        Place storage place = _places[validator];
        require(msg.sender == place.operator, NotTheOperator(msg.sender, place.operator));
        uint256 earliest = place.changedAt + ROTATION_SECONDS + 1;
        require(block.timestamp >= earliest, RotationTooSoon(earliest, block.timestamp));
        _takeNode(node);
        address previous = _nodes[index];
        _isNode[previous] = false;
        _nodes[index] = node;
        place.changedAt = uint48(block.timestamp);
        emit NodeRotated(validator, previous, node);
        _beginEpoch();
    }

    /// @inheritdoc IValidatorSet
    function getValidators() external view returns (address[] memory) {
        return _nodes;
    }

    /// @inheritdoc IValidatorSet
    function seats() external view returns (Seat[] memory all) {
        all = new Seat[](_nodes.length);
        for (uint256 i = 0; i < all.length; ++i) {
            address validator = _validators[i];
            all[i] = Seat(validator, _places[validator].operator, _nodes[i]);
        }
    }

    /// @inheritdoc IValidatorSet
    function powerOf(address account) external view returns (uint256) {
        return _places[account].number == 0 ? 0 : 1;
    }

    /// @inheritdoc IValidatorSet
    function epoch() external view returns (uint256) {
        return _epoch;
    }

    function _admit(Seat memory seat) private {
        address validator = seat.validator;
        bool available = _places[validator].number == 0 && _hasRole(validator, Role.VALIDATOR);
        require(available, ValidatorNotAvailable(validator));
        _requireOperator(seat.operator);
        _takeNode(seat.node);
        _validators.push(validator);
        _nodes.push(seat.node);
        uint256 count = _nodes.length;
        require(count <= MOST_VALIDATORS, ValidatorsOutOfRange(count, MOST_VALIDATORS));
        _places[validator] = Place(uint16(count), uint48(block.timestamp), seat.operator);
        emit ValidatorAdmitted(validator, seat.operator, seat.node);
    }

    function _takeNode(address node) private {
        require(node != address(0) && !_isNode[node], NodeNotAvailable(node));
        _isNode[node] = true;
    }

    function _beginEpoch() private {
        emit NewEpoch(++_epoch, _nodes);
    }

    function _indexOf(address validator) private view returns (uint256) {
        uint256 number = _places[validator].number;
        require(number != 0, NotAValidator(validator));
        return number - 1;
    }

    function _requireOperator(address operator) private view {
        require(_hasRole(operator, Role.VALIDATOR_OPERATOR), OperatorNotAvailable(operator));
    }

    /// @dev A role is written once, so nobody is both, and neither ever holds coins.
    function _hasRole(address account, Role wanted) private view returns (bool) {
        (Role role, , ) = PARTICIPANTS.participantOf(account);
        return role == wanted;
    }
}
