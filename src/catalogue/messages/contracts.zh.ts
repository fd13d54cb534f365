import type { Message } from "../messages.ts";
import type { CONTRACT_MESSAGES } from "./contracts.ts";

const SIGN_AGAIN = "请用正确的账户，针对本链和本合约重新签名。";
const REPORT = "这是软件缺陷：请连同下方代码一并报告。";

export const CONTRACT_MESSAGES_ZH = {
  NotAnInstitution: ["{caller:address} 不是持牌支付机构。", "请使用机构账户，或先为其办理许可。"],
  InstitutionAlreadyAdmitted: ["{institution:address} 已获许可。", "无需处理。"],
  WalletNotAvailable: [
    "不能为 {wallet:address} 开立钱包：它已有钱包，或是零地址、机构、银行或系统合约。",
    "请换一个地址。",
  ],
  NotTheCentralBank: ["只有中央银行可以这样做，{caller:address} 不可以。", "请通过中央银行合约办理。"],
  NotABank: ["{bank:address} 在中央银行没有准备金账户。", "请使用银行账户，或先接纳该银行。"],
  BankAlreadyAdmitted: ["{bank:address} 已有准备金账户。", "无需处理。"],
  NotTheWalletYuan: ["只有钱包人民币合约可以这样做，{caller:address} 不可以。", "请通过钱包人民币合约办理。"],
  WalletYuanNotConnectable: [
    "不能连接 {walletYuan:address}：已连接其他合约，或该合约指向另一家中央银行。",
    "请核对哪些合约是一起部署的。",
  ],
  WalletYuanMissing: ["中央银行尚未连接钱包人民币合约。", "请先连接，再接纳银行。"],
  AmountOutOfRange: [
    "金额 {amount:amount} 超出范围。",
    "请使用不少于一个最小单位（一分或百万分之一枚币）且小于 2^96 个单位的金额。",
  ],
  InstructionIdReused: ["该指令编号已用于其他内容：{instructionId}。", "请为指令换一个新编号。"],
  AuthorisationExpired: ["授权有效期至 {validUntil:time}，现在是 {current:time}。", "请付款人重新签署指令。"],
  InvalidPayerSignature: ["签名不是付款人 {payer:address} 对该指令的签名。", SIGN_AGAIN],
  SubmitterNotEntitled: [
    "{submitter:address} 无权提交 {payer:address} 的指令。",
    "请由付款人或其钱包所在机构提交。",
  ],
  RefusalNotReportable: ["该拒绝原因由链上判定，不能申报：{refusal:refusal}", "请直接提交指令。"],
  ERC20InsufficientBalance: [
    "{sender:address} 的余额为 {balance:amount}，需要 {needed:amount}。",
    "请减少金额，或先充值。",
  ],
  ERC20InsufficientAllowance: [
    "{spender:address} 可支用 {allowance:amount}，需要 {needed:amount}。",
    "请所有人先授权该金额。",
  ],
  ERC20InvalidSender: ["{sender:address} 不能付款：没有钱包。", "请向支付机构申请开立；机构会先核实身份。"],
  ERC20InvalidReceiver: ["{receiver:address} 不能收款：没有钱包。", "请核对地址，或请收款人先开立钱包。"],
  ERC20InvalidApprover: ["{approver:address} 不能授权他人支用：没有钱包。", "请使用钱包的账户。"],
  ERC20InvalidSpender: ["不能授权 {spender:address} 支用。", "请选择其他支用人。"],
  ERC2612ExpiredSignature: ["授权已于 {deadline:time} 过期。", "请重新签署。"],
  ERC2612InvalidSigner: ["授权由 {signer:address} 签署，而不是所有人 {owner:address}。", SIGN_AGAIN],
  InvalidAccountNonce: ["授权已被使用；{account:address} 的下一个序号是 {currentNonce}。", "请重新签署。"],
  ERC3009InvalidAuthorizationTime: [
    "授权只在 {validAfter:time} 之后、{validBefore:time} 之前有效。",
    "请在此期间使用，或重新签署。",
  ],
  ERC3009InvalidSignature: ["授权的签名不正确。", SIGN_AGAIN],
  ERC3009UsedAuthorization: ["{authorizer:address} 已使用或撤销该授权。", "请重新签署。"],
  ERC7943CannotTransfer: [
    "{amount:amount} 不能从 {from:address} 转到 {to:address}。",
    "请确认双方钱包均已开立且未被冻结。",
  ],
  ERC7943InsufficientUnfrozenBalance: [
    "{account:address} 可动用 {unfrozen:amount}，需要 {amount:amount}；其余被冻结。",
    "请不要超过可用部分，或联系实施冻结的监管部门。",
  ],
  ERC7943CannotSend: ["{account:address} 不能付款：没有钱包。", "请向支付机构申请开立；机构会先核实身份。"],
  ERC7943CannotReceive: ["{account:address} 不能收款：没有钱包。", "请核对地址，或请收款人先开立钱包。"],
  FrozenAccount: [
    "钱包 {account:address} 已被冻结，不能付款也不能收款。",
    "持有人须联系实施冻结的监管部门；只有它能解除冻结。",
  ],
  NotFrozenAccount: ["钱包 {account:address} 未被冻结。", "无需处理。"],
  SpenderNotAllowed: ["{spender:address} 不能动用他人资金：没有钱包或已被冻结。", "请选择其他支用人。"],
  TokenPaused: ["监管部门已暂停付款。", "请等待恢复；期间资金不受影响。"],
  TokenNotPaused: ["付款没有暂停。", "无需处理。"],
  ForcedTransferToSelf: ["从 {account:address} 强制划转给自己不会移动资金。", "请指定其他收款人。"],
  SupplyOutOfRange: ["总额将达到 {needed:amount}，最多可记录 {available:amount}。", "请使用较小的金额。"],
  EnforcedPause: ["监管部门已暂停付款。", "请等待恢复；期间资金不受影响。"],
  ExpectedPause: ["该操作只在暂停期间有效，目前没有暂停。", "无需处理。"],
  ReentrancyGuardReentrantCall: ["合约在执行完成前被再次调用。", REPORT],
  ECDSAInvalidSignature: ["签名无效。", SIGN_AGAIN],
  ECDSAInvalidSignatureLength: ["签名长度为 {length} 字节，应为 65 字节。", SIGN_AGAIN],
  ECDSAInvalidSignatureS: ["不接受这种形式的签名，因为它可能被改写。", SIGN_AGAIN],
  InvalidShortString: ["无法读取已存的名称。", REPORT],
  StringTooLong: ["文字过长：{str}", "请缩短到 31 字节以内。"],
  SafeCastOverflowedUintDowncast: ["数值 {value} 超出 {bits} 位。", "请使用较小的金额。"],
  AddressEmptyCode: ["{target:address} 处没有合约。", "请核对地址和网络。"],
  FailedCall: ["调用另一合约失败。", REPORT],
  InsufficientBalance: ["合约持有原生币 {balance}，需要 {needed}。", REPORT],
} as const satisfies Record<keyof typeof CONTRACT_MESSAGES, Message>;
