import { expect } from "chai";

import { openScenario } from "../../../src/scenario/openScenario.ts";
import { expectFault } from "../support/faults.ts";
import { PARTICIPANTS, removeFolders, scenarioFolder } from "../support/scenarioFolder.ts";

/** More than two chunks of a file stream, so that its boundaries fall inside three-byte characters. */
const COUNT = 6_000;
const LINES = Array.from(
  { length: COUNT },
  (_, n) => `p${n},person,${"李娜王伟".repeat(3)}${n % 7},alipay,icbc,open,1,,,,`,
);

describe("files longer than one chunk", () => {
  after(removeFolders);

  it("keep their Chinese names whole", async () => {
    for (const shift of ["", "x", "xy"]) {
      const participants = [...PARTICIPANTS, `shift,person,名${shift},alipay,icbc,open,1,,,,`, ...LINES];
      const { holders } = (await openScenario(await scenarioFolder({ participants }))).participants;
      expect(holders.size).to.equal(COUNT + 4);
      expect([...holders.values()].filter(({ name }) => name.includes("\uFFFD"))).to.deep.equal([]);
    }
  });

  it("show the line of a byte that isn't UTF-8, whatever the chunk starts with", async () => {
    const good = Buffer.from([...PARTICIPANTS, ...LINES].join("\n"));
    for (const n of [1_000, 2_000, 3_000, 4_000, 5_000]) {
      const text = Buffer.from(good);
      text[text.indexOf(`p${n},`)] = 0xff;
      const line = PARTICIPANTS.length + n + 1;
      await expectFault(
        { participants: text },
        { code: "BAD_FILE", file: "participants.csv", line, says: /isn't UTF-8/ },
      );
    }
  });
});
