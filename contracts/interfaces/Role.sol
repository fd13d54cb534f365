// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The part that an account plays in the Libra network. Written once, never changed and never taken back: who
/// must stop is frozen. Only dealers, VASPs and unhosted wallets hold coins.
enum Role {
    NONE,
    DESIGNATED_DEALER,
    PARENT_VASP,
    CHILD_VASP,
    UNHOSTED,
    VALIDATOR,
    VALIDATOR_OPERATOR
}
