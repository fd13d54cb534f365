import { expect } from "chai";

import { openScenario } from "../../../src/scenario/openScenario.ts";
import { writeScenarioFiles } from "../../../src/scenario/writeFiles.ts";
import { collect } from "../support/collect.ts";
import { expectFault } from "../support/faults.ts";
import { SCENARIO, emptyFolder, removeFolders, scenarioFolder } from "../support/scenarioFolder.ts";

const HEADER = "time,by,measure,subject,amount_yuan,reference";
const ISSUANCE = { dealerTiersMicro: [1_000_000, 2_000_000, 3_000_000, 4_000_000], stalenessSeconds: 3_600 };
const WITH_TERMS = { ...SCENARIO, libra: { issuance: ISSUANCE } };

/** Cells after the time, as they stand in the file. */
const fileOf = (...lines: readonly string[]) => [
  HEADER,
  ...lines.map((line) => `2019-11-11T10:00:00+08:00,${line}`),
];

const REQUEST = "dealer,request_mint,,7.00,r1";
const PREBURN = "dealer,preburn,,7.00,b1";
const SOUND = [
  REQUEST,
  "tenpay,request_mint,,7.00,r2",
  "compliance-4,approve_mint,r1,,r3",
  "compliance-1,decline_mint,r2,,r4",
  PREBURN,
  "compliance-2,burn,b1,,b2",
  "compliance-2,burn,b1,7.00,b3",
  "compliance-3,cancel_preburn,b1,,b4",
  "custodians,attest,,,s1",
  "custodians,attest,,70.00,s2",
];

