import type { Message } from "../messages.ts";
import type { Refusal } from "../refusals.ts";

export const REFUSAL_MESSAGES_ZH = {
  PAYER_NOT_ALLOWED: ["付款人没有钱包。", "请向支付机构申请开立；机构会先核实身份。"],
  PAYER_FROZEN: ["付款钱包已被冻结，资金不能转出。", "请联系实施冻结的监管部门；只有它能解除冻结。"],
  INSUFFICIENT_BALANCE: ["钱包余额小于付款金额。", "请减少金额，或先从银行充值。"],
  INSUFFICIENT_UNFROZEN_BALANCE: [
    "部分余额被冻结，可用部分小于付款金额。",
    "请不要超过可用部分，或联系实施冻结的监管部门。",
  ],
  PAYEE_NOT_ALLOWED: ["收款人没有钱包。", "请核对地址，或请收款人先开立钱包。"],
  PAYEE_FROZEN: ["收款钱包已被冻结，不能收款。", "请勿向其付款；收款人须联系实施冻结的监管部门。"],
  NO_BANK_ACCOUNT: ["持有人在该银行没有存款账户。", "请使用开户银行。"],
  DEPOSIT_INSUFFICIENT: ["银行存款小于该金额。", "请减少充值金额，或先存入款项。"],
  BANK_RESERVE_INSUFFICIENT: [
    "该银行在中央银行的准备金目前不足。",
    "请稍后再试或减少金额；银行须先补足准备金。",
  ],
  DEALER_INVENTORY_INSUFFICIENT: [
    "指定交易商目前持有的币不足。",
    "请稍后再试或减少金额；交易商须先向协会购入。",
  ],
  DEALER_CASH_INSUFFICIENT: [
    "指定交易商在该银行的存款小于该金额。",
    "请稍后再试、减少金额，或改收到另一家银行的账户。",
  ],
  NOT_SAME_INSTITUTION: [
    "收款钱包在另一家机构，本模式下不能支付。",
    "请使用银行转账，或付给同一机构的钱包。",
  ],
  POOL_INSUFFICIENT: [
    "机构在该银行的备付金账户余额小于该金额。",
    "请稍后再试或减少金额；机构须先从其他银行调拨。",
  ],
  UNHOSTED_LIMIT_EXCEEDED: [
    "该笔支付，或收款后的余额，超过非托管钱包的限额。",
    "请减少金额，或使用虚拟资产服务商的钱包。",
  ],
  ATTESTATION_MISSING: [
    "服务商之间这一金额的支付须有收款方服务商的证明（旅行规则）。",
    "请取得证明，并以新的指令一并提交。",
  ],
  UNATTESTED_SUM_TOO_LARGE: [
    "加上本笔，这两家服务商之间一天内无证明的支付过多。",
    "请取得收款方服务商的证明，并以新的指令一并提交。",
  ],
  VASP_OUTFLOW_EXCEEDED: ["付款方服务商在本时间窗内的流出将超过限额。", "请等待时间窗结束，或减少金额。"],
  VASP_INFLOW_EXCEEDED: ["收款方服务商在本时间窗内的流入将超过限额。", "请等待时间窗结束，或减少金额。"],
  VASP_HOLDING_EXCEEDED: ["收款方服务商的持有量将超过限额。", "请减少金额，或请求提高该服务商的限额。"],
  SINGLE_LIMIT_EXCEEDED: ["金额超过该钱包的单笔限额。", "请减少单笔金额，或由机构提升钱包等级。"],
  DAY_LIMIT_EXCEEDED: [
    "这笔付款将使该钱包超过日累计限额（北京时间）。",
    "请减少金额、明日再付，或由机构提升钱包等级。",
  ],
  YEAR_LIMIT_EXCEEDED: [
    "这笔付款将使该钱包超过年累计限额（北京时间）。",
    "请减少金额、明年再付，或由机构提升钱包等级。",
  ],
  LIFETIME_LIMIT_EXCEEDED: [
    "这笔付款将使该钱包超过其等级自开立起的累计限额。",
    "请补充身份验证，由机构提升钱包等级。",
  ],
  BALANCE_LIMIT_EXCEEDED: [
    "收款钱包的余额将超过其等级的余额上限。",
    "请减少金额，或请收款人先提现或提升钱包等级。",
  ],
  QR_LIMIT_EXCEEDED: [
    "这笔付款将使该钱包超过静态条码日累计限额（北京时间）。",
    "请改由商户扫描您的付款码，或明日再付。",
  ],
  IDENTITY_EXPIRED: [
    "付款或收款钱包所依据的身份证件已过期。",
    "请向钱包所在机构出示有效证件；提现至银行账户不受影响。",
  ],
  TRADE_STEP_NOT_OPEN: [
    "该担保交易目前的状态不允许此操作，或已超过期限。",
    "请查询交易状态；逾期未操作的结果不再更改。",
  ],
  TRADE_AMOUNT_DIFFERS: [
    "金额与该担保交易目前应有的金额不符：应为价款或正在申请的退款金额。",
    "请查询交易后按其金额重新签名。发货前只能申请全额退款。",
  ],
  TRADE_EXTENSION_USED: [
    "买家已延长过确认收货时间，每笔交易只能延长一次。",
    "请在收到货物后确认收货，或在期限内申请退款。",
  ],
  TRADE_CLAIMS_USED_UP: [
    "买家申请退款的次数已达上限，或仲裁逾期未决，退款申请已关闭。",
    "请与卖家协商；卖家仍可主动退款。",
  ],
} as const satisfies Record<Refusal, Message>;
