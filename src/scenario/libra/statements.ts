import { type Statements, statement } from "../authorisation.ts";
import { DEALER } from "../claims.ts";

const PAYMENT = { name: "Payment", payer: "payer", payee: "payee", amount: "amountInMicro" };

/**
 * `ILibraCoin`: whatever the kind, coins are paid, and the dealer stands where alipay-2.0 has a bank. Which bank moves
 * the dollars isn't part of what is signed, nor of the contents by which a repeated id is known.
 */
export const LIBRA_STATEMENTS: Statements = {
  top_up: statement(PAYMENT, ({ payee }) => ({ payer: DEALER, payee })),
  payment: statement(PAYMENT),
  withdrawal: statement(PAYMENT, ({ payer }) => ({ payer, payee: DEALER })),
};
