import type { Message } from "../messages.ts";
import type { CentralBankErrorName } from "./centralBank.ts";

export const CENTRAL_BANK_MESSAGES_ZH = {
  LendingExceeded: [
    "{bank:address} 向中央银行的借款为 {available:amount}，不能归还 {needed:amount}。",
    "归还金额请不要超过借款。",
  ],
  RowInsufficient: [
    "中央银行资产负债表第 {row} 行余额为 {available:amount}，需要 {needed:amount}。",
    "记账金额请不要超过该行余额。",
  ],
  RowHasAccounts: [
    "中央银行资产负债表第 {row} 行只随其明细账户变动。",
    "请改用投放准备金、充值或兑换，或记入其他行。",
  ],
  RowNotPayable: ["银行不能用准备金向资产负债表第 {row} 行付款。", "只能支取现金或向政府付款。"],
  ReportOutOfOrder: [
    "{bank:address} 截至 {asOf:time} 的报表次序不对；上一份截至 {lastAsOf:time}。",
    "请报送不早于上一份、也不晚于现在的数据。",
  ],
  VaultCashExceedsIssue: [
    "各银行报送的库存现金共 {reportedFen:amount}，而发行的现金只有 {issuedFen:amount}。",
    "请各银行更正报表。",
  ],
  ECnyMissing: ["中央银行尚未连接数字人民币合约。", "请先连接。"],
  NotTheECny: ["只有数字人民币合约可以这样做，{caller:address} 不可以。", "请通过数字人民币合约办理。"],
  ECnyNotConnectable: [
    "不能连接 {eCny:address}：已连接其他合约，或该合约属于另一中央银行。",
    "请核对哪些合约是一起部署的。",
  ],
  NotSuspended: ["{institution:address} 没有被暂停业务。", "如确有需要，请先暂停其业务。"],
  AlreadySuspended: ["{institution:address} 已被暂停业务。", "无需任何操作。"],
  NotAWalletOf: ["{wallet:address} 不是 {institution:address} 的有效钱包。", "请去掉该钱包，再提交其余的。"],
  NotTheSuccessor: ["{caller:address} 未被指定承接 {institution:address} 的业务。", "请先由监管部门指定。"],
  PayOutLengthMismatch: ["{wallets} 个钱包对应了 {banks} 家银行。", "请按同样顺序为每个钱包给出一家银行。"],
} as const satisfies Record<CentralBankErrorName, Message>;
