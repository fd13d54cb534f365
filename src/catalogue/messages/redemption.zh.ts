import type { Message } from "../messages.ts";
import type { REDEMPTION_MESSAGES } from "./redemption.ts";

export const REDEMPTION_MESSAGES_ZH = {
  RedemptionNotConnectable: [
    "不能连接赎回队列 {redemption:address}：已有连接，或它属于其他币。",
    "请核对哪些合约是一起部署的。",
  ],
  NotTheRedemption: ["只有紧急赎回队列可以这样做，{caller:address} 不可以。", "请通过赎回队列合约办理。"],
  DealersActive: ["交易商正常营业，因此这里不办理赎回。", "请将币卖给指定交易商。"],
  DealersDeclaredAlready: ["交易商的状态已是如此（停业：{inactive}）。", "无需处理。"],
  DelayOutOfRange: ["不能将等待时间设为 {delaySeconds} 秒。", "至多 366 天；对组合币至少一秒。"],
  RequestOpenAlready: [
    "{holder:address} 已有一笔待办赎回，编号 {number}。",
    "请等待其办结，或取消后按总额重新申请。",
  ],
  NoOpenRequest: ["没有待办的赎回 {number}：不存在，或已办结、已取消。", "请核对编号。"],
  NotTheHolder: ["赎回 {number} 属于 {holder:address}。", "只有其持有人可以取消，请使用该账户。"],
  RequestNotReady: [
    "赎回 {number} 须等到 {readyAt:time}。",
    "请届时办理，或请理事会为新的申请缩短等待时间。",
  ],
  NotItsTurn: ["赎回 {number} 排在未办结的 {earlier} 之后。", "请先办理 {earlier}。"],
} as const satisfies Record<keyof typeof REDEMPTION_MESSAGES, Message>;
