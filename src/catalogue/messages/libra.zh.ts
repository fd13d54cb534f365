import type { Message } from "../messages.ts";
import { COIN_RULES_MESSAGES_ZH } from "./coinRules.zh.ts";
import { PARTICIPANT_MESSAGES_ZH } from "./participants.zh.ts";
import { CURRENCY_MESSAGES_ZH } from "./currencies.zh.ts";
import { DEALER_MESSAGES_ZH } from "./dealers.zh.ts";
import { REDEMPTION_MESSAGES_ZH } from "./redemption.zh.ts";
import type { LibraErrorName } from "./libra.ts";
import { RESERVE_MESSAGES_ZH } from "./reserve.zh.ts";

const SIGN_AGAIN = "请用正确的账户，针对本链和本合约重新签名。";

export const LIBRA_MESSAGES_ZH = {
  NotAVasp: ["{caller:address} 不代表任何已接受该币种的虚拟资产服务商。", "请使用已接受该币种的服务商账户。"],
  NotTheTreasury: ["只有金库可以这样做，{caller:address} 不可以。", "请通过金库合约办理。"],
  SystemAccount: [
    "{account:address} 是系统合约或管理账户：不能冻结，也不能从中扣划。",
    "请核对地址，应为持有人地址。",
  ],
  CustodiansOutOfRange: [
    "不能要求 {custodians} 个托管人中的 {threshold} 个签名。",
    "托管人最多 16 个，须签名者至少一个、至多全部。",
  ],
  NotAscending: [
    "{next:address} 排在 {previous:address} 之后，却并不更大。",
    "请将托管人按地址升序排列，每个只出现一次。",
  ],
  StalenessOutOfRange: ["不能将时效设为 {stalenessSeconds} 秒。", "请使用至少一秒、至多 366 天。"],
  OtherCoin: ["该证明针对另一种币 {coin:address}。", "请提交给该币的储备合约。"],
  StatementInFuture: [
    "证明的截止时间为 {asOf:time}，现在是 {current:time}。",
    "请托管人证明现有资产，而不是将来的资产。",
  ],
  StatementNotNewer: ["该证明截至 {asOf:time}，上一份截至 {lastAsOf:time}。", "请托管人签署更新的证明。"],
  StatementStale: ["储备证明截至 {asOf:time}，须不早于 {oldest:time}。", "请托管人签署新的证明。"],
  SignaturesMissing: ["有 {signed} 个托管人签署了证明，需要 {needed} 个。", "请更多托管人签署。"],
  NotACustodian: ["{signer:address} 不是托管人。", "请从证明中去掉它的签名或它名下的资产。"],
  InvalidCustodianSignature: ["签名不是托管人 {custodian:address} 对该证明的签名。", SIGN_AGAIN],
  ReserveInsufficient: [
    "流通量将达到百万分之 {needed} 枚币，而储备只能覆盖 {available}。",
    "请先向储备缴入资金，并请托管人签署新的证明。",
  ],
  FiatReferenceMissing: ["只有在法币付出之后币才能销毁，现在缺少付款编号。", "请提供法币结算的编号。"],
  FiatReferenceUsed: ["法币结算 {fiatReference} 已用于销毁其他币。", "请提供为这些币付款的结算编号。"],
  CoinNotConnectable: [
    "不能连接币 {coin:address} 和储备 {reserve:address}：已有连接，或它们指向其他金库或其他币。",
    "请核对哪些合约是一起部署的。",
  ],
  CoinMissing: ["金库尚未连接币合约。", "请先连接。"],
  NotADealer: ["{caller:address} 不是指定交易商。", "请使用交易商账户，或先指定该交易商。"],
  DeciderNotIndependent: [
    "{caller:address} 不能作决定：它是交易商，或代表无法识别的人。",
    "请金库合规部门用非交易商账户直接办理。",
  ],
  RequestOutOfRange: [
    "金额 {amountInMicro}（百万分之一枚币）超出范围。",
    "请使用至少 1 且小于 2^64 的数额。",
  ],
  RequestIdUsed: ["编号 {requestId} 已用于其他申请。", "请为申请换一个新编号。"],
  RequestNotOpen: ["没有待决定的申请 {requestId}：不存在，或已有决定。", "请核对编号。"],
  PreburnQueueFull: [
    "{dealer:address} 已有 {limit} 笔待销毁申请，不能再增加。",
    "请等待金库合规部门销毁或退回其中一部分。",
  ],
  ...RESERVE_MESSAGES_ZH,
  ...DEALER_MESSAGES_ZH,
  ...COIN_RULES_MESSAGES_ZH,
  ...PARTICIPANT_MESSAGES_ZH,
  ...REDEMPTION_MESSAGES_ZH,
  ...CURRENCY_MESSAGES_ZH,
} as const satisfies Record<LibraErrorName, Message>;
