import type { Message } from "../messages.ts";
import type { COIN_RULES_MESSAGES } from "./coinRules.ts";

export const COIN_RULES_MESSAGES_ZH = {
  RoleCannotAccept: [
    "{account:address} 的角色（{role}）不能接受该币种：它不代表服务商，也不是其子账户；若要成为交易商，则尚未登记。",
    "请先在参与者名册中登记该账户，并使用该参与者当前的操作账户。",
  ],
  NotAChildOf: ["{account:address} 不是第 {number} 号服务商的子账户。", "请先登记为子账户。"],
  RoleMayHold: [
    "{account:address} 的角色（{role}）可以持币，因此不会被排除。",
    "只有验证者及其操作者会被排除。",
  ],
  AccountInUse: ["{account:address} 持有币或已被冻结，不能这样排除。", "请使用没有余额也未冻结的账户。"],
  NotReplaceable: [
    "{wallet:address} 不能被替换：它不是服务商的已开通钱包，或它代表服务商。",
    "请核对地址；代表服务商的账户须先移交。",
  ],
  NotAReplacement: [
    "{replacement:address} 不能接替：须为同一服务商的另一个空钱包，且未被冻结。",
    "请在同一服务商开立新钱包。",
  ],
  UnhostedLimitExceeded: [
    "{payer:address} 不能支付给 {payee:address}：对非托管钱包而言，百万分之 {needed} 枚币超过限额 {available}。",
    "请减少金额，或使用服务商的钱包。",
  ],
  CoinHalted: ["该币已由协会理事会停止运行。", "请等待理事会恢复。"],
  CoinNotHalted: ["该币并未停止运行。", "无需处理。"],
  AttestationRequired: [
    "从 {payer:address} 到 {payee:address} 的百万分之 {needed} 枚币达到旅行规则门槛 {available}。",
    "请取得收款方服务商的证明，并随支付一并提交。",
  ],
  NotRefundable: ["{originalId} 不是可由本笔退回的已结算支付。", "请提供原支付结算时的内容。"],
  RefundTooLarge: [
    "退款为百万分之 {needed} 枚币，而支付 {originalId} 仅余 {available}。",
    "请至多退还剩余金额。",
  ],
  NobodyToAttest: ["{payee:address} 不属于任何服务商，无人可为其证明。", "请不带证明提交支付。"],
  AttestationExpired: ["证明有效至 {deadline:time}，现在是 {current:time}。", "请取得新的证明。"],
  AttestationUsedAlready: ["编号为 {referenceId} 的证明已用于另一笔支付。", "请为本笔支付取得新的证明。"],
  InvalidAttestation: [
    "证明不是 {complianceKey:address} 对本笔支付的签名。",
    "请收款方服务商用其当前合规密钥签署。",
  ],
  UnhostedLimitOutOfRange: [
    "不能为非托管钱包设置百万分之 {limitInMicro} 枚币的限额。",
    "请使用至少 1 且小于 2^40 的数额。",
  ],
  VaspLimitMissing: ["服务商限额须全部大于零，并先于时间窗设置。", "请设置全部四项限额；服务商编号自 1 起。"],
  VaspOutflowExceeded: [
    "将有百万分之 {needed} 枚币流出第 {number} 号服务商，而本时间窗仅余 {available}。",
    "请等待时间窗结束，或减少金额。",
  ],
  VaspInflowExceeded: [
    "将有百万分之 {needed} 枚币流入第 {number} 号服务商，而本时间窗仅余 {available}。",
    "请等待时间窗结束，或减少金额。",
  ],
  VaspHoldingExceeded: [
    "第 {number} 号服务商还可持有百万分之 {available} 枚币，而非 {needed}。",
    "请减少金额，或请求提高限额。",
  ],
  UnattestedSumTooLarge: [
    "加上本笔，一天内从第 {payerVasp} 号到第 {payeeVasp} 号服务商无证明的支付将达百万分之 {needed} 枚币，门槛为 {available}。",
    "请取得收款方服务商的证明，并随支付一并提交。",
  ],
  FeeRateOutOfRange: ["不能设置万分之 {basisPoints} 的费率。", "请使用至多一万。"],
  NoFees: ["没有可销毁的手续费。", "无需处理。"],
} as const satisfies Record<keyof typeof COIN_RULES_MESSAGES, Message>;
