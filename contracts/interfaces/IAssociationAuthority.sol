// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What the association's AccessManager keeps even from its administrator, the council
/// @notice The council replaces who holds a role; what a role may do, and over which contracts, stays as it was set
/// up. So nobody, the council included, comes to do another role's work: an account has one role at a time, a function
/// that was opened to a role stays with it, and a contract stays under this authority. What was opened to no role is
/// the council's, and it may open it to a role once.
interface IAssociationAuthority {
    /// @notice An account has one role at a time.
    /// @param account The account.
    /// @param held The role that it has, or will have after a grant delay.
    /// @param wanted The role that it was to get.
    error RoleAlreadyHeld(address account, uint64 held, uint64 wanted);

    /// @notice A function that was opened to a role stays with that role.
    /// @param target The contract.
    /// @param selector The function.
    /// @param roleId The role.
    error RightEntrenched(address target, bytes4 selector, uint64 roleId);

    /// @notice A role is given and taken by the council, and by no other role.
    /// @param roleId The role.
    error RoleAdminEntrenched(uint64 roleId);

    /// @notice A contract stays under this authority.
    /// @param target The contract.
    error AuthorityEntrenched(address target);
}
