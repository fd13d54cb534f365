import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

const STATES =
  "The states are 0 pending, 1 voting, 2 cancelled, 3 defeated, 4 succeeded, 5 queued, 6 expired, 7 executed; npm run libra -- council list shows them.";
const CHECK_PROPOSAL = "Check the number; npm run libra -- council list shows the proposals.";
const CHECK_CALLS = "Give as many targets as values and calls, and at least one.";
const COUNCIL_DECIDES = "Have the council decide it, by a proposal.";

/** The association: its authority, its council with OpenZeppelin's governor and timelock, its validators. */
export const ASSOCIATION_MESSAGES = {
  RoleAlreadyHeld: [
    "{account:address} holds role {held} and can't get role {wanted} as well.",
    "Give the role to an account of its own, or revoke the other first.",
  ],
  RightEntrenched: [
    "The function {selector} of {target:address} belongs to role {roleId} and stays with it.",
    "Replace who holds the role, rather than what it may do.",
  ],
  RoleAdminEntrenched: [
    "Role {roleId} is given and taken by the council, and by nobody else.",
    COUNCIL_DECIDES,
  ],
  AuthorityEntrenched: [
    "The contract {target:address} stays under the association's authority.",
    "Deploy another contract, if it should be under another authority.",
  ],
  NotAMember: [
    "{account:address} isn't a member of the council, or wasn't one when voting began.",
    "Act with a member's account; a new member votes on what is voted on after its admission.",
  ],
  MemberNotAvailable: [
    "{account:address} can't be admitted: it is a member already, or one of the council's own contracts.",
    "Check the address.",
  ],
  MembersOutOfRange: [
    "The council would have {members} members.",
    "A council has at least one member and at most {limit}.",
  ],
  AlwaysTwoThirds: [
    "What {target:address} is called for is in the charter and always needs two thirds.",
    "Leave it out of the table of majority decisions.",
  ],
  VotingTimesOutOfRange: [
    "Voting can't begin after {votingDelaySeconds} seconds and last {votingPeriodSeconds}.",
    "Use at most 30 days for each, and at least a second for the second.",
  ],
  NotAValidator: ["{account:address} isn't a validator.", "Check the address."],
  ValidatorNotAvailable: [
    "{validator:address} can't be admitted: it isn't registered as a validator, or has a place already.",
    "Have the council register it among the participants first.",
  ],
  OperatorNotAvailable: [
    "{operator:address} can't run a node: it isn't registered as a validator operator.",
    "Have the council register it among the participants first.",
  ],
  NodeNotAvailable: ["{node:address} is another validator's node.", "Give the address of this node's key."],
  ValidatorsOutOfRange: [
    "There would be {validators} validators.",
    "There is at least one, and there are at most {limit}.",
  ],
  NotTheOperator: [
    "{caller:address} doesn't run this validator's node; {operator:address} does.",
    "Act with the operator's account, or have the validator name another operator.",
  ],
  RotationTooSoon: [
    "The node's address may change from {earliest:time} on; it is {current:time} now.",
    "Wait: it changes at most once in five minutes.",
  ],
  GovernorInvalidProposalLength: [
    "A proposal of {targets} targets, {calldatas} calls and {values} values doesn't fit together.",
    CHECK_CALLS,
  ],
  GovernorAlreadyCastVote: [
    "{voter:address} has voted on this, or recused itself.",
    "Nothing needs to be done.",
  ],
  GovernorDisabledDeposit: ["The council takes no native coin.", "Send none."],
  GovernorOnlyExecutor: ["{account:address} can't do this by itself.", COUNCIL_DECIDES],
  GovernorNonexistentProposal: ["There is no proposal {proposalId}.", CHECK_PROPOSAL],
  GovernorUnexpectedProposalState: [
    "The proposal is in state {current}, in which this can't be done.",
    STATES,
  ],
  GovernorInvalidVotingPeriod: ["Voting can't last {votingPeriod} seconds.", "Use at least one."],
  GovernorInsufficientProposerVotes: [
    "{proposer:address} isn't a member of the council, and only members propose.",
    "Act with a member's account.",
  ],
  GovernorRestrictedProposer: [
    "The proposal's description keeps it for another proposer than {proposer:address}.",
    "Change the description, or let the other member propose it.",
  ],
  GovernorInvalidVoteType: [
    "That isn't a vote.",
    "Use 0 to vote against, 1 for it, 2 to abstain, 3 to recuse yourself.",
  ],
  GovernorInvalidVoteParams: ["A vote takes no parameters here.", "Leave them out."],
  GovernorProposalQueueingNotRequired: ["The proposal {proposalId} needn't be queued.", "Carry it out."],
  GovernorProposalQueueingFailed: ["The proposal {proposalId} couldn't be queued.", CHECK_PROPOSAL],
  GovernorAlreadyQueuedProposal: [
    "The proposal {proposalId} is queued already.",
    "Carry it out after its delay.",
  ],
  GovernorInvalidSignature: [
    "The signature isn't that of {voter:address} over this vote.",
    "Sign it again with the member's account, for this chain and council.",
  ],
  GovernorUnableToCancel: [
    "{account:address} can't cancel the proposal {proposalId}.",
    "Its proposer may until voting begins, and the guardian until it is carried out, unless it replaces the guardian.",
  ],
  TimelockInvalidOperationLength: [
    "An operation of {targets} targets, {payloads} calls and {values} values doesn't fit together.",
    CHECK_CALLS,
  ],
  TimelockInsufficientDelay: [
    "A delay of {delay} seconds is too short; {minDelay} is the least.",
    "Queue it with a longer delay.",
  ],
  TimelockUnexpectedOperationState: [
    "The delay hasn't passed yet, or the operation {operationId} was carried out or cancelled.",
    "Wait until the delay has passed; npm run libra -- council list says when.",
  ],
  TimelockUnexecutedPredecessor: [
    "The operation {predecessorId} must be carried out first.",
    "Carry it out, then this one.",
  ],
  CheckpointUnorderedInsertion: [
    "The record of members would go back in time.",
    "This is a defect; please report it.",
  ],
  TimelockUnauthorizedCaller: ["{caller:address} isn't the timelock.", COUNCIL_DECIDES],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type AssociationErrorName = keyof typeof ASSOCIATION_MESSAGES;
