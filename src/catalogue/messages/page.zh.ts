import type { Message } from "../messages.ts";
import type { PAGE_MESSAGES } from "./page.ts";

export const PAGE_MESSAGES_ZH = {
  LINK_UNREADABLE: ["无法从此码或链接读出付款要求。", "请收款人重新出示，或粘贴收款人的地址。"],
  LINK_OTHER_TOKEN: ["此码要求支付的不是钱包人民币。", "未填入任何内容。请向收款人索取钱包人民币的收款码。"],
  LINK_OTHER_CHAIN: ["此码用于另一个网络。", "未填入任何内容。请向收款人索取本网络的收款码。"],
  CODE_NOT_FOUND: ["图片中没有可读的码。", "请拍得清晰完整，或粘贴地址。"],
  CAMERA_UNAVAILABLE: ["无法使用摄像头：{reason}", "请在浏览器设置中允许使用，或选择码的图片，或粘贴地址。"],
  REQUEST_NOT_OPEN: [
    "此收款请求已不再有效：已支付、已撤回或已过期。",
    "请向收款人索取新的请求，切勿重复付款。",
  ],
  GATEWAY_UNREACHABLE: ["机构的网关没有应答。", "请稍后重试。您已签名的内容不会被执行两次。"],
  GATEWAY_ABSENT: ["此处没有运行机构的网关，无人能代您提交。", "请用 npm start 启动，或自行发送交易。"],
  INSTRUCTION_EXPIRED: ["您签署的有效期已过，未被执行，资金没有移动。", "请核对后重新签名。"],
  NAME_MISSING: ["请输入身份证上的姓名。", "至少两个字符。"],
  RESIDENT_NUMBER_INVALID: [
    "这不是居民身份证号码：数字、出生日期或校验码有误。",
    "号码为 17 位数字加一位校验码（数字或 X）。可填入虚构号码。",
  ],
  COIN_AMOUNT_INVALID: ["这不是币的数量。", "请用数字，最多六位小数，且大于零，例如 12.34"],
  FIELD_MISSING: ["“{field}”未填或填写有误。", "请填写；其下一行说明填法。"],
} as const satisfies Record<keyof typeof PAGE_MESSAGES, Message>;