/** The fault is in the last line. */
const FAULTS: readonly [string, readonly string[], { field: string; says: RegExp }][] = [
  ["a request by a bank", ["icbc,request_mint,,7.00,r1"], { field: "by", says: /may not take/ }],
  ["a preburn by a person", ["chen,preburn,,7.00,b1"], { field: "by", says: /may not take/ }],
  [
    "a decision by the dealer",
    [REQUEST, "dealer,approve_mint,r1,,r2"],
    { field: "by", says: /may not take/ },
  ],
  [
    "a fifth member of compliance",
    [REQUEST, "compliance-5,approve_mint,r1,,r2"],
    { field: "by", says: /may not/ },
  ],
  ["a statement by compliance", ["compliance-1,attest,,,s1"], { field: "by", says: /may not take/ }],
  [
    "a request without an amount",
    ["dealer,request_mint,,,r1"],
    { field: "amount_yuan", says: /is no amount/ },
  ],
  ["a request for nothing", ["dealer,request_mint,,0.00,r1"], { field: "amount_yuan", says: /is zero/ }],
  ["a statement of nothing", ["custodians,attest,,0.00,s1"], { field: "amount_yuan", says: /is zero/ }],
  [
    "an approval with an amount",
    [REQUEST, "compliance-1,approve_mint,r1,7.00,r2"],
    { field: "amount_yuan", says: /must be empty/ },
  ],
  [
    "a request for somebody",
    ["dealer,request_mint,chen,7.00,r1"],
    { field: "subject", says: /must be empty/ },
  ],
  [
    "a decision on nothing",
    ["compliance-1,approve_mint,,,r1"],
    { field: "subject", says: /isn't the reference of a request_mint above/ },
  ],
  [
    "a decision on what comes later",
    ["compliance-1,burn,b1,,b2"],
    { field: "subject", says: /isn't the reference of a preburn above/ },
  ],
  [
    "a burn of a mint",
    [REQUEST, "compliance-1,burn,r1,,b2"],
    { field: "subject", says: /isn't the reference of a preburn/ },
  ],
  [
    "a request during a halt",
    ["council,halt,,,h1", REQUEST],
    { field: "measure", says: /network is halted/ },
  ],
];

describe("issuance in measures.csv", () => {
  after(removeFolders);

  for (const [what, lines, fault] of FAULTS) {
    it(`refuses ${what}`, () =>
      expectFault(
        { scenario: WITH_TERMS, measures: fileOf(...lines) },
        { code: "BAD_FIELD", file: "measures.csv", line: lines.length + 1, ...fault },
      ));
  }

  it("refuses it where the scenario has no terms for it", () =>
    expectFault(
      { measures: fileOf(REQUEST) },
      { code: "BAD_FIELD", file: "measures.csv", line: 2, field: "measure", says: /no terms/ },
    ));

  it("takes every step, and is written as it was read", async () => {
    const folder = await scenarioFolder({ scenario: WITH_TERMS, measures: fileOf(...SOUND) });
    const scenario = await openScenario(folder);
    expect(scenario.measures.map(({ reference }) => reference)).to.deep.equal(
      SOUND.map((line) => line.split(",")[4]),
    );
    const copy = await emptyFolder();
    const { banks, institutions, holders } = scenario.participants;
    await writeScenarioFiles(copy, {
      day: scenario,
      participants: [...banks.values(), ...institutions.values(), ...holders.values()],
      instructions: await collect(scenario.instructions()),
      measures: scenario.measures,
    });
    const read = await openScenario(copy);
    expect([read.measures, read.libra]).to.deep.equal([scenario.measures, scenario.libra]);
  });
});

describe("the terms for issuance in scenario.json", () => {
  after(removeFolders);

  const WINDOW = { startedAt: "2019-11-11T08:00:00+08:00", inflowMicro: 1_000_000 };
  const faults: readonly [string, object, string, RegExp][] = [
    ["three tiers", { dealerTiersMicro: [1_000_000, 2_000_000, 3_000_000] }, "dealerTiersMicro", /./],
    [
      "tiers of parts of coins",
      { dealerTiersMicro: [1_000_000, 2_000_001, 3e6, 4e6] },
      "dealerTiersMicro.1",
      /./,
    ],
    [
      "two tiers alike",
      { dealerTiersMicro: [1e6, 2e6, 2e6, 4e6] },
      "dealerTiersMicro",
      /strictly increasing/,
    ],
    [
      "a tier beyond 32 bits",
      { dealerTiersMicro: [1e6, 2e6, 3e6, 2 ** 32 * 1e6] },
      "dealerTiersMicro.3",
      /./,
    ],
    ["statements that never carry", { stalenessSeconds: 0 }, "stalenessSeconds", /./],
    [
      "a window from later",
      { window: { ...WINDOW, startedAt: "2019-11-11T08:00:01+08:00" } },
      "window.startedAt",
      /an hour/,
    ],
    [
      "a window that is over",
      { window: { ...WINDOW, startedAt: "2019-11-10T08:59:59+08:00" } },
      "window.startedAt",
      /a day/,
    ],
    [
      "a window beyond all tiers",
      { window: { ...WINDOW, inflowMicro: 4_000_001 } },
      "window.inflowMicro",
      /highest tier/,
    ],
  ];
  for (const [what, terms, field, says] of faults) {
    it(`refuse ${what}`, () => {
      const scenario = { ...SCENARIO, libra: { issuance: { ...ISSUANCE, ...terms } } };
      return expectFault(
        { scenario },
        { code: "BAD_FIELD", file: "scenario.json", field: `libra.issuance.${field}`, says },
      );
    });
  }

  it("refuse more in the window than there is", () => {
    // 150 yuan of coins and a tenth of that for the dealer, at 1,000,000 fen to the dollar: 16,500 micro
    const issuance = { ...ISSUANCE, window: { ...WINDOW, inflowMicro: 16_501 } };
    const scenario = { ...SCENARIO, libra: { fenPerUsd: 1_000_000, issuance } };
    const field = "libra.issuance.window.inflowMicro";
    return expectFault(
      { scenario },
      { code: "BAD_FIELD", file: "scenario.json", field, says: /16500 micro/ },
    );
  });
});
