// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Functions of one contract that a majority of the council may decide to call.
/// @param target The contract.
/// @param selectors The functions.
struct MajorityDecisions {
    address target;
    bytes4[] selectors;
}

/// @title The association's council
/// @notice One member, one vote, which can't be given to anybody. A proposal is a list of calls that the council's
/// timelock makes as administrator of the association's authority. It is proposed by a member, voted on by those who
/// are members when voting begins, queued, and carried out after the timelock's delay; queueing and carrying out are
/// open to anybody. Calls of functions in the table of majority decisions need more than half of the members that
/// aren't recused; every other call needs two thirds of them, and so does a proposal with such a call among others:
/// members, reserve policy, basket weights, who holds a role, and this charter. In both classes more than half of all
/// members must have voted, so that a few can't decide by the recusal of the many. The class is settled when the
/// proposal is made. Other functions are those of OpenZeppelin's `IGovernor`; `castVote` takes 0 against, 1 for,
/// 2 abstain, 3 recuse. Times are in seconds.
interface ICouncil {
    /// @notice A member was admitted.
    /// @param member Its account.
    /// @param name Its name.
    event MemberAdmitted(address indexed member, string name);

    /// @notice A member was removed. On proposals whose voting had begun it still votes.
    /// @param member Its account.
    event MemberRemoved(address indexed member);

    /// @notice A member recused itself: it is counted neither as voting nor as a member, for this proposal.
    /// @param proposalId The proposal.
    /// @param member The member.
    event MemberRecused(uint256 indexed proposalId, address indexed member);

    /// @notice A proposal was put in its class.
    /// @param proposalId The proposal.
    /// @param needsTwoThirds Whether it needs two thirds, rather than a majority.
    event ProposalClassified(uint256 indexed proposalId, bool needsTwoThirds);

    /// @notice A function was put into the table of majority decisions, or taken out.
    /// @param target The contract.
    /// @param selector The function.
    /// @param majority Whether a majority may decide to call it.
    event MajorityDecisionSet(address indexed target, bytes4 indexed selector, bool majority);

    /// @notice The times of voting changed, for proposals yet to be made.
    /// @param votingDelaySeconds From the proposal to the beginning of voting.
    /// @param votingPeriodSeconds How long voting lasts.
    event VotingTimesSet(uint256 votingDelaySeconds, uint256 votingPeriodSeconds);

    /// @notice The account isn't a member, or wasn't one when voting began.
    /// @param account The account.
    error NotAMember(address account);

    /// @notice The account is zero, a member already, or one of the council's own contracts.
    /// @param account The account.
    error MemberNotAvailable(address account);

    /// @notice A council has at least one member and at most so many.
    /// @param members How many there would be.
    /// @param limit The most that there may be.
    error MembersOutOfRange(uint256 members, uint256 limit);

    /// @notice What is in the charter always needs two thirds.
    /// @param target The council or its timelock.
    error AlwaysTwoThirds(address target);

    /// @notice Voting begins at most 30 days after the proposal, and lasts at least a second and at most 30 days.
    /// @param votingDelaySeconds The delay given.
    /// @param votingPeriodSeconds The period given.
    error VotingTimesOutOfRange(uint256 votingDelaySeconds, uint256 votingPeriodSeconds);

    /// @notice Recuses the caller from a proposal that is being voted on; as `castVote` with 3.
    /// @param proposalId The proposal.
    /// @param reason Why.
    function recuse(uint256 proposalId, string calldata reason) external;

    /// @notice Admits a member. Only the council, by two thirds.
    /// @param member Its account, a key or a contract.
    /// @param name Its name.
    function admitMember(address member, string calldata name) external;

    /// @notice Removes a member. Only the council, by two thirds.
    /// @param member Its account.
    function removeMember(address member) external;

    /// @notice Puts functions into the table of majority decisions, or takes them out. Only the council, by two thirds.
    /// @param decisions The contract, neither the council nor its timelock, and its functions.
    /// @param majority Whether a majority may decide to call them.
    function setMajorityDecisions(MajorityDecisions calldata decisions, bool majority) external;

    /// @notice Sets the times of voting. Only the council, by two thirds.
    /// @param votingDelaySeconds From the proposal to the beginning of voting.
    /// @param votingPeriodSeconds How long voting lasts.
    function setVotingTimes(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) external;

    /// @notice Every member.
    /// @return members Their accounts, in no order.
    function members() external view returns (address[] memory members);

    /// @notice Whether an account is a member.
    /// @param account The account.
    /// @return Whether it is.
    function isMember(address account) external view returns (bool);

    /// @notice How many members there were.
    /// @param timepoint A second that is past, since 1970-01-01 UTC.
    /// @return count Their number.
    function membersAt(uint256 timepoint) external view returns (uint256 count);

    /// @notice Whether a call needs two thirds of the council; a call that names no function does.
    /// @param target The contract.
    /// @param selector The function.
    /// @return Whether it does; otherwise a majority will do.
    function needsTwoThirds(address target, bytes4 selector) external view returns (bool);

    /// @notice Whether a proposal needs two thirds of the council.
    /// @param proposalId The proposal.
    /// @return Whether it does; otherwise a majority will do.
    function proposalNeedsTwoThirds(uint256 proposalId) external view returns (bool);

    /// @notice The votes on a proposal.
    /// @param proposalId The proposal.
    /// @return againstVotes How many are against.
    /// @return forVotes How many are for it.
    /// @return abstainVotes How many abstain.
    /// @return recusals How many recused themselves.
    function tallyOf(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes, uint256 recusals);

    /// @notice Whether a member recused itself from a proposal.
    /// @param proposalId The proposal.
    /// @param member The member.
    /// @return Whether it did.
    function hasRecused(uint256 proposalId, address member) external view returns (bool);

    /// @notice How many votes in favour a proposal needs, with the recusals so far.
    /// @param proposalId The proposal, whose voting has begun.
    /// @return votes Their number.
    function votesNeeded(uint256 proposalId) external view returns (uint256 votes);
}
