import { expect } from "chai";

import { openScenario } from "../../../src/scenario/openScenario.ts";
import { type ExpectedFault, expectFault } from "../support/faults.ts";
import { INSTRUCTIONS, PARTICIPANTS, removeFolders, scenarioFolder } from "../support/scenarioFolder.ts";

const FILE = "measures.csv";
const HEADER = "time,by,measure,subject,amount_yuan,reference";
const GOOD = {
  time: "2019-11-11T10:00:00+08:00",
  by: "freeze",
  measure: "freeze",
  subject: "chen",
  amount: "",
  reference: "case-1",
};

type Cells = Partial<typeof GOOD>;

function fileOf(...lines: readonly Cells[]): readonly string[] {
  const rows = lines.map((cells, index) => {
    return Object.values({ ...GOOD, reference: `case-${index + 1}`, ...cells }).join(",");
  });
  return [HEADER, ...rows];
}

const HALT = { by: "council", measure: "halt", subject: "" };
const RESUME = { ...HALT, measure: "resume" };
const REPLACE = { by: "alipay", measure: "replace_wallet" };
const AMOUNT = { measure: "freeze_amount", amount: "5.00" };

const PEOPLE = [
  ...PARTICIPANTS,
  "sun,person,孙丽,alipay,icbc,none,,,100.00,,",
  "zhao,person,赵磊,tenpay,icbc,frozen,40.00,10.00,10.00,,",
  "qian,person,钱,alipay,icbc,open,1.00,,,,0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
];

type Fault = Omit<ExpectedFault, "file" | "code"> & { readonly code?: string };

/** Each with its lines; the fault is in the last of them unless it says otherwise. */
const FAULTS: readonly [string, readonly Cells[], Fault][] = [
  ["an unknown measure", [{ measure: "seize" }], { field: "measure", says: /"seize" isn't one of/ }],
  [
    "a time outside the day",
    [{ time: "2019-11-11T17:00:00+08:00" }],
    { field: "time", says: /outside the day/ },
  ],
  [
    "times that go backwards",
    [{}, { by: "lift", measure: "lift", time: "2019-11-11T09:59:59+08:00" }],
    { field: "time", says: /earlier than the line before/ },
  ],
  [
    "a reference used twice",
    [{ reference: "one" }, { by: "lift", measure: "lift", reference: "one" }],
    { field: "reference", says: /used before/ },
  ],
  ["no reference", [{ reference: "" }], { field: "reference", says: /isn't an id/ }],
  [
    "a bank's wallet",
    [{ subject: "icbc" }],
    { code: "UNKNOWN_PARTICIPANT", field: "subject", says: /isn't a holder/ },
  ],
  ["a wallet that isn't there", [{ subject: "sun" }], { field: "subject", says: /has no wallet/ }],
  ["a freeze by who lifts", [{ by: "lift" }], { field: "by", says: /may not take/ }],
  ["a freeze of what is frozen", [{}, {}], { field: "subject", says: /frozen already/ }],
  ["a freeze of what opens frozen", [{ subject: "zhao" }], { field: "subject", says: /frozen already/ }],
  [
    "a lift of what isn't frozen",
    [{ by: "lift", measure: "lift" }],
    { field: "subject", says: /isn't frozen/ },
  ],
  ["a freeze with an amount", [{ amount: "1.00" }], { field: "amount_yuan", says: /must be empty/ }],
  [
    "a freeze of an amount without one",
    [{ ...AMOUNT, amount: "" }],
    { field: "amount_yuan", says: /is no amount/ },
  ],
  ["a negative amount", [{ ...AMOUNT, amount: "-1" }], { field: "amount_yuan", says: /is negative/ }],
  [
    "a freeze of less by who freezes",
    [{ ...AMOUNT, subject: "zhao", amount: "9.99" }],
    { field: "by", says: /may not take/ },
  ],
  ["a freeze of more by who lifts", [{ ...AMOUNT, by: "lift" }], { field: "by", says: /may not take/ }],
  ["a halt of one wallet", [{ ...HALT, subject: "chen" }], { field: "subject", says: /must be empty/ }],
  ["a halt by who freezes", [{ ...HALT, by: "freeze" }], { field: "by", says: /may not take/ }],
  ["a halt of what is halted", [HALT, HALT], { field: "measure", says: /halted already/ }],
  ["a resume without a halt", [RESUME], { field: "measure", says: /without a halt/ }],
  ["a day that ends halted", [HALT], { code: "BAD_FILE", line: 0, says: /halted when the day ends/ }],
  [
    "a wallet replaced by another's institution",
    [{ ...REPLACE, by: "tenpay" }],
    { field: "by", says: /may not/ },
  ],
  ["a wallet replaced during a halt", [HALT, REPLACE], { field: "measure", says: /network is halted/ }],
  [
    "a wallet replaced in the second of its freeze",
    [{}, REPLACE],
    { field: "time", says: /another measure/ },
  ],
  [
    "a key that nobody here has",
    [{ ...REPLACE, subject: "qian" }],
    { field: "subject", says: /key of its own/ },
  ],
];

describe("bad measures", () => {
  afterEach(removeFolders);

  for (const [name, lines, { code = "BAD_FIELD", line, ...fault }] of FAULTS) {
    it(`${name}: ${code}`, async () => {
      const at = line ?? lines.length + 1;
      const expected = { ...fault, code, file: FILE, ...(at === 0 ? {} : { line: at }) };
      await expectFault({ participants: PEOPLE, measures: fileOf(...lines) }, expected);
    });
  }

  it("an unknown column: BAD_FILE", () =>
    expectFault(
      { measures: [`${HEADER},why`] },
      { code: "BAD_FILE", file: FILE, line: 1, field: "why", says: /unknown column/ },
    ));

  it("a repetition across the replacement of its payer's wallet: ID_REUSED", () =>
    expectFault(
      {
        measures: fileOf(REPLACE),
        instructions: [...INSTRUCTIONS, "a2,2019-11-11T10:00:00+08:00,payment,chen,shop,30.5"],
      },
      { code: "ID_REUSED", file: "instructions.csv", line: 5, field: "id", says: /other contents/ },
    ));

  it("none at all is as well", async () => {
    expect((await openScenario(await scenarioFolder())).measures).to.deep.equal([]);
    expect((await openScenario(await scenarioFolder({ measures: [HEADER] }))).measures).to.deep.equal([]);
  });
});
