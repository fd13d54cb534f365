// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ICouncil} from "../../interfaces/ICouncil.sol";
import {Members} from "./Members.sol";

/// @dev Counts the votes, and those who stand aside. Votes are weighed by members, not by votes cast.
abstract contract Ballots is Members {
    enum Ballot {
        Against,
        For,
        Abstain,
        Recuse
    }

    struct Tally {
        uint256[4] count;
        mapping(address member => bool) voted;
        mapping(address member => bool) recused;
    }

    mapping(uint256 proposalId => Tally) private _tallies;

    /// @inheritdoc ICouncil
    function recuse(uint256 proposalId, string calldata reason) external {
        _castVote(proposalId, _msgSender(), uint8(Ballot.Recuse), reason);
    }

    /// @inheritdoc ICouncil
    function tallyOf(uint256 proposalId) external view returns (uint256, uint256, uint256, uint256) {
        uint256[4] storage count = _tallies[proposalId].count;
        return (
            count[uint8(Ballot.Against)],
            count[uint8(Ballot.For)],
            count[uint8(Ballot.Abstain)],
            count[uint8(Ballot.Recuse)]
        );
    }

    /// @inheritdoc ICouncil
    function hasRecused(uint256 proposalId, address member) external view returns (bool) {
        return _tallies[proposalId].recused[member];
    }

    /// @dev Whether the account voted or recused itself.
    function hasVoted(uint256 proposalId, address account) external view override returns (bool) {
        return _tallies[proposalId].voted[account];
    }

    /// @dev More than half of all members, recused or not.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return membersAt(timepoint) / 2 + 1;
    }

    /// @inheritdoc ICouncil
    function votesNeeded(uint256 proposalId) public view returns (uint256) {
        uint256 entitled = membersAt(proposalSnapshot(proposalId)) - _count(proposalId, Ballot.Recuse);
        return proposalNeedsTwoThirds(proposalId) ? Math.ceilDiv(2 * entitled, 3) : entitled / 2 + 1;
    }

    /// @inheritdoc ICouncil
    function proposalNeedsTwoThirds(uint256 proposalId) public view virtual returns (bool);

    /// @dev OpenZeppelin's description of how votes are counted.
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() public pure override returns (string memory) {
        return "support=against,for,abstain,recuse&quorum=against,for,abstain";
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory
    ) internal override returns (uint256) {
        require(totalWeight != 0, NotAMember(account));
        require(support <= uint8(Ballot.Recuse), GovernorInvalidVoteType());
        Tally storage tally = _tallies[proposalId];
        require(!tally.voted[account], GovernorAlreadyCastVote(account));
        tally.voted[account] = true;
        tally.count[support] += totalWeight;
        if (support != uint8(Ballot.Recuse)) return totalWeight;
        tally.recused[account] = true;
        emit MemberRecused(proposalId, account);
        return 0;
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        uint256 voted =
            _count(proposalId, Ballot.Against) + _count(proposalId, Ballot.For) + _count(proposalId, Ballot.Abstain);
        return voted >= quorum(proposalSnapshot(proposalId));
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        return _count(proposalId, Ballot.For) >= votesNeeded(proposalId);
    }

    function _count(uint256 proposalId, Ballot ballot) private view returns (uint256) {
        return _tallies[proposalId].count[uint8(ballot)];
    }
}
