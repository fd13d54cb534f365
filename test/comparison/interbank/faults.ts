import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { BankPayment, SignedOrder } from "../../../src/scenario/interbank/orders.ts";
import type { InterbankDay, InterbankRail } from "../../../src/scenario/interbank/rail.ts";
import { type InterbankTerms, signOrder } from "../../../src/scenario/interbank/statements.ts";
import { KEY_SEED, OPENS } from "./randomDay.ts";

export const SMALL_DAY: InterbankDay = {
  mode: "gross",
  shortfallRule: "unwind",
  offsetWindow: 16,
  banks: ["icbc", "ccb"].map((id) => ({ id, name: id, balanceFen: 100n })),
};

const PAYMENT: BankPayment = {
  kind: "payment",
  ...{ id: "p", atSeconds: OPENS, payer: "icbc", payee: "ccb", amountFen: 10n, urgent: false },
};

/** Orders that every rail must refuse as faulty, without consuming their id. */
export async function refusesFaults(rail: InterbankRail, terms: InterbankTerms): Promise<void> {
  const signed = (change: Partial<BankPayment>, keySeed = KEY_SEED) =>
    signOrder({ ...PAYMENT, ...change }, terms, keySeed);
  const faults: [SignedOrder, string][] = [
    [signed({ payee: "boc" }), "UNKNOWN_PARTICIPANT"],
    [signed({ payee: "icbc" }), "BAD_FIELD"],
    [signed({ amountFen: 0n }), "BAD_FIELD"],
    [signed({ amountFen: 2n ** 96n }), "BAD_FIELD"],
    [{ ...signed({}), amountFen: 11n }, "INVALID_SIGNATURE"],
    [{ ...signed({}), urgent: true }, "INVALID_SIGNATURE"],
    [signed({}, "another seed"), "INVALID_SIGNATURE"],
  ];
  for (const [order, code] of faults) expect(await faultOf(rail, order)).to.equal(code);
  const once = [{ id: "p", state: "SETTLED_AT_ONCE" }];
  expect(await rail.handle(signed({}))).to.deep.equal(once);
  expect(await rail.handle(signed({ atSeconds: OPENS + 60 }))).to.deep.equal(once);
  expect(await faultOf(rail, signed({ amountFen: 11n }))).to.equal("ID_REUSED");
  const cancellation = { kind: "cancellation", id: "p", atSeconds: OPENS, payer: "icbc" } as const;
  const reused = signOrder({ ...cancellation, paymentId: "p" }, terms, KEY_SEED);
  expect(await faultOf(rail, reused)).to.equal("ID_REUSED");
  expect(await faultOf(rail, signed({ id: "late", atSeconds: terms.validUntilSeconds + 1 }))).to.equal(
    "EXPIRED",
  );
  expect([...(await rail.balances()).values()]).to.deep.equal([90n, 110n]);
}

async function faultOf(rail: InterbankRail, order: SignedOrder): Promise<string> {
  try {
    await rail.handle(order);
    return "no fault";
  } catch (error) {
    if (error instanceof JiaoziError) return error.code;
    throw error;
  }
}
