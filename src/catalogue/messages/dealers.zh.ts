import type { Message } from "../messages.ts";
import type { DEALER_MESSAGES } from "./dealers.ts";

export const DEALER_MESSAGES_ZH = {
  TiersNotAscending: [
    "不能将额度档次设为 {tiersInCoins} 枚币。",
    "请给出四档，第一档至少一枚币，逐档严格递增。",
  ],
  TierExceeded: [
    "{dealer:address} 一天内的发行将达到百万分之 {needed} 枚币，而其最高档为 {available}。",
    "请减少数额，等待一天的时间窗结束，或请求提高档次。",
  ],
  ApprovedAlready: [
    "{approver:address} 已批准过发行申请 {requestId}，还需要其他人批准。",
    "请金库合规部门的另一名成员批准。",
  ],
  MintingOff: ["该币的发行已关闭。", "请等待金库合规部门重新开启；交回币不受影响。"],
  NotTheReserve: [
    "只有储备合约可以这样做，{caller:address} 不可以。",
    "请托管人签署证明，并提交给储备合约。",
  ],
} as const satisfies Record<keyof typeof DEALER_MESSAGES, Message>;
