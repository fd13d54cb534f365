// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorProposalGuardian} from "@openzeppelin/contracts/governance/extensions/GovernorProposalGuardian.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";

import {ICouncil, MajorityDecisions} from "../../interfaces/ICouncil.sol";
import {Ballots} from "./Ballots.sol";

/// @title The association's council; see `ICouncil`
/// @dev The guardian may cancel any proposal, and nothing else; but not one that only replaces the guardian, or the
/// council could never be rid of it. A member may withdraw its own proposal until voting begins.
contract Council is Ballots, GovernorTimelockControl, GovernorProposalGuardian {
    struct Classified {
        bool needsTwoThirds;
        bool replacesGuardian;
    }

    uint256 private constant LONGEST = 30 days;

    uint48 private _votingDelaySeconds;
    uint32 private _votingPeriodSeconds;
    mapping(address target => mapping(bytes4 selector => bool)) private _majority;
    mapping(uint256 proposalId => Classified) private _classified;

    constructor(
        TimelockController timelock_,
        address guardian_,
        address[] memory members_,
        string[] memory names_,
        MajorityDecisions[] memory majorities_,
        uint48 votingDelaySeconds_,
        uint32 votingPeriodSeconds_
    ) Governor("Libra Association Council") GovernorTimelockControl(timelock_) {
        require(members_.length != 0, MembersOutOfRange(0, MOST_MEMBERS));
        for (uint256 i = 0; i < members_.length; ++i) _admit(members_[i], names_[i]);
        for (uint256 i = 0; i < majorities_.length; ++i) _setMajority(majorities_[i], true);
        _setVotingTimes(votingDelaySeconds_, votingPeriodSeconds_);
        _setProposalGuardian(guardian_);
    }

    /// @inheritdoc ICouncil
    function setMajorityDecisions(MajorityDecisions calldata decisions, bool majority) external onlyGovernance {
        _setMajority(decisions, majority);
    }

    /// @inheritdoc ICouncil
    function setVotingTimes(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) external onlyGovernance {
        _setVotingTimes(votingDelaySeconds, votingPeriodSeconds);
    }

    /// @dev From a proposal to the beginning of voting.
    function votingDelay() public view override returns (uint256) {
        return _votingDelaySeconds;
    }

    /// @dev How long voting lasts.
    function votingPeriod() public view override returns (uint256) {
        return _votingPeriodSeconds;
    }

    /// @dev Only members propose.
    function proposalThreshold() public pure override returns (uint256) {
        return 1;
    }

    /// @inheritdoc ICouncil
    function needsTwoThirds(address target, bytes4 selector) public view returns (bool) {
        return !_majority[target][selector];
    }

    /// @inheritdoc ICouncil
    function proposalNeedsTwoThirds(uint256 proposalId) public view override returns (bool) {
        return _classified[proposalId].needsTwoThirds;
    }

    /// @inheritdoc Governor
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc Governor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        Classified memory classified = Classified(false, true);
        for (uint256 i = 0; i < targets.length; ++i) {
            bytes4 selector = bytes4(calldatas[i]);
            bool named = calldatas[i].length >= 4;
            if (!named || needsTwoThirds(targets[i], selector)) classified.needsTwoThirds = true;
            bool guardians = targets[i] == address(this) && selector == this.setProposalGuardian.selector;
            if (!guardians) classified.replacesGuardian = false;
        }
        _classified[proposalId] = classified;
        emit ProposalClassified(proposalId, classified.needsTwoThirds);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _validateCancel(
        uint256 proposalId,
        address caller
    ) internal view override(Governor, GovernorProposalGuardian) returns (bool) {
        bool bound = caller == proposalGuardian() && _classified[proposalId].replacesGuardian;
        return bound ? Governor._validateCancel(proposalId, caller) : super._validateCancel(proposalId, caller);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _setMajority(MajorityDecisions memory decisions, bool majority) private {
        address target = decisions.target;
        bool charter = target == address(this) || target == _executor();
        require(!charter || !majority, AlwaysTwoThirds(target));
        for (uint256 i = 0; i < decisions.selectors.length; ++i) {
            _majority[target][decisions.selectors[i]] = majority;
            emit MajorityDecisionSet(target, decisions.selectors[i], majority);
        }
    }

    function _setVotingTimes(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) private {
        bool inRange = votingDelaySeconds <= LONGEST && votingPeriodSeconds != 0 && votingPeriodSeconds <= LONGEST;
        require(inRange, VotingTimesOutOfRange(votingDelaySeconds, votingPeriodSeconds));
        (_votingDelaySeconds, _votingPeriodSeconds) = (votingDelaySeconds, votingPeriodSeconds);
        emit VotingTimesSet(votingDelaySeconds, votingPeriodSeconds);
    }
}
