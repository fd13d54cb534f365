import type { Message } from "../messages.ts";
import type { CURRENCY_MESSAGES } from "./currencies.ts";

export const CURRENCY_MESSAGES_ZH = {
  CompositeNotConnectable: [
    "不能连接币 {coin:address}：已有连接，或它指向其他金库。",
    "请核对哪些合约是一起部署的。",
  ],
  ComponentsOutOfRange: [
    "≋LBR 不能由 {count} 个数额构成。",
    "请为每种币给出一个数额，至多八种，均不为零，且不重复。",
  ],
  CompositeAmountOutOfRange: [
    "金额 {amountInMicro}（百万分之一 ≋LBR）超出范围。",
    "请使用至少 1 且小于 2^96 的数额。",
  ],
  NothingAnnounced: ["没有公布 ≋LBR 的新数额。", "请先由理事会决定。"],
  SwapTooEarly: ["公布的数额自 {executableAt:time} 起可以生效，现在是 {current:time}。", "请等到那时。"],
  CurrencyCodeInvalid: ["{code} 不是货币代码。", "只能使用大写字母和数字，靠左书写，例如 USD。"],
  CurrencyTaken: ["代码 {code} 或币 {coin:address} 已经登记。", "请核对两者；已登记的不会改变。"],
  CurrencyNotConnected: ["{coin:address} 不是已与此类金库相连的币。", "请先连接该币；组合币须按组合币登记。"],
  NoSuchCurrency: ["没有代码为 {code} 的货币。", "请核对代码，或先登记该货币。"],
  RateMissing: ["汇率不能为零。", "请给出一枚币约值多少 ≋LBR，再乘以 2^32。"],
  CurrenciesOutOfRange: ["已登记 {limit} 种货币，不能再增加。", "无法处理。"],
  ThresholdOutOfRange: [
    "门槛 {thresholdInMicro}（百万分之一）超出范围（货币 {code}）。",
    "请使用至少 1 且小于 2^64 的数额，折合为该币后亦然。",
  ],
} as const satisfies Record<keyof typeof CURRENCY_MESSAGES, Message>;
