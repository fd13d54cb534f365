import type { Message } from "../messages.ts";
import type { EscrowErrorName } from "./escrow.ts";

export const ESCROW_MESSAGES_ZH = {
  EscrowNotConnectable: [
    "不能连接 {escrow:address}：已连接其他担保合约，或此地址不是本代币的担保合约。",
    "请核对哪些合约是一起部署的。",
  ],
  NotTheEscrow: ["只有担保合约可以执行此操作，{caller:address} 不可以。", "请通过担保交易合约办理。"],
  NoSuchTrade: ["没有编号为 {tradeId} 的担保交易。", "请核对编号，或请买家先下单。"],
  TradeWithSelf: ["{party:address} 不能与自己交易。", "请填写另一位卖家。"],
  NotThePartyToAct: [
    "在担保交易 {tradeId} 中，此操作（编号 {act}）不应由 {party:address} 执行。",
    "请由有权操作的买家或卖家执行。",
  ],
  TradeNotInArbitration: [
    "担保交易 {tradeId} 不在仲裁中，目前状态编号为 {state}。",
    "请等待买家申请仲裁；已作出的决定不再更改。",
  ],
  AwardOutOfRange: ["价款为 {available:amount}，不能退还买家 {needed:amount}。", "退还金额不得超过价款。"],
  PartyNotReplaceable: [
    "在担保交易 {tradeId} 中，钱包 {replacement:address} 不能接替 {wallet:address}。",
    "请由保管已注销钱包的机构指定其客户的另一个有效钱包；该机构被暂停业务的，由监管部门指定其他机构的钱包。不得为交易对方的钱包。",
  ],
  TermOutOfRange: ["参数 {given} 超出范围。", "请使用 {lowest} 至 {highest}：时间以秒计，费率以基点计。"],
} as const satisfies Record<EscrowErrorName, Message>;
