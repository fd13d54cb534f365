import type { Message } from "../messages.ts";
import type { AccessErrorName } from "./access.ts";

const ASK_ROLE = "请使用拥有该角色的账户，或请主管部门授予。";

export const ACCESS_MESSAGES_ZH = {
  AccessManagedUnauthorized: ["{caller:address} 没有所需角色。", ASK_ROLE],
  AccessManagedRequiredDelay: ["{caller:address} 须提前 {delay} 秒预告。", "请先预告，延迟期满后再执行。"],
  AccessManagedInvalidAuthority: [
    "{authority:address} 不能作为主管：它不是合约。",
    "请提供 AccessManager 的地址。",
  ],
  AccessManagerAlreadyScheduled: ["该操作已预告：{operationId}。", "请在延迟期满后执行，或取消。"],
  AccessManagerNotScheduled: ["该操作未预告或已执行：{operationId}。", "请先预告。"],
  AccessManagerNotReady: ["延迟期未满：{operationId}。", "请等待期满。"],
  AccessManagerExpired: ["预告时间过久，已失效：{operationId}。", "请重新预告。"],
  AccessManagerLockedRole: ["角色 {roleId} 不能更改。", "请选择其他角色。"],
  AccessManagerLockedFunction: ["函数 {selector} 不能重新分配。", "请选择其他函数。"],
  AccessManagerBadConfirmation: ["角色只能由持有人自己放弃。", "请用要放弃角色的账户确认。"],
  AccessManagerInvalidInitialAdmin: ["{initialAdmin:address} 不能作为首任管理员。", "请提供非零账户。"],
  AccessManagerUnauthorizedAccount: ["{msgsender:address} 没有角色 {roleId}。", ASK_ROLE],
  AccessManagerUnauthorizedCall: ["{caller:address} 无权调用 {target:address} 的 {selector}。", ASK_ROLE],
  AccessManagerUnauthorizedConsume: ["{target:address} 没有等待中的预告操作。", ASK_ROLE],
  AccessManagerUnauthorizedCancel: [
    "{msgsender:address} 无权取消 {caller:address} 对 {target:address} 的 {selector} 所作的预告。",
    "请联系预告人或该角色的监护人。",
  ],
  AccessControlUnauthorizedAccount: ["{account:address} 没有角色 {neededRole}。", ASK_ROLE],
  AccessControlBadConfirmation: ["角色只能由持有人自己放弃。", "请用要放弃角色的账户确认。"],
} as const satisfies Record<AccessErrorName, Message>;
