import type { UnsettledReason } from "../interbankStates.ts";
import type { Message } from "../messages.ts";
import type { InterbankErrorName } from "./interbank.ts";

export const UNSETTLED_MESSAGES_ZH = {
  CANCELLED_BY_PAYER: ["付款银行在支付排队期间将其撤回。", "请询问付款银行。"],
  LIQUIDITY_INSUFFICIENT: [
    "日终时该支付仍在排队：银行余额不足，或在场次中已达到净借记限额。",
    "请在下一日重新提交，并备足清算账户资金或等待来账。",
  ],
  UNWOUND: ["场次结算时该支付被退回，因为付款银行无法支付其净额。", "请在该银行补足资金后重新提交。"],
  NOT_QUEUED: ["该银行没有此编号的排队支付：它已结算、已退回或从未提交。", "请查询该支付的状态。"],
} as const satisfies Record<UnsettledReason, Message>;

export const INTERBANK_MESSAGES_ZH = {
  NotASettlementBank: ["{bank:address} 没有银行间清算账户。", "请使用银行账户，或先开立清算账户。"],
  SettlementBankNotAdmissible: [
    "不能为 {bank:address} 开立清算账户：它已有账户、为零地址，或银行数量已达上限。",
    "请核对地址。",
  ],
  PaymentToSelf: ["{bank:address} 不能向自己付款。", "请填写另一家银行为收款行。"],
  SettlementBalanceInsufficient: [
    "{bank:address} 的清算账户余额为 {available:amount}，需要 {needed:amount}。",
    "请减少转出金额，或等待来账。",
  ],
  SettlementAmountOutOfRange: [
    "金额将达到 {needed:amount}，最多只能记录 {available:amount}。",
    "请使用较小的金额。",
  ],
  SettlementDayIs: [
    "清算日的状态不符合此操作的要求，目前是否开放：{open}。",
    "请等待运营者开启或结束清算日。",
  ],
  SessionIs: ["清算场次的状态不符合此操作的要求，目前是否开放：{open}。", "请等待运营者开启或关闭场次。"],
  PaymentsStillQueued: ["前一日仍有 {queued} 笔支付在排队。", "请继续日终处理，直至没有排队支付。"],
  OtherSettlementMode: [
    "本合约采用另一种结算模式，编号 {mode}。",
    "请使用该模式的功能：净额模式的场次，或节约流动性模式的轧差。",
  ],
  OffsetWindowOutOfRange: ["一次轧差不能查看队列中的 {window} 笔支付。", "请使用 1 至 {highest} 之间的数。"],
  SettlementNotConnectable: [
    "不能连接 {settlement:address}：已连接其他清算合约，或此地址不是清算合约，或其账户上已有资金。",
    "请核对哪些合约是一起部署的。",
  ],
  SettlementMissing: ["中央银行尚未连接清算合约。", "请先连接。"],
  BankReservesInsufficient: [
    "{bank:address} 的准备金账户余额为 {available:amount}，需要 {needed:amount}。",
    "请减少转移金额，或先补足准备金。",
  ],
} as const satisfies Record<InterbankErrorName, Message>;
