import type { Message } from "../messages.ts";
import type { GATEWAY_MESSAGES } from "./gateway.ts";

export const GATEWAY_MESSAGES_ZH: Record<keyof typeof GATEWAY_MESSAGES, Message> = {
  REQUEST_MALFORMED: ["请求格式有误:{problem}", "更正所指字段后重新发送。"],
  REQUEST_TOO_LARGE: ["请求超出网关可接受的大小。", "减少单次发送的内容。"],
  TOO_MANY_REQUESTS: ["短时间内请求过多。", "请等待 {seconds} 秒后再试。"],
  NOT_FOUND_HERE: ["此处没有内容,或您无权查看。", "检查地址;若属于您,请先登录。"],
  SIGN_IN_FIRST: ["仅向证明控制该账户的人显示。", "请登录:钱包签署一条消息,不产生费用。"],
  SIGN_IN_FAILED: ["登录无效:消息不符、已使用或已过期。", "重新获取消息并原样签署。"],
  SIGNATURE_NOT_THE_ACCOUNTS: ["签名不是该账户对此内容的签名。", "请用该账户在本网络重新签署。"],
  AUTHORISATION_TOO_SHORT: ["授权已过期,或在执行前就会过期。", "请以更晚的期限重新签署。"],
  OTHER_CONTENT_UNDER_ID: ["此编号或键已用于其他内容。", "请换一个新的;每个只代表一份内容。"],
  NOT_A_CUSTOMER: ["该账户在本网关的机构没有钱包。", "请先开立钱包,或使用保管该钱包的机构的网关。"],
  WALLET_KEPT_ALREADY: ["该账户已有钱包。", "请使用它,或用您的另一个账户开立。"],
  PERSON_KNOWN_ALREADY: ["此人在该机构已有钱包。", "请使用该钱包:一人的持有与支付限额只计一次。"],
  RESIDENT_NUMBER_WRONG: ["这不是有效的居民身份号码:校验码、日期或地区有误。", "请按身份证重新填写。"],
  UNDER_AGE: ["自行开立钱包须年满十六周岁。", "请由父母或监护人到机构办理。"],
  INSTITUTION_NOT_HERE: ["本网关不代表该机构或银行。", "请从列出的机构中选择。"],
  EVIDENCE_NOT_ENOUGH: [
    "该类账户需要更多验证:II 类三个渠道,III 类五个渠道,或当面核实。",
    "请提供更多验证,或保留现有类别。",
  ],
  TIER_NOT_HIGHER: ["该钱包已是此类别或更高类别。", "无需操作。"],
  WALLET_BUSY: ["钱包的开立或升级仍在进行。", "请等待链上决定,约数秒。"],
  PAYMENT_REQUEST_CLOSED: ["该收款请求已支付、已撤回或已过期。", "请向收款人索取新的请求。"],
  PAYMENT_REQUEST_DIFFERS: ["付款与请求不符。", "请按请求的金额付给请求人。"],
  NO_TRAVEL_RULE_ANSWER: [
    "收款人不是本网关服务商的客户,此处无人可出具证明。",
    "请向收款人的服务商索取证明。",
  ],
  PARTY_NAME_DIFFERS: ["所填姓名与服务商登记的持有人不符。", "请按身份证填写姓名。"],
  COINS_NOT_HERE: ["此链上没有 Libra 币。", "请使用已部署的链。"],
  GATEWAY_BUSY: ["等待执行的内容过多。", "请一分钟后再试;本次未受理。"],
  GATEWAY_FAULT: [
    "网关自身发生故障,日志编号 {requestId}。",
    "请重试:同一编号或键只执行一次。若仍如此,请报告编号。",
  ],
};
