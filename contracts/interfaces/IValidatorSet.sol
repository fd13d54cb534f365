// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A validator's place in the set.
/// @param validator Account of the validator.
/// @param operator Account of who runs its node, and may change the node's address.
/// @param node Address that the node signs blocks with.
struct Seat {
    address validator;
    address operator;
    address node;
}

/// @title Who makes blocks
/// @notice The registry that a QBFT network in contract mode asks for its validators (`validatorcontractaddress`), at
/// each block through `getValidators()`. Every validator has the same power, one. The council admits and removes; a
/// validator's operator changes the address of that validator's node, and nothing else. There is always a validator,
/// and there are at most 256. Each change begins an epoch. Before removing a third of the validators or more at once,
/// see that those that remain are up: a QBFT network stalls while more than a third are down.
interface IValidatorSet {
    /// @notice A validator was admitted.
    /// @param validator Its account.
    /// @param operator Account of who runs its node.
    /// @param node Address of its node.
    event ValidatorAdmitted(address indexed validator, address indexed operator, address indexed node);

    /// @notice A validator was removed.
    /// @param validator Its account.
    /// @param node Address that its node had.
    event ValidatorRemoved(address indexed validator, address indexed node);

    /// @notice A validator's node has another address.
    /// @param validator The validator.
    /// @param previous The address before.
    /// @param node The address now.
    event NodeRotated(address indexed validator, address indexed previous, address indexed node);

    /// @notice A validator has another operator.
    /// @param validator The validator.
    /// @param previous The operator before.
    /// @param operator The operator now.
    event OperatorSet(address indexed validator, address indexed previous, address indexed operator);

    /// @notice The validators changed.
    /// @param epoch Number of the epoch that begins.
    /// @param nodes Addresses of all nodes from now on.
    event NewEpoch(uint256 indexed epoch, address[] nodes);

    /// @notice The account isn't a validator.
    /// @param account The account.
    error NotAValidator(address account);

    /// @notice The account isn't registered as a validator among the participants, or has a place already.
    /// @param validator The account.
    error ValidatorNotAvailable(address validator);

    /// @notice The account isn't registered as a validator operator among the participants.
    /// @param operator The account.
    error OperatorNotAvailable(address operator);

    /// @notice A node's address isn't zero, and no other validator's.
    /// @param node The address.
    error NodeNotAvailable(address node);

    /// @notice There is at least one validator and there are at most so many.
    /// @param validators How many there would be.
    /// @param limit The most that there may be.
    error ValidatorsOutOfRange(uint256 validators, uint256 limit);

    /// @notice Only the validator's operator may do this.
    /// @param caller Who called.
    /// @param operator Who is its operator.
    error NotTheOperator(address caller, address operator);

    /// @notice A node's address changes at most once in five minutes.
    /// @param earliest When it may change, in seconds since 1970-01-01 UTC.
    /// @param current Second of the block.
    error RotationTooSoon(uint256 earliest, uint256 current);

    /// @notice Admits a validator. Only the council, which registers validator and operator among the participants first.
    /// @param seat The validator, its operator and its node.
    function admitValidator(Seat calldata seat) external;

    /// @notice Removes a validator. Only the council.
    /// @param validator Its account.
    function removeValidator(address validator) external;

    /// @notice Names another operator. Only the validator itself.
    /// @param operator Account of the operator.
    function setOperator(address operator) external;

    /// @notice Changes the address of a validator's node. Only its operator, and more than five minutes after the last
    /// change or the admission.
    /// @param validator The validator.
    /// @param node The node's new address.
    function rotateNode(address validator, address node) external;

    /// @notice Addresses of the validators' nodes, as QBFT's contract mode asks for them.
    /// @return nodes The addresses, each once, in no order.
    function getValidators() external view returns (address[] memory nodes);

    /// @notice Every validator with its operator and its node.
    /// @return seats Their places, in the order of `getValidators`.
    function seats() external view returns (Seat[] memory seats);

    /// @notice A validator's voting power in consensus.
    /// @param account The account.
    /// @return power One for a validator, zero for anybody else.
    function powerOf(address account) external view returns (uint256 power);

    /// @notice The epoch, which rises by one with each change.
    /// @return epoch Its number, from 1.
    function epoch() external view returns (uint256 epoch);
}
