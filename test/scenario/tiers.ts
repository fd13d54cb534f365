import { expect } from "chai";

import { openScenario } from "../../src/scenario/openScenario.ts";
import { TIERS, TIER_NAMES, limitsOf } from "../../src/scenario/tiers.ts";
import { writeScenarioFiles } from "../../src/scenario/writeFiles.ts";
import { collect } from "./support/collect.ts";
import { errorOf } from "./support/faults.ts";
import {
  INSTRUCTIONS,
  INSTRUCTION_HEADER,
  PARTICIPANTS,
  PARTICIPANT_HEADER,
  emptyFolder,
  removeFolders,
  scenarioFolder,
} from "./support/scenarioFolder.ts";

/** The test day's participants, chen with a tier. */
function withTier(tier: string, chen = "chen,person,陈静,alipay,icbc,open,100.00,0.00,300.00,,") {
  const rows = PARTICIPANTS.slice(1).map((row) => (row.startsWith("chen") ? `${chen},${tier}` : `${row},`));
  return [`${PARTICIPANT_HEADER},tier`, ...rows];
}

describe("tiers and channels of a scenario", () => {
  after(removeFolders);

  it("are read, written and read again", async () => {
    const line = "q1,2019-11-11T09:06:00+08:00,payment,chen,shop,1.00,static_qr";
    const instructions = [`${INSTRUCTION_HEADER},channel`, line];
    const first = await openScenario(await scenarioFolder({ participants: withTier("II"), instructions }));
    const again = await emptyFolder();
    const read = await collect(first.instructions());
    const { banks, institutions, holders } = first.participants;
    const participants = [...banks.values(), ...institutions.values(), ...holders.values()];
    const contents = { day: first, participants, instructions: read, withChannels: true, replace: true };
    await writeScenarioFiles(again, contents);
    const second = await openScenario(again);
    expect(second.participants).to.deep.equal(first.participants);
    expect(second.participants.holders.get("chen")?.tier).to.equal("II");
    expect(second.participants.holders.get("wang")).not.to.have.property("tier");
    expect(await collect(second.instructions())).to.deep.equal(read);
    expect(read[0]?.instruction.channel).to.equal("static_qr");
  });

  it("may be left out", async () => {
    const scenario = await openScenario(await scenarioFolder());
    for (const holder of scenario.participants.holders.values()) expect(holder).not.to.have.property("tier");
    for (const { instruction } of await collect(scenario.instructions()))
      expect(instruction).not.to.have.property("channel");
  });

  const wallet = (yuan: string, status = "open") =>
    `chen,person,陈静,alipay,icbc,${status},${yuan},,300.00,,`;
  const faults: [string, string[], string, RegExp][] = [
    ["an unknown tier", withTier("IV"), "tier", /"IV" isn't one of/],
    ["a tier without a wallet", withTier("I", wallet("", "none")), "tier", /given without a wallet/],
    [
      "more than the tier may hold, by one fen",
      withTier("ecny-2020-4", wallet("1000.01")),
      "wallet_yuan",
      /more than a wallet of tier/,
    ],
    ["a bank's tier", [...withTier("I"), "ccb,bank,建行,,,,,,,1.00,,I"], "tier", /a bank has no such thing/],
  ];
  for (const [name, participants, field, says] of faults) {
    it(`refuse ${name}`, async () => {
      const folder = await scenarioFolder({ participants });
      const error = await errorOf(() => openScenario(folder));
      expect(error.code).to.equal("BAD_FIELD");
      expect(error.place.field).to.equal(field);
      expect(error.message).to.match(says);
    });
  }

  for (const [name, row, says] of [
    ["an unknown channel", "payment,chen,shop,1.00,face", /isn't one of/],
    ["a channel of a top-up", "top_up,icbc,chen,1.00,static_qr", /given for a top_up/],
  ] as const) {
    it(`refuse ${name}`, async () => {
      const line = `q1,2019-11-11T09:06:00+08:00,${row}`;
      const folder = await scenarioFolder({ instructions: [`${INSTRUCTION_HEADER},channel`, line] });
      const error = await errorOf(async () => collect((await openScenario(folder)).instructions()));
      expect(error.place.field).to.equal("channel");
      expect(error.message).to.match(says);
    });
  }

  it("tell an id apart by its channel", async () => {
    const rows = INSTRUCTIONS.slice(1, 3).map((row) => `${row},`);
    const reused = "a2,2019-11-11T09:11:00+08:00,payment,chen,shop,30.5,static_qr";
    const folder = await scenarioFolder({ instructions: [`${INSTRUCTION_HEADER},channel`, ...rows, reused] });
    const error = await errorOf(async () => collect((await openScenario(folder)).instructions()));
    expect(error.code).to.equal("ID_REUSED");
  });

  it("have numbers of their own, and limits that the contracts can hold", () => {
    const numbers = TIER_NAMES.map((name) => TIERS[name].number);
    expect(new Set(numbers).size).to.equal(numbers.length);
    for (const tier of TIER_NAMES) {
      for (const limit of Object.values(limitsOf({ tier }))) expect(limit < 2n ** 40n).to.equal(true);
    }
    expect(limitsOf({ tier: "I" }).lifetimeFen).to.equal(100_000n);
    expect(limitsOf({ tier: "II" }).yearFen).to.equal(10_000_000n);
    expect(limitsOf({ tier: "III" }).yearFen).to.equal(20_000_000n);
    expect(limitsOf({})).to.deep.equal({});
  });
});
