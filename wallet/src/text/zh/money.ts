import type { MoneyText } from "../en/money.ts";

export const ZH_MONEY: MoneyText = {
  institutions: {
    title: "谁欠多少",
    institution: "机构",
    owes: "对钱包的负债",
    reserve: "客户备付金",
    note: "两列在合约中是同一个存储的数字，因此每笔交易之后都相等。",
    empty: "尚无持牌机构。",
  },
  lookup: {
    title: "查询钱包",
    address: "钱包地址",
    button: "查询",
    hint: "无需自己的钱包即可使用。",
  },
};
