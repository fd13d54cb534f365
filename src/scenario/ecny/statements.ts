import { ALIPAY_2_STATEMENTS } from "../alipay2/statements.ts";
import { type Statements, statement } from "../authorisation.ts";

/** `IECny` and `IECnyIssue`. */
export const ECNY_STATEMENTS: Statements = {
  ...ALIPAY_2_STATEMENTS,
  top_up: statement({ name: "Conversion", payer: "bank", payee: "wallet", amount: "amountInFen" }),
};
