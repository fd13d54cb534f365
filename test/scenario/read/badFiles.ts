import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { openScenario } from "../../../src/scenario/openScenario.ts";
import { collect } from "../support/collect.ts";
import { errorOf, expectFault } from "../support/faults.ts";
import {
  INSTRUCTIONS,
  INSTRUCTION_HEADER,
  PARTICIPANTS,
  PARTICIPANT_HEADER,
  SCENARIO,
  removeFolders,
  scenarioFolder,
} from "../support/scenarioFolder.ts";

const INSTRUCTIONS_FILE = "instructions.csv";
const PARTICIPANTS_FILE = "participants.csv";
const code = "BAD_FILE";

describe("bad files", () => {
  after(removeFolders);

  describe("columns", () => {
    it("refuses a missing column", async () => {
      const instructions = INSTRUCTIONS.map((line) => line.split(",").slice(0, -1).join(","));
      await expectFault(
        { instructions },
        { code, file: INSTRUCTIONS_FILE, line: 1, field: "amount_yuan", says: /missing column/ },
      );
      const participants = [PARTICIPANT_HEADER.replace(",address", "")];
      await expectFault(
        { participants },
        { code, file: PARTICIPANTS_FILE, line: 1, field: "address", says: /missing column/ },
      );
    });

    it("refuses an unknown column", () =>
      expectFault(
        { instructions: [`${INSTRUCTION_HEADER},memo`] },
        { code, file: INSTRUCTIONS_FILE, line: 1, field: "memo", says: /unknown column/ },
      ));

    it("refuses a column twice", () =>
      expectFault(
        { instructions: [`${INSTRUCTION_HEADER},payer`] },
        { code, file: INSTRUCTIONS_FILE, line: 1, field: "payer", says: /column twice/ },
      ));

    it("refuses a line with too few or too many cells", async () => {
      for (const line of ["b1,2019-11-11T10:00:00+08:00,payment", `${INSTRUCTIONS[1]},`]) {
        await expectFault(
          { instructions: [...INSTRUCTIONS, line] },
          { code, file: INSTRUCTIONS_FILE, line: 5, says: /cells, but the header has 6/ },
        );
      }
    });
  });

  describe("contents", () => {
    it("refuses an empty file", async () => {
      for (const empty of ["", "\n\n", "\uFEFF"]) {
        await expectFault({ instructions: empty }, { code, file: INSTRUCTIONS_FILE, says: /is empty/ });
        await expectFault({ participants: empty }, { code, file: PARTICIPANTS_FILE, says: /is empty/ });
      }
    });

    it("refuses a file that has nothing but its header", async () => {
      await expectFault(
        { instructions: [INSTRUCTION_HEADER] },
        { code, file: INSTRUCTIONS_FILE, says: /no instructions/ },
      );
      await expectFault(
        { participants: [PARTICIPANT_HEADER] },
        { code, file: PARTICIPANTS_FILE, says: /no participants/ },
      );
    });

    it("refuses a file that isn't UTF-8, and says on which line", async () => {
      const gbk = Buffer.concat([
        Buffer.from(`${PARTICIPANTS.slice(0, 3).join("\n")}\nli,person,`),
        Buffer.from([0xc0, 0xee, 0x2c]),
      ]);
      await expectFault(
        { participants: gbk },
        { code, file: PARTICIPANTS_FILE, line: 4, says: /isn't UTF-8/ },
      );
      const utf16 = Buffer.from(`\uFEFF${INSTRUCTIONS.join("\n")}`, "utf16le");
      await expectFault(
        { instructions: utf16 },
        { code, file: INSTRUCTIONS_FILE, line: 1, says: /isn't UTF-8/ },
      );
    });

    it("refuses a file that ends in the middle of a character", () => {
      const cut = Buffer.from(PARTICIPANTS.join("\n") + "\nli,person,李").subarray(0, -1);
      return expectFault(
        { participants: cut },
        { code, file: PARTICIPANTS_FILE, line: 9, says: /isn't UTF-8/ },
      );
    });

    it("finds the line of a bad byte far into a long file", () => {
      const many = Array.from(
        { length: 5_000 },
        (_, n) => `c${n},2019-11-11T10:00:00+08:00,payment,chen,shop,1.00`,
      );
      const text = Buffer.from([INSTRUCTION_HEADER, ...many].join("\n"));
      text[text.lastIndexOf("c4000")] = 0xff;
      return expectFault(
        { instructions: text },
        { code, file: INSTRUCTIONS_FILE, line: 4_002, says: /isn't UTF-8/ },
      );
    });

    it("refuses a quote that is never closed, without reading on for ever", async () => {
      const many = Array.from(
        { length: 2_000 },
        (_, n) => `c${n},2019-11-11T10:00:00+08:00,payment,chen,shop,1.00`,
      );
      const instructions = [...INSTRUCTIONS, '"b1,2019-11-11T10:00:00+08:00,payment,chen,shop,1.00', ...many];
      const folder = await scenarioFolder({ instructions });
      const scenario = await openScenario(folder);
      const error = await errorOf(() => collect(scenario.instructions()));
      expect(error.code).to.equal(code);
      expect(error.place.line).to.be.within(5, 500);
      expect(error.message).to.match(/isn't CSV/);
    });

    it("refuses a quote in the middle of a cell", () =>
      expectFault(
        { instructions: [...INSTRUCTIONS, 'b"1,x,payment,chen,shop,1.00'] },
        { code, file: INSTRUCTIONS_FILE, line: 5, says: /isn't CSV/ },
      ));
  });

  describe("folder", () => {
    it("refuses a folder that doesn't exist, or is a file", async () => {
      const folder = await scenarioFolder();
      for (const [path, says] of [
        [join(folder, "nowhere"), /can't be read/],
        [join(folder, "scenario.json"), /isn't a folder/],
      ] as const) {
        const error = await errorOf(() => openScenario(path));
        expect(error.code).to.equal(code);
        expect(error.place.file).to.equal(path);
        expect(error.message).to.match(says);
      }
    });

    it("refuses a folder in which a file is missing", async () => {
      await expectFault({ scenario: null }, { code, file: "scenario.json", says: /can't be read/ });
      await expectFault({ participants: null }, { code, file: PARTICIPANTS_FILE, says: /can't be read/ });
      await expectFault({ instructions: null }, { code, file: INSTRUCTIONS_FILE, says: /can't be read/ });
    });

    it("refuses a folder in the place of a file", async () => {
      const folder = await scenarioFolder({ participants: null });
      await mkdir(join(folder, PARTICIPANTS_FILE));
      expect((await errorOf(() => openScenario(folder))).message).to.match(
        /participants\.csv: can't be read/,
      );
    });
  });

  describe("scenario.json", () => {
    const file = "scenario.json";

    it("refuses what isn't JSON", () =>
      expectFault({ scenario: "{name: 1}" }, { code, file, says: /isn't JSON/ }));

    for (const [what, change, field] of [
      ["an unknown field", { colour: "red" }, "colour"],
      ["a missing field", { keySeed: undefined }, "keySeed"],
      ["another currency", { currency: "USD" }, "currency"],
      ["another zone", { timezone: "+00:00" }, "timezone"],
      ["an opening in another zone", { opensAt: "2019-11-11T09:00:00Z" }, "opensAt"],
      ["a day that closes before it opens", { closesAt: SCENARIO.opensAt }, "closesAt"],
      ["a day of more than 24 hours", { closesAt: "2019-11-12T09:00:01+08:00" }, "closesAt"],
      ["no sessions", { sessionsPerDay: 0 }, "sessionsPerDay"],
      ["part of a session", { sessionsPerDay: 1.5 }, "sessionsPerDay"],
      ["an empty name", { name: "" }, "name"],
      [
        "generator options that are out of bounds",
        {
          generator: {
            seed: "s",
            date: "2019-11-11",
            payments: 0,
            people: 20,
            merchants: 8,
            alipayPercent: 50,
          },
        },
        "generator.payments",
      ],
    ] as const) {
      it(`refuses ${what}`, () =>
        expectFault(
          { scenario: { ...SCENARIO, ...change } },
          { code: "BAD_FIELD", file, field, says: new RegExp(field) },
        ));
    }
  });
});
