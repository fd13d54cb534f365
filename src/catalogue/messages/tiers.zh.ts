import type { Message } from "../messages.ts";
import type { TierErrorName } from "./tiers.ts";

export const TIER_MESSAGES_ZH = {
  TierLimitExceeded: [
    "钱包 {wallet:address} 的限额不允许：{limit:refusal}需要 {needed:amount}，剩余 {available:amount}。",
    "请不要超过剩余额度，等到次日或次年，或提升钱包等级。",
  ],
  IdentityExpired: [
    "{wallet:address} 的身份验证有效期至 {validUntil:time}，现在是 {current:time}。",
    "请向钱包所在机构出示有效证件。",
  ],
  NoSuchTier: ["没有等级 {tier}。", "请先设定其限额，或使用其他等级。"],
  IdentityPeriodOutOfRange: [
    "身份验证有效期不能为 {validUntil:time}，现在是 {current:time}。",
    "请给出 2106 年之前的将来时间。",
  ],
  NotItsInstitution: ["{caller:address} 不是 {wallet:address} 所在的机构。", "请使用该钱包所在机构的账户。"],
  FrozenPartOutOfRange: [
    "{account:address} 已冻结 {frozenFen:amount}；{amountInFen:amount} 不能作此方向的变更。",
    "冻结不得少于现冻结额，解冻须少于现冻结额。",
  ],
  ClosureExpired: [
    "注销 {wallet:address} 的指令有效期至 {validUntil:time}，现在是 {current:time}。",
    "请持有人重新签署。",
  ],
  BatchLengthMismatch: [
    "{payments} 笔付款附有 {signatures} 字节签名。",
    "请按同样顺序为每笔付款提供 65 字节签名。",
  ],
  NonceNotNext: [
    "{payer:address} 在该序列的下一笔编号是 {next}，不是 {nonce}。",
    "请按编号顺序提交，每笔一次。",
  ],
  OnlyWithinWalletYuan: ["该合约不能单独使用。", "请调用钱包人民币合约。"],
} as const satisfies Record<TierErrorName, Message>;
