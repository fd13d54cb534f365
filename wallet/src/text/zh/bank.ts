import type { BankText } from "../en/bank.ts";

export const ZH_BANK: BankText = {
  title: "您的银行",
  owedBy: (bank, number) => `存款账户 ${number}，债务人：${bank}`,
  demonstration: "演示账户：并不存在于任何银行。",
  topUpAmount: "从存款转入钱包（元）",
  topUp: "充值",
  toppedUp: (amount, block) => `已充值 ${amount}：已入区块 ${block}。`,
  withdrawAmount: "从钱包转回存款（元）",
  withdraw: "提现",
  withdrawing: (amount, bank, number) =>
    `${amount} 将从您的钱包转入 ${bank} 的存款账户 ${number}，此后由银行对您负债。`,
  withdrawn: (amount, block) => `已提现 ${amount}：已入区块 ${block}。`,
  all: "全部",
  entries: "存款明细",
  what: "事项",
  when: "时间",
  amount: "金额",
  kinds: {
    opening: "期初余额",
    top_up: "钱包充值",
    top_up_returned: "充值退回",
    withdrawal: "钱包提现",
  },
  states: {
    queued: "已受理，等待批次…",
    sent: "已发送，等待入块…",
    refused: "已被拒绝，资金没有移动。",
    skipped: "未被执行，资金没有移动。",
  },
};
