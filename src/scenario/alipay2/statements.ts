import { type Statements, statement } from "../authorisation.ts";

/** `IWalletYuan` and `ICentralBank`. */
export const ALIPAY_2_STATEMENTS: Statements = {
  top_up: statement({ name: "TopUp", payer: "bank", payee: "wallet", amount: "amountInFen" }),
  payment: statement({ name: "Payment", payer: "payer", payee: "payee", amount: "amountInFen" }),
  staticQrPayment: statement({
    name: "StaticQrPayment",
    payer: "payer",
    payee: "payee",
    amount: "amountInFen",
  }),
  withdrawal: statement({ name: "Withdrawal", payer: "wallet", payee: "bank", amount: "amountInFen" }),
};
