import type { Message } from "../messages.ts";
import type { PARTICIPANT_MESSAGES } from "./participants.ts";

export const PARTICIPANT_MESSAGES_ZH = {
  RecoveryDelayOutOfRange: ["恢复的等待期不能为 {delaySeconds} 秒。", "请使用至少一天、至多 30 天。"],
  NotTheKeeper: [
    "{caller:address} 不代表保管 {wallet:address} 的服务商，或已被冻结。",
    "请由该钱包的服务商办理。",
  ],
  RecoveryNotRequested: ["没有替换 {wallet:address} 的申请。", "请先提出申请。"],
  RecoveryNotReady: [
    "{wallet:address} 自 {readyAt:time} 起方可替换，现在是 {current:time}。",
    "请等待：在此之前原密钥可以提出异议。",
  ],
  AccountMissing: ["零地址不是任何人。", "请提供账户地址。"],
  RoleTaken: ["{account:address} 已有角色（{role}），角色不可更改。", "请使用其他账户。"],
  NotAParentVasp: ["{caller:address} 不代表母服务商。", "请使用母服务商当前的操作账户。"],
  NotAnOperator: ["{caller:address} 不代表任何交易商或母服务商。", "请使用该参与者当前的操作账户。"],
  OperatorNotOffered: [
    "第 {number} 号参与者的操作权未移交给 {caller:address}。",
    "请先由其操作账户提出移交。",
  ],
  TooManyChildren: ["该服务商将有 {needed} 个子账户，上限为 {limit}。", "请使用另一个母服务商。"],
  CoinNotConnected: ["参与者名册中没有币 {coin:address}。", "请核对地址，或先连接该币。"],
  CoinAlreadyConnected: ["{coin:address} 已经连接。", "无需处理。"],
  HumanNameMissing: ["凭证需要名称。", "请提供参与者名称。"],
  CredentialExpired: [
    "第 {number} 号参与者的凭证有效至 {expiresAt:time}，现在是 {current:time}。",
    "请金库合规部门延期。",
  ],
  CredentialMissing: ["没有编号为 {number} 的交易商或母服务商。", "请核对编号。"],
  ComplianceKeyMissing: ["第 {number} 号参与者尚未指定合规密钥。", "请其指定。"],
  BaseUrlMissing: ["第 {number} 号参与者尚未指定链下服务地址。", "请其指定。"],
  NotAVaspNumber: ["{number} 不是母服务商的编号，域名只属于母服务商。", "请核对编号。"],
  DomainMalformed: ["{domain} 不是有效域名。", "请使用 1 至 63 个小写字母、数字、点和连字符。"],
  DomainTaken: ["{domain} 已属于第 {number} 号服务商。", "请使用其他域名。"],
  DomainNotHeld: ["{domain} 不是第 {number} 号服务商的域名。", "请核对域名和编号。"],
} as const satisfies Record<keyof typeof PARTICIPANT_MESSAGES, Message>;
