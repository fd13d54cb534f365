import { INSTRUCTIONS, INSTRUCTION_HEADER, PARTICIPANTS, removeFolders } from "../support/scenarioFolder.ts";
import { type ExpectedFault, expectFault } from "../support/faults.ts";

const FILE = "instructions.csv";
const GOOD = {
  id: "b1",
  time: "2019-11-11T10:00:00+08:00",
  kind: "payment",
  payer: "chen",
  payee: "shop",
  amount: "5.00",
};

type Cells = Partial<typeof GOOD>;

/** The test day with one more instruction, on line 5. */
function withLine(cells: Cells): readonly string[] {
  return [...INSTRUCTIONS, Object.values({ ...GOOD, ...cells }).join(",")];
}

const CELL_FAULTS: readonly [string, Cells, Omit<ExpectedFault, "file" | "line">][] = [
  ["an empty id", { id: "" }, { code: "BAD_FIELD", field: "id", says: /an empty cell isn't an id/ }],
  ["an id with a space", { id: "b 1" }, { code: "BAD_FIELD", field: "id", says: /isn't an id/ }],
  ["an id that is too long", { id: "b".repeat(65) }, { code: "BAD_FIELD", field: "id", says: /isn't an id/ }],
  [
    "an id reused with another amount",
    { id: "a2" },
    { code: "ID_REUSED", field: "id", says: /"a2".*other contents/ },
  ],
  [
    "an id reused with another kind",
    { id: "a3", kind: "payment", payer: "wang", payee: "chen", amount: "7.00" },
    { code: "ID_REUSED", field: "id", says: /other contents/ },
  ],
  [
    "a time in another zone",
    { time: "2019-11-11T10:00:00Z" },
    { code: "BAD_FIELD", field: "time", says: /isn't a time/ },
  ],
  ["a time that isn't one", { time: "10:00" }, { code: "BAD_FIELD", field: "time", says: /isn't a time/ }],
  [
    "a time before the day",
    { time: "2019-11-11T08:59:59+08:00" },
    { code: "BAD_FIELD", field: "time", says: /outside the day/ },
  ],
  [
    "a time when the day has closed",
    { time: "2019-11-11T17:00:00+08:00" },
    { code: "BAD_FIELD", field: "time", says: /outside the day/ },
  ],
  [
    "a time that goes backwards",
    { time: "2019-11-11T09:09:59+08:00" },
    { code: "BAD_FIELD", field: "time", says: /earlier than the line before/ },
  ],
  [
    "an unknown kind",
    { kind: "refund" },
    { code: "BAD_FIELD", field: "kind", says: /"refund" isn't one of/ },
  ],
  [
    "an unknown payer",
    { payer: "qian" },
    { code: "UNKNOWN_PARTICIPANT", field: "payer", says: /"qian" isn't a participant/ },
  ],
  [
    "an unknown payee",
    { payee: "qian" },
    { code: "UNKNOWN_PARTICIPANT", field: "payee", says: /isn't a participant/ },
  ],
  [
    "a payer named like an object's member",
    { payer: "__proto__" },
    { code: "UNKNOWN_PARTICIPANT", field: "payer", says: /isn't/ },
  ],
  [
    "a bank that pays",
    { payer: "icbc" },
    { code: "BAD_FIELD", field: "payer", says: /"icbc" isn't a holder/ },
  ],
  [
    "an institution that is paid",
    { payee: "alipay" },
    { code: "BAD_FIELD", field: "payee", says: /isn't a holder/ },
  ],
  [
    "a top-up by a person",
    { kind: "top_up" },
    { code: "BAD_FIELD", field: "payer", says: /"chen" isn't a bank/ },
  ],
  [
    "a top-up of a bank",
    { kind: "top_up", payer: "icbc", payee: "cmb" },
    { code: "BAD_FIELD", field: "payee", says: /isn't a holder/ },
  ],
  [
    "a withdrawal to a person",
    { kind: "withdrawal" },
    { code: "BAD_FIELD", field: "payee", says: /"shop" isn't a bank/ },
  ],
  [
    "a withdrawal by a bank",
    { kind: "withdrawal", payer: "cmb", payee: "cmb" },
    { code: "BAD_FIELD", field: "payer", says: /isn't a holder/ },
  ],
  [
    "a negative amount",
    { amount: "-5.00" },
    { code: "BAD_FIELD", field: "amount_yuan", says: /"-5.00" is negative/ },
  ],
  ["a zero amount", { amount: "0.00" }, { code: "BAD_FIELD", field: "amount_yuan", says: /"0.00" is zero/ }],
  [
    "an over-precise amount",
    { amount: "5.001" },
    { code: "BAD_FIELD", field: "amount_yuan", says: /more than two decimals/ },
  ],
  [
    "an amount that is too large",
    { amount: "1" + "0".repeat(27) },
    { code: "BAD_FIELD", field: "amount_yuan", says: /too large/ },
  ],
  [
    "an amount in words",
    { amount: "five" },
    { code: "BAD_FIELD", field: "amount_yuan", says: /isn't an amount/ },
  ],
  [
    "an empty amount",
    { amount: "" },
    { code: "BAD_FIELD", field: "amount_yuan", says: /an empty cell isn't an amount/ },
  ],
];

describe("bad instructions", () => {
  after(removeFolders);

  for (const [what, cells, fault] of CELL_FAULTS) {
    it(`refuses ${what}`, () =>
      expectFault({ instructions: withLine(cells) }, { file: FILE, line: 5, ...fault }));
  }

  describe("signatures", () => {
    const header = `${INSTRUCTION_HEADER},signature`;
    const line = Object.values(GOOD).join(",");
    const own = PARTICIPANTS.with(
      5,
      "chen,person,陈静,alipay,icbc,open,100.00,0.00,300.00,,0x000000000000000000000000000000000000dEaD",
    );

    for (const [what, signature] of [
      ["is too short", "0x1234"],
      ["isn't hex", `0x${"zz".repeat(65)}`],
      ["ends in a recovery value that the contracts refuse", `0x${"11".repeat(64)}00`],
    ]) {
      it(`refuses a signature that ${what}`, () =>
        expectFault(
          { instructions: [header, `${line},${signature}`] },
          { code: "BAD_FIELD", file: FILE, line: 2, field: "signature", says: /isn't a signature/ },
        ));
    }

    it("refuses a missing signature where the payer has a key of its own", async () => {
      const fault = {
        code: "BAD_FIELD",
        file: FILE,
        line: 2,
        field: "signature",
        says: /chen has a key of its own/,
      };
      await expectFault({ participants: own, instructions: [header, `${line},`] }, fault);
      await expectFault({ participants: own, instructions: [INSTRUCTION_HEADER, line] }, fault);
    });
  });
});
