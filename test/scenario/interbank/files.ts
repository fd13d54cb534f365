import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import {
  DEFAULT_INTERBANK_GENERATOR,
  generateInterbankDay,
} from "../../../src/scenario/interbank/generate.ts";
import { DEFAULT_HOURS, cutOffs, parseHours } from "../../../src/scenario/interbank/hours.ts";
import type { GivenOrder, SettlementBanks } from "../../../src/scenario/interbank/orders.ts";
import { OPENING_COLUMNS, readOpening } from "../../../src/scenario/interbank/readOpening.ts";
import {
  OPTIONAL_PAYMENT_COLUMNS,
  PAYMENT_COLUMNS,
  checkPayments,
  readPayments,
} from "../../../src/scenario/interbank/readPayments.ts";

const SCENARIOS = join(import.meta.dirname, "../../../scenarios");
const OPENING = "id,name,balance_yuan,net_debit_cap_yuan\na,Bank A,10.00,\nb,Bank B,0,5.5\n";
const HEADER = "id,time,payer,payee,amount_yuan,priority,kind,cancels\n";
const at = (time: string) => `2019-11-11T${time}+08:00`;

describe("files of interbank settlement", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const banksFrom = async (text: string) => {
    const banks = await readOpening(await write("opening.csv", text));
    return new Map(banks.map((bank) => [bank.id, bank]));
  };
  const inFull = async (text: string, banks: SettlementBanks) => {
    const orders: GivenOrder[] = [];
    const file = await write("payments.csv", text);
    for await (const order of readPayments(file, banks, DEFAULT_HOURS)) orders.push(order);
    return orders;
  };
  const ordersFrom = async (lines: string) => inFull(HEADER + lines, await banksFrom(OPENING));
  const faultOf = async (work: Promise<unknown>) => {
    const fault = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(JiaoziError);
    const { code, place } = fault as JiaoziError;
    return [code, place.line, place.field];
  };

  it("give banks with balances and caps, and orders with priorities", async () => {
    const banks = await banksFrom(OPENING);
    expect([...banks.values()]).to.deep.equal([
      { id: "a", name: "Bank A", balanceFen: 1_000n },
      { id: "b", name: "Bank B", balanceFen: 0n, netDebitCapFen: 550n },
    ]);
    const seconds = Date.parse(at("09:00:00")) / 1_000;
    const lines = `p1,${at("09:00:00")},a,b,1.5,urgent,,\np2,${at("09:00:00")},b,a,2,normal,payment,\nc1,${at("09:00:00")},b,,,,cancellation,p2\n`;
    const parties = { kind: "payment", atSeconds: seconds };
    expect(await ordersFrom(lines)).to.deep.equal([
      { ...parties, id: "p1", payer: "a", payee: "b", amountFen: 150n, urgent: true },
      { ...parties, id: "p2", payer: "b", payee: "a", amountFen: 200n, urgent: false },
      { kind: "cancellation", id: "c1", atSeconds: seconds, payer: "b", paymentId: "p2" },
    ]);
  });

  it("give the address of a bank that has a key of its own, and the signatures of orders", async () => {
    const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    const opening = `id,name,balance_yuan,address\na,A,1,${address}\nb,B,1,\n`;
    const banks = await banksFrom(opening);
    expect(banks.get("a")?.address).to.equal(address);
    expect(banks.get("b")).not.to.have.property("address");
    const signature = `0x${"ab".repeat(64)}1B`;
    const head = HEADER.trim() + ",signature\n";
    const orders = (line: string) => inFull(head + line, banks);
    const [order] = await orders(`p1,${at("09:00:00")},a,b,1,,,,${signature}\n`);
    expect(order?.signature).to.equal(signature.toLowerCase());
    const [unsigned] = await orders(`p1,${at("09:00:00")},b,a,1,,,,\n`);
    expect(unsigned).not.to.have.property("signature");
    for (const [cell, code] of [
      ["", "INVALID_SIGNATURE"],
      [signature.slice(0, -2), "BAD_FIELD"],
      [`0x${"ab".repeat(64)}00`, "BAD_FIELD"],
      ["yes", "BAD_FIELD"],
    ] as const) {
      const fault = await faultOf(orders(`p1,${at("09:00:00")},a,b,1,,,,${cell}\n`));
      expect(fault, cell).to.deep.equal([code, 2, "signature"]);
    }
    for (const second of [address, address.toLowerCase().replace("70", "7x"), `0x${"0".repeat(40)}`]) {
      const fault = await faultOf(
        banksFrom(`id,name,balance_yuan,address\na,A,1,${address}\nb,B,1,${second}\n`),
      );
      expect(fault, second).to.deep.equal(["BAD_FIELD", 3, "address"]);
    }
  });

  const badOpenings: [string, string, unknown[]][] = [
    ["a bank twice", "a,A,1,\na,A,1,\n", ["BAD_FIELD", 3, "id"]],
    ["a negative balance", "a,A,-1,\nb,B,1,\n", ["BAD_FIELD", 2, "balance_yuan"]],
    ["a cap that is no amount", "a,A,1,much\nb,B,1,\n", ["BAD_FIELD", 2, "net_debit_cap_yuan"]],
    ["a cap of 2^88 fen", `a,A,1,${2n ** 88n / 100n + 1n}\nb,B,1,\n`, ["BAD_FIELD", 2, "net_debit_cap_yuan"]],
    ["a single bank", "a,A,1,\n", ["BAD_FILE", undefined, undefined]],
    ["an id of the system's", "central-bank,A,1,\nb,B,1,\n", ["BAD_FIELD", 2, "id"]],
  ];
  for (const [what, lines, expected] of badOpenings) {
    it(`name line and field of ${what}`, async () => {
      const fault = await faultOf(banksFrom(OPENING.split("\n")[0] + "\n" + lines));
      expect(fault).to.deep.equal(expected);
    });
  }

  it("take at most 64 banks, and less than 2^96 fen in all", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `b${i},Bank,1,`).join("\n");
    const header = "id,name,balance_yuan,net_debit_cap_yuan\n";
    expect((await banksFrom(header + lines(64))).size).to.equal(64);
    expect(await faultOf(banksFrom(header + lines(65)))).to.deep.equal(["BAD_FIELD", 66, "id"]);
    const half = `${2n ** 95n / 100n}.68`;
    const fault = await faultOf(banksFrom(`${header}a,A,${half},\nb,B,${half},\n`));
    expect(fault).to.deep.equal(["BAD_FILE", undefined, undefined]);
  });

  const good = `p1,${at("09:00:00")},a,b,1,,,`;
  const badOrders: [string, string, unknown[]][] = [
    ["an unknown bank", `p1,${at("09:00:00")},a,c,1,,,`, ["UNKNOWN_PARTICIPANT", 2, "payee"]],
    ["a payment to oneself", `p1,${at("09:00:00")},a,a,1,,,`, ["BAD_FIELD", 2, "payee"]],
    ["an amount of zero", `p1,${at("09:00:00")},a,b,0,,,`, ["BAD_FIELD", 2, "amount_yuan"]],
    ["another priority", `p1,${at("09:00:00")},a,b,1,high,,`, ["BAD_FIELD", 2, "priority"]],
    ["another kind", `p1,${at("09:00:00")},a,b,1,,refund,`, ["BAD_FIELD", 2, "kind"]],
    ["a time before the hours", `p1,${at("08:29:59")},a,b,1,,,`, ["BAD_FIELD", 2, "time"]],
    ["a time at the end of the hours", `p1,${at("17:00:00")},a,b,1,,,`, ["BAD_FIELD", 2, "time"]],
    ["a time of another day", `${good}\np2,2019-11-12T09:00:00+08:00,a,b,1,,,`, ["BAD_FIELD", 3, "time"]],
    ["a time before the line before", `${good}\np2,${at("08:59:59")},a,b,1,,,`, ["BAD_FIELD", 3, "time"]],
    ["no time", `p1,today,a,b,1,,,`, ["BAD_FIELD", 2, "time"]],
    ["an id used for something else", `${good}\np1,${at("09:00:00")},a,b,2,,,`, ["ID_REUSED", 3, "id"]],
    [
      "a cancellation with an amount",
      `c1,${at("09:00:00")},a,,1,,cancellation,p1`,
      ["BAD_FIELD", 2, "amount_yuan"],
    ],
    ["a cancellation of nothing", `c1,${at("09:00:00")},a,,,,cancellation,`, ["BAD_FIELD", 2, "cancels"]],
    ["a payment that cancels", `p1,${at("09:00:00")},a,b,1,,,p0`, ["BAD_FIELD", 2, "cancels"]],
  ];
  for (const [what, lines, expected] of badOrders) {
    it(`name line and field of ${what}`, async () => {
      expect(await faultOf(ordersFrom(lines))).to.deep.equal(expected);
    });
  }

  it("may repeat an order, and must have one", async () => {
    expect(await ordersFrom(`${good}\n${good}`)).to.have.length(2);
    const empty = checkPayments(await write("payments.csv", HEADER), await banksFrom(OPENING), DEFAULT_HOURS);
    expect(await faultOf(empty)).to.deep.equal(["BAD_FILE", undefined, undefined]);
  });

  it("are drawn from a seed, the same bytes each time: those of scenarios/interbank-day", async () => {
    const drawn = generateInterbankDay(DEFAULT_INTERBANK_GENERATOR);
    for (const name of ["opening", "payments"] as const) {
      const committed = await readFile(join(SCENARIOS, "interbank-day", `${name}.csv`), "utf8");
      expect(drawn[name]).to.equal(committed);
    }
    expect(generateInterbankDay({ ...DEFAULT_INTERBANK_GENERATOR, seed: "other" }).payments).to.not.equal(
      drawn.payments,
    );
  });

  it("have columns that scenarios/README.md documents", async () => {
    const readme = await readFile(join(SCENARIOS, "README.md"), "utf8");
    const columns = [
      ...OPENING_COLUMNS,
      "net_debit_cap_yuan",
      ...PAYMENT_COLUMNS,
      ...OPTIONAL_PAYMENT_COLUMNS,
    ];
    for (const column of columns) expect(readme).to.match(new RegExp(`\\n\\| \`${column}\` +\\|`));
  });
});

describe("hours of interbank settlement", () => {
  it("are two times, the first before the second", () => {
    expect(parseHours("08:30-17:00")).to.deep.equal({ opens: "08:30", closes: "17:00" });
    for (const text of ["17:00-08:30", "8:30-17:00", "08:30-24:00", "09:00-09:00", ""]) {
      expect(parseHours(text), text).to.equal(undefined);
    }
  });

  it("are cut into sessions of equal length", () => {
    const day = { opensAtSeconds: 1_000, closesAtSeconds: 2_000 };
    expect(cutOffs(day, 4)).to.deep.equal([1_250, 1_500, 1_750]);
    expect(cutOffs(day, 1)).to.deep.equal([]);
  });
});
