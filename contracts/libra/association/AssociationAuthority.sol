// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IAssociationAuthority} from "../../interfaces/IAssociationAuthority.sol";

/// @title The association's AccessManager; see `IAssociationAuthority`
contract AssociationAuthority is AccessManager, IAssociationAuthority {
    struct Holding {
        bool held;
        uint64 roleId;
    }

    mapping(address account => Holding) private _holdings;

    constructor(address initialAdmin) AccessManager(initialAdmin) {}

    /// @inheritdoc AccessManager
    function updateAuthority(address target, address) public override onlyAuthorized {
        revert AuthorityEntrenched(target);
    }

    function _grantRole(
        uint64 roleId,
        address account,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool) {
        Holding memory holding = _holdings[account];
        require(!holding.held || holding.roleId == roleId, RoleAlreadyHeld(account, holding.roleId, roleId));
        _holdings[account] = Holding(true, roleId);
        return super._grantRole(roleId, account, grantDelay, executionDelay);
    }

    function _revokeRole(uint64 roleId, address account) internal override returns (bool revoked) {
        revoked = super._revokeRole(roleId, account);
        if (revoked) delete _holdings[account];
    }

    function _setTargetFunctionRole(address target, bytes4 selector, uint64 roleId) internal override {
        uint64 current = getTargetFunctionRole(target, selector);
        require(current == ADMIN_ROLE || current == roleId, RightEntrenched(target, selector, current));
        super._setTargetFunctionRole(target, selector, roleId);
    }

    function _setRoleAdmin(uint64 roleId, uint64) internal pure override {
        revert RoleAdminEntrenched(roleId);
    }
}
