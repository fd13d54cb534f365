import type { Message } from "../messages.ts";
import type { RESERVE_MESSAGES } from "./reserve.ts";

export const RESERVE_MESSAGES_ZH = {
  PolicyOutOfRange: [
    "不能设定储备规则 {policy}。",
    "比例和缓冲至多 10000 个基点，评级为 1 至 22，期限至多 366 天。",
  ],
  HoldingsOutOfRange: [
    "证明列出了 {count} 项资产，至多可列 {limit} 项。",
    "请合并同一托管人、同一期限、同一评级的资产。",
  ],
  AmountsOutOfRange: [
    "不可能持有百万分之 {heldInMicro} 枚币，其中利息 {interestInMicro}。",
    "请核对金额：每项小于 2^96，利息是所持资产的一部分。",
  ],
  CompositionInsufficient: [
    "储备中有 {available} 个基点为短期高评级政府证券，须达到 {needed}。",
    "请增持这类证券，并请托管人签署新的证明。",
  ],
  ConcentrationExceeded: [
    "储备中有 {held} 个基点在同一托管人处，至多可为 {most}。",
    "请将储备分散到更多托管人，并请其签署新的证明。",
  ],
  BufferInsufficient: [
    "储备足以覆盖各币，但连同缓冲需要百万分之 {needed} 枚币，现有 {available}。",
    "请先向储备缴入资金，并请托管人签署新的证明。",
  ],
  PayoutNotDue: [
    "不可能已付百万分之 {paidInMicro} 枚币：应付 {dueInMicro}。",
    "请在付款前查询应付额；若为零，请等待新的证明或退回。",
  ],
  NoSuchStatement: ["没有编号或时间为 {wanted} 的储备证明。", "请查询证明的数量，或改用较晚的时间。"],
} as const satisfies Record<keyof typeof RESERVE_MESSAGES, Message>;
