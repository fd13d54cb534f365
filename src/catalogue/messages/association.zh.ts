import type { Message } from "../messages.ts";
import type { AssociationErrorName } from "./association.ts";

const STATES =
  "状态：0 未开始，1 表决中，2 已取消，3 未通过，4 已通过，5 已排队，6 已失效，7 已执行；可用 npm run libra -- council list 查看。";
const CHECK_PROPOSAL = "请核对编号；可用 npm run libra -- council list 查看提案。";
const CHECK_CALLS = "目标、金额与调用的数目须一致，且至少一项。";
const COUNCIL_DECIDES = "请提案，由理事会决定。";
const CHECK_ADDRESS = "请核对地址。";

export const ASSOCIATION_MESSAGES_ZH = {
  RoleAlreadyHeld: [
    "{account:address} 已担任角色 {held}，不能兼任角色 {wanted}。",
    "请将该角色授予专用账户，或先撤销原角色。",
  ],
  RightEntrenched: [
    "{target:address} 的函数 {selector} 属于角色 {roleId}，不能改授。",
    "可以更换角色的担任者，不能更改角色的权限。",
  ],
  RoleAdminEntrenched: ["角色 {roleId} 只能由理事会授予和撤销。", COUNCIL_DECIDES],
  AuthorityEntrenched: ["合约 {target:address} 不能脱离协会的主管合约。", "如需另设主管，请部署新合约。"],
  NotAMember: [
    "{account:address} 不是理事会成员，或表决开始时还不是。",
    "请使用成员账户；新成员只对加入之后开始的表决投票。",
  ],
  MemberNotAvailable: ["{account:address} 不能加入：它已是成员，或是理事会自己的合约。", CHECK_ADDRESS],
  MembersOutOfRange: ["理事会将有 {members} 名成员。", "理事会至少一名成员，至多 {limit} 名。"],
  AlwaysTwoThirds: ["对 {target:address} 的调用属于章程，一律须三分之二同意。", "请勿将其列入多数决事项。"],
  VotingTimesOutOfRange: [
    "表决不能在 {votingDelaySeconds} 秒后开始并持续 {votingPeriodSeconds} 秒。",
    "两者均不超过 30 天，后者至少一秒。",
  ],
  NotAValidator: ["{account:address} 不是验证者。", CHECK_ADDRESS],
  ValidatorNotAvailable: [
    "{validator:address} 不能加入：它未登记为验证者，或已有席位。",
    "请先由理事会将其登记为参与者。",
  ],
  OperatorNotAvailable: [
    "{operator:address} 不能运营节点：它未登记为验证者运营者。",
    "请先由理事会将其登记为参与者。",
  ],
  NodeNotAvailable: ["{node:address} 是其他验证者的节点。", "请提供本节点密钥的地址。"],
  ValidatorsOutOfRange: ["将有 {validators} 个验证者。", "至少一个，至多 {limit} 个。"],
  NotTheOperator: [
    "{caller:address} 不是该验证者的节点运营者，{operator:address} 才是。",
    "请使用运营者账户，或由验证者另行指定运营者。",
  ],
  RotationTooSoon: [
    "节点地址自 {earliest:time} 起方可更换，现在是 {current:time}。",
    "请等待：五分钟内至多更换一次。",
  ],
  GovernorInvalidProposalLength: [
    "提案有 {targets} 个目标、{calldatas} 个调用、{values} 个金额，数目不符。",
    CHECK_CALLS,
  ],
  GovernorAlreadyCastVote: ["{voter:address} 已投票或已回避。", "无需处理。"],
  GovernorDisabledDeposit: ["理事会不接收原生币。", "请勿转入。"],
  GovernorOnlyExecutor: ["{account:address} 不能自行办理。", COUNCIL_DECIDES],
  GovernorNonexistentProposal: ["没有提案 {proposalId}。", CHECK_PROPOSAL],
  GovernorUnexpectedProposalState: ["提案处于状态 {current}，不能这样办理。", STATES],
  GovernorInvalidVotingPeriod: ["表决不能持续 {votingPeriod} 秒。", "请至少为一秒。"],
  GovernorInsufficientProposerVotes: [
    "{proposer:address} 不是理事会成员，只有成员可以提案。",
    "请使用成员账户。",
  ],
  GovernorRestrictedProposer: [
    "提案说明将其保留给 {proposer:address} 以外的提案人。",
    "请更改说明，或由该成员提案。",
  ],
  GovernorInvalidVoteType: ["这不是有效的投票。", "0 反对，1 赞成，2 弃权，3 回避。"],
  GovernorInvalidVoteParams: ["投票不带参数。", "请去掉参数。"],
  GovernorProposalQueueingNotRequired: ["提案 {proposalId} 无需排队。", "请直接执行。"],
  GovernorProposalQueueingFailed: ["提案 {proposalId} 未能排队。", CHECK_PROPOSAL],
  GovernorAlreadyQueuedProposal: ["提案 {proposalId} 已排队。", "请在延迟期满后执行。"],
  GovernorInvalidSignature: [
    "签名不是 {voter:address} 对这一票的签名。",
    "请用成员账户针对本链和本理事会重新签名。",
  ],
  GovernorUnableToCancel: [
    "{account:address} 不能取消提案 {proposalId}。",
    "提案人可在表决开始前取消；监护人可在执行前取消，但更换监护人的提案除外。",
  ],
  TimelockInvalidOperationLength: [
    "操作有 {targets} 个目标、{payloads} 个调用、{values} 个金额，数目不符。",
    CHECK_CALLS,
  ],
  TimelockInsufficientDelay: ["延迟 {delay} 秒过短，至少 {minDelay} 秒。", "请以更长的延迟排队。"],
  TimelockUnexpectedOperationState: [
    "延迟期未满，或操作 {operationId} 已执行或已取消。",
    "请等待期满；可用 npm run libra -- council list 查看时间。",
  ],
  TimelockUnexecutedPredecessor: ["须先执行操作 {predecessorId}。", "请先执行它，再执行本操作。"],
  CheckpointUnorderedInsertion: ["成员记录的时间顺序有误。", "这是程序缺陷，请报告。"],
  TimelockUnauthorizedCaller: ["{caller:address} 不是时间锁。", COUNCIL_DECIDES],
} as const satisfies Record<AssociationErrorName, Message>;
