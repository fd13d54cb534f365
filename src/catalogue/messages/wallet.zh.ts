import type { Message } from "../messages.ts";
import type { WALLET_MESSAGES } from "./wallet.ts";

const TRY_AGAIN = "请重试；若仍出现，请连同下方代码一并报告。";
const FAULT = "这是软件缺陷：请报告。";

export const WALLET_MESSAGES_ZH = {
  CANCELLED: ["已取消。", "没有发送任何内容。"],
  REQUEST_PENDING: ["钱包中已有一个待处理的请求。", "请打开钱包先处理它。"],
  NOT_AUTHORISED: ["钱包尚未允许本页面使用该账户。", "请重新连接并选择该账户。"],
  METHOD_UNSUPPORTED: ["您的钱包不支持此操作。", "请使用 MetaMask，或在钱包中手动完成。"],
  WALLET_DISCONNECTED: ["钱包已断开连接。", "请打开钱包，检查网络后重试。"],
  CHAIN_UNKNOWN: ["钱包还没有这个网络。", "请先添加网络。"],
  INVALID_PARAMETERS: ["钱包或节点没有接受该请求。", TRY_AGAIN],
  INTERNAL_ERROR: ["钱包或节点报告内部错误。", TRY_AGAIN],
  NO_WALLET: ["此浏览器中没有找到钱包。", "付款须安装 MetaMask。没有它，您仍可在下方查询任意钱包。"],
  WRONG_NETWORK: ["钱包在另一个网络上。", "请用上方按钮切换。"],
  NO_ACCOUNT: ["钱包没有给出账户。", "请解锁钱包、选择账户后重新连接。"],
  NODE_UNREACHABLE: ["节点没有应答。", "请用 npm start 启动链，然后重试。"],
  WRONG_CHAIN: ["节点运行的链与地址簿不一致。", "请用 npm start 启动链，然后刷新页面。"],
  NO_ADDRESS_BOOK: ["没有地址簿，页面无法得知合约地址。", "请用 npm start 启动链，然后刷新页面。"],
  BAD_ADDRESS_BOOK: ["无法读取地址簿：{problem}", "请用 npm start 重新启动链，然后刷新页面。"],
  NOT_DEPLOYED: ["地址簿中的合约不在这条链上。", "请用 npm start 重新启动链，然后刷新页面。"],
  FEE_NOT_COVERED: ["账户没有支付网络费的币，而此处本不需要。", "请在钱包中把费用设为 0 后重试。"],
  NONCE_GAP: [
    "钱包记录的交易多于这条链；链可能重启过。",
    "在 MetaMask 中：设置 → 高级 → 清除活动记录，然后重试。",
  ],
  TRANSACTION_REPLACED: ["付款已在钱包中被取消或替换。", "再次付款前请先核对余额。"],
  TRANSACTION_FAILED: ["付款已入块但执行失败，资金没有移动。", "请核对后重试。"],
  NOT_INCLUDED_YET: ["付款已发送，但尚未入块。", "请勿重复付款，稍后查看余额。"],
  AMOUNT_MISSING: ["请输入金额。", "例如 12.34"],
  AMOUNT_INVALID: ["这不是人民币金额。", "请用数字，最多两位小数，例如 12.34"],
  AMOUNT_ZERO: ["金额须大于零。", "至少输入 0.01"],
  ADDRESS_MISSING: ["请输入收款人地址。", "以 0x 开头，共 42 个字符。"],
  ADDRESS_INVALID: ["这不是地址，或有字符错误。", "请向收款人重新复制；以 0x 开头，共 42 个字符。"],
  ADDRESS_IS_SELF: ["这是您自己的地址。", "请输入收款人的地址。"],
  ADDRESS_IS_SYSTEM: ["这是合约或机构，不是个人或商户的钱包。", "请输入收款人的钱包地址。"],
  EMPTY_REVERT: ["合约拒绝了请求，没有说明原因。", "请核对地址簿和网络后重试。"],
  UNKNOWN_REVERT: ["合约以本页面未知的错误拒绝了请求。", "请连同下方数据一并报告。"],
  REVERT_REASON: ["合约拒绝了请求：{reason}", "请核对后重试。"],
  PANIC: ["合约因故障 {code} 停止。", FAULT],
  PANIC_ARITHMETIC: ["合约中的数值过大或小于零。", "请使用较小的金额；若仍出现，请报告。"],
  PANIC_DIVISION: ["合约中出现除以零。", FAULT],
  PANIC_INDEX: ["合约读取越界。", FAULT],
  UNEXPECTED: ["发生意外：{message}", TRY_AGAIN],
} as const satisfies Record<keyof typeof WALLET_MESSAGES, Message>;
