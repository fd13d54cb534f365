// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {ICouncil} from "../../interfaces/ICouncil.sol";

/// @dev Who is a member, and who was one when.
abstract contract Members is Governor, ICouncil {
    using Checkpoints for Checkpoints.Trace208;
    using EnumerableSet for EnumerableSet.AddressSet;

    uint256 internal constant MOST_MEMBERS = 256;

    EnumerableSet.AddressSet private _members;
    mapping(address member => Checkpoints.Trace208) private _membership;
    Checkpoints.Trace208 private _counts;

    /// @inheritdoc ICouncil
    function admitMember(address member, string calldata name) external onlyGovernance {
        _admit(member, name);
    }

    /// @inheritdoc ICouncil
    function removeMember(address member) external onlyGovernance {
        require(_members.remove(member), NotAMember(member));
        require(_members.length() != 0, MembersOutOfRange(0, MOST_MEMBERS));
        _record(member, 0);
        emit MemberRemoved(member);
    }

    /// @inheritdoc ICouncil
    function members() external view returns (address[] memory) {
        return _members.values();
    }

    /// @inheritdoc ICouncil
    function isMember(address account) external view returns (bool) {
        return _members.contains(account);
    }

    /// @inheritdoc ICouncil
    function membersAt(uint256 timepoint) public view returns (uint256) {
        return _counts.upperLookupRecent(SafeCast.toUint48(timepoint));
    }

    /// @inheritdoc Governor
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @dev ERC-6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _admit(address member, string memory name) internal {
        bool available = member != address(0) && member != address(this) && member != _executor();
        require(available && _members.add(member), MemberNotAvailable(member));
        require(_members.length() <= MOST_MEMBERS, MembersOutOfRange(_members.length(), MOST_MEMBERS));
        _record(member, 1);
        emit MemberAdmitted(member, name);
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return _membership[account].upperLookupRecent(SafeCast.toUint48(timepoint));
    }

    function _record(address member, uint208 votes) private {
        _membership[member].push(clock(), votes);
        _counts.push(clock(), SafeCast.toUint208(_members.length()));
    }
}
