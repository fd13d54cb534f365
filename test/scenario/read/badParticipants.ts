import { PARTICIPANTS, removeFolders } from "../support/scenarioFolder.ts";
import { type ExpectedFault, expectFault } from "../support/faults.ts";

const FILE = "participants.csv";
const ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/** The test day with one more participant, on line 9. */
const CASES: readonly [string, string, Omit<ExpectedFault, "file" | "line">][] = [
  [
    "an empty id",
    ",person,李,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "id", says: /empty cell isn't an id/ },
  ],
  [
    "an id with Chinese",
    "李,person,李,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "id", says: /isn't an id/ },
  ],
  [
    "an id of the system",
    "central-bank,bank,人民银行,,,,,,,1,",
    { code: "BAD_FIELD", field: "id", says: /reserved/ },
  ],
  [
    "a duplicate id",
    "chen,person,李,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "id", says: /"chen" is on line 6 already/ },
  ],
  [
    "a duplicate id of another kind",
    "chen,bank,李,,,,,,,1,",
    { code: "BAD_FIELD", field: "id", says: /on line 6 already/ },
  ],
  [
    "an unknown kind",
    "li,company,李,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "kind", says: /"company" isn't one of/ },
  ],
  [
    "an empty name",
    "li,person,,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "name", says: /isn't a name/ },
  ],
  [
    "a name with a tab",
    "li,person,李\t娜,alipay,icbc,open,1,,,,",
    { code: "BAD_FIELD", field: "name", says: /isn't a name/ },
  ],
  [
    "an unknown institution",
    "li,person,李,paypal,icbc,open,1,,,,",
    { code: "UNKNOWN_PARTICIPANT", field: "institution", says: /"paypal" is an unknown institution/ },
  ],
  [
    "a bank for an institution",
    "li,person,李,cmb,icbc,open,1,,,,",
    {
      code: "BAD_FIELD",
      field: "institution",
      says: /"cmb" is of kind bank, not institution/,
    },
  ],
  [
    "an unknown bank",
    "li,person,李,alipay,abc,open,1,,,,",
    { code: "UNKNOWN_PARTICIPANT", field: "bank", says: /"abc" is an unknown bank/ },
  ],
  [
    "a person for a bank",
    "li,person,李,alipay,chen,open,1,,,,",
    { code: "BAD_FIELD", field: "bank", says: /of kind person, not bank/ },
  ],
  [
    "an unknown wallet status",
    "li,person,李,alipay,icbc,shut,1,,,,",
    { code: "BAD_FIELD", field: "wallet_status", says: /"shut" isn't one of/ },
  ],
  [
    "wallet money without a wallet",
    "li,person,李,alipay,icbc,none,1,,,,",
    { code: "BAD_FIELD", field: "wallet_yuan", says: /without a wallet/ },
  ],
  [
    "a frozen part without a wallet",
    "li,person,李,alipay,icbc,none,,1,,,",
    { code: "BAD_FIELD", field: "frozen_yuan", says: /without a wallet/ },
  ],
  [
    "a negative wallet",
    "li,person,李,alipay,icbc,open,-1,,,,",
    { code: "BAD_FIELD", field: "wallet_yuan", says: /negative/ },
  ],
  [
    "an over-precise frozen part",
    "li,person,李,alipay,icbc,open,1,0.001,,,",
    { code: "BAD_FIELD", field: "frozen_yuan", says: /two decimals/ },
  ],
  [
    "a deposit that is too large",
    `li,person,李,alipay,icbc,open,1,,1${"0".repeat(27)},,`,
    { code: "BAD_FIELD", field: "deposit_yuan", says: /too large/ },
  ],
  [
    "amounts too large together",
    `li,person,李,alipay,icbc,open,${"7".repeat(27)},,${"7".repeat(26)},,`,
    { code: "BAD_FIELD", field: "deposit_yuan", says: /2\^96/ },
  ],
  [
    "reserves of a person",
    "li,person,李,alipay,icbc,open,1,,,5,",
    { code: "BAD_FIELD", field: "reserve_yuan", says: /only banks/ },
  ],
  [
    "a bank without reserves",
    "abc,bank,农业银行,,,,,,,,",
    { code: "BAD_FIELD", field: "reserve_yuan", says: /empty cell isn't an amount/ },
  ],
  [
    "a bank with a wallet",
    "abc,bank,农业银行,,,,1,,,5,",
    { code: "BAD_FIELD", field: "wallet_yuan", says: /must be empty/ },
  ],
  [
    "an institution with reserves",
    "jd,institution,京东,,,,,,,5,",
    { code: "BAD_FIELD", field: "reserve_yuan", says: /must be empty/ },
  ],
  [
    "a malformed address",
    "li,person,李,alipay,icbc,open,1,,,,0x12",
    { code: "BAD_FIELD", field: "address", says: /isn't an address/ },
  ],
  [
    "a wrong checksum",
    `li,person,李,alipay,icbc,open,1,,,,${ADDRESS.replace("aA", "AA")}`,
    { code: "BAD_FIELD", field: "address", says: /wrong checksum/ },
  ],
  [
    "the zero address",
    `li,person,李,alipay,icbc,open,1,,,,0x${"0".repeat(40)}`,
    { code: "BAD_FIELD", field: "address", says: /zero address/ },
  ],
];

describe("bad participants", () => {
  after(removeFolders);

  for (const [what, line, fault] of CASES) {
    it(`refuses ${what}`, () =>
      expectFault({ participants: [...PARTICIPANTS, line] }, { file: FILE, line: 9, ...fault }));
  }

  it("refuses the address of another participant, in whatever case", () => {
    const participants = [
      ...PARTICIPANTS,
      `li,person,李,alipay,icbc,open,1,,,,${ADDRESS}`,
      `sun,person,孙,alipay,icbc,open,1,,,,${ADDRESS.toLowerCase()}`,
    ];
    return expectFault(
      { participants },
      { code: "BAD_FIELD", file: FILE, line: 10, field: "address", says: /address of li/ },
    );
  });
});
