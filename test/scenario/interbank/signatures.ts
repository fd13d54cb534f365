import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet, id } from "ethers";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { checkSignatures } from "../../../src/scenario/interbank/checkSignatures.ts";
import { eventsOf } from "../../../src/scenario/interbank/events.ts";
import { DEFAULT_HOURS } from "../../../src/scenario/interbank/hours.ts";
import type { BankOrder, BankPayment, SettlementBank } from "../../../src/scenario/interbank/orders.ts";
import { checkPayments, readPayments } from "../../../src/scenario/interbank/readPayments.ts";
import {
  INTERBANK_TYPES,
  type InterbankTerms,
  admitOrder,
  bankAddresses,
  interbankDomain,
  statementOf,
} from "../../../src/scenario/interbank/statements.ts";

const TIME = "2019-11-11T09:30:00+08:00";
const OWN_KEY = new Wallet(id("a key of icbc's own"));
const BANKS = new Map<string, SettlementBank>([
  ["icbc", { id: "icbc", name: "ICBC", balanceFen: 100n, address: OWN_KEY.address }],
  ["ccb", { id: "ccb", name: "CCB", balanceFen: 100n }],
]);
const CONTRACT = `0x${"11".repeat(20)}`;
const TERMS: InterbankTerms = {
  domain: interbankDomain(7, CONTRACT),
  validUntilSeconds: 1_600_000_000,
  addressOf: bankAddresses(BANKS, "interbank"),
};
const PAYMENT: BankPayment = {
  kind: "payment",
  ...{ id: "p1", atSeconds: Date.parse(TIME) / 1_000, payer: "icbc", payee: "ccb", amountFen: 150n },
  urgent: true,
};

describe("orders that banks sign themselves", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const signed = (terms: InterbankTerms, order: BankOrder = PAYMENT, key = OWN_KEY) =>
    key.signTypedData(terms.domain, { ...INTERBANK_TYPES[order.kind] }, statementOf(order, terms));
  const fileWith = async (signature: string) => {
    const file = join(folder, "payments.csv");
    const header = "id,time,payer,payee,amount_yuan,priority,signature";
    const unsigned = `p2,${TIME},ccb,icbc,1,,`;
    await writeFile(file, `${header}\n${unsigned}\np1,${TIME},icbc,ccb,1.5,urgent,${signature}\n`);
    return file;
  };
  const faultWith = async (signature: string) => {
    const file = await fileWith(signature);
    const check = checkSignatures(file, BANKS, DEFAULT_HOURS, TERMS);
    return check.then(
      () => undefined,
      (fault: unknown) => fault as JiaoziError,
    );
  };

  it("pass with their own signatures, beside those that demonstration keys sign", async () => {
    const file = await fileWith(await signed(TERMS));
    await checkSignatures(file, BANKS, DEFAULT_HOURS, TERMS);
    const day = await checkPayments(file, BANKS, DEFAULT_HOURS);
    const orders = readPayments(file, BANKS, DEFAULT_HOURS);
    const given: string[] = [];
    for await (const event of eventsOf(orders, day, 1, TERMS, "interbank")) {
      if (!("id" in event)) continue;
      admitOrder(event, BANKS, TERMS);
      given.push(event.id);
    }
    expect(given).to.deep.equal(["p2", "p1"]);
  });

  const other = (change: Partial<InterbankTerms>): InterbankTerms => ({ ...TERMS, ...change });
  const cancellation: BankOrder = {
    kind: "cancellation",
    ...{ id: "p1", atSeconds: PAYMENT.atSeconds, payer: "icbc", paymentId: "p0" },
  };
  const faults: [string, () => Promise<string>][] = [
    ["another amount", () => signed(TERMS, { ...PAYMENT, amountFen: 151n })],
    ["another payee", () => signed(TERMS, { ...PAYMENT, payee: "icbc" })],
    ["another id", () => signed(TERMS, { ...PAYMENT, id: "p9" })],
    ["another priority", () => signed(TERMS, { ...PAYMENT, urgent: false })],
    ["another kind of order", () => signed(TERMS, cancellation)],
    ["another chain", () => signed(other({ domain: interbankDomain(8, CONTRACT) }))],
    ["another contract", () => signed(other({ domain: interbankDomain(7, OWN_KEY.address) }))],
    ["another last second", () => signed(other({ validUntilSeconds: TERMS.validUntilSeconds + 1 }))],
    ["another key", () => signed(TERMS, PAYMENT, new Wallet(id("somebody else's key")))],
    ["nothing", () => Promise.resolve(`0x${"00".repeat(64)}1b`)],
  ];
  for (const [what, signature] of faults) {
    it(`are turned away with file, line and field when the signature is of ${what}`, async () => {
      const fault = await faultWith(await signature());
      expect(fault).to.be.instanceOf(JiaoziError);
      expect(fault).to.include({ code: "INVALID_SIGNATURE", exitCode: 2 });
      const { file = "", line, field } = fault?.place ?? {};
      expect([file.endsWith("payments.csv"), line, field]).to.deep.equal([true, 3, "signature"]);
      expect(fault?.nextStep).to.contain(CONTRACT).and.to.contain("chain 7").and.to.contain("1600000000");
    });
  }

  it("come from as many keys as there are banks", () => {
    const demonstration = bankAddresses(BANKS, "interbank")("ccb");
    const same = new Map([
      ...BANKS,
      ["boc", { id: "boc", name: "BOC", balanceFen: 1n, address: demonstration }],
    ]);
    expect(() => bankAddresses(same, "interbank"))
      .to.throw(JiaoziError)
      .with.property("code", "BAD_FIELD");
  });
});
