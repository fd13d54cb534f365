import { expect } from "chai";

import type { InstructionLine } from "../../src/scenario/scenario.ts";
import { openScenario, validateScenario } from "../../src/scenario/openScenario.ts";
import { collect } from "./support/collect.ts";
import {
  INSTRUCTIONS,
  INSTRUCTION_HEADER,
  PARTICIPANTS,
  SCENARIO,
  removeFolders,
  scenarioFolder,
} from "./support/scenarioFolder.ts";

const BOM = "\uFEFF";

async function linesOf(folder: string): Promise<readonly InstructionLine[]> {
  const scenario = await openScenario(folder);
  return collect(scenario.instructions());
}

describe("openScenario", () => {
  after(removeFolders);

  it("reads the day and the participants", async () => {
    const scenario = await openScenario(await scenarioFolder());
    expect(scenario.name).to.equal("Test day");
    expect(scenario.closesAtSeconds - scenario.opensAtSeconds).to.equal(8 * 3_600);
    expect(scenario.participants.banks.get("cmb")).to.deep.equal({
      kind: "bank",
      id: "cmb",
      name: "招商银行",
      reserveFen: 10_000n,
    });
    expect([...scenario.participants.institutions.keys()]).to.deep.equal(["alipay", "tenpay"]);
    expect(scenario.participants.holders.get("chen")).to.deep.equal({
      kind: "person",
      id: "chen",
      name: "陈静",
      institution: "alipay",
      bank: "icbc",
      walletStatus: "open",
      walletFen: 10_000n,
      frozenFen: 0n,
      depositFen: 30_000n,
    });
  });

  it("yields the instructions in order with their lines", async () => {
    const lines = await linesOf(await scenarioFolder());
    expect(lines.map(({ line }) => line)).to.deep.equal([2, 3, 4]);
    expect(lines[1]?.instruction).to.deep.equal({
      id: "a2",
      atSeconds: Date.UTC(2019, 10, 11, 1, 10) / 1_000,
      kind: "payment",
      payer: "chen",
      payee: "shop",
      amount: 3_050n,
    });
  });

  it("can be read more than once", async () => {
    const scenario = await openScenario(await scenarioFolder());
    const summary = await validateScenario(scenario);
    expect(summary).to.deep.equal({
      instructions: 3,
      countByKind: { top_up: 1, payment: 1, withdrawal: 1 },
      amountFen: 8_750n,
    });
    expect(await validateScenario(scenario)).to.deep.equal(summary);
  });

  it("closes the file when the reader stops early", async () => {
    const scenario = await openScenario(await scenarioFolder());
    for await (const { line } of scenario.instructions()) {
      if (line === 2) break;
    }
    expect((await validateScenario(scenario)).instructions).to.equal(3);
  });

  it("understands CRLF, a byte order mark, quotes, blank lines and a missing last newline", async () => {
    const plain = await linesOf(await scenarioFolder());
    const quoted = INSTRUCTIONS.map((line) =>
      line
        .split(",")
        .map((cell) => `"${cell}"`)
        .join(","),
    );
    const variants = [
      INSTRUCTIONS.join("\r\n") + "\r\n",
      BOM + INSTRUCTIONS.join("\n"),
      BOM + quoted.join("\r\n"),
      INSTRUCTIONS.join("\n") + "\n\n\n",
    ];
    for (const instructions of variants) {
      expect(await linesOf(await scenarioFolder({ instructions }))).to.deep.equal(plain);
    }
    const spaced = await linesOf(await scenarioFolder({ instructions: INSTRUCTIONS.join("\n\n") }));
    expect(spaced.map(({ line }) => line)).to.deep.equal([3, 5, 7]);
  });

  it("takes commas, quotes and Chinese in a name, and a participants file with CRLF and a byte order mark", async () => {
    const named = PARTICIPANTS.with(-1, 'shop,merchant,"老街 ""茶馆"", 成都",tenpay,icbc,open,0.00,,,,');
    const scenario = await openScenario(await scenarioFolder({ participants: BOM + named.join("\r\n") }));
    expect(scenario.participants.holders.get("shop")?.name).to.equal('老街 "茶馆", 成都');
  });

  it("takes columns in any order", async () => {
    const reordered = INSTRUCTIONS.map((line) => line.split(",").reverse().join(","));
    const lines = await linesOf(await scenarioFolder({ instructions: reordered }));
    expect(lines).to.deep.equal(await linesOf(await scenarioFolder()));
  });

  it("takes a repeated id with the same contents, later in the day", async () => {
    const again = [...INSTRUCTIONS, "a2,2019-11-11T10:00:00+08:00,payment,chen,shop,30.50"];
    expect(await linesOf(await scenarioFolder({ instructions: again }))).to.have.length(4);
  });

  it("takes the first second of the day, and the last", async () => {
    const edges = [
      INSTRUCTION_HEADER,
      `e1,${SCENARIO.opensAt},payment,chen,shop,1`,
      "e2,2019-11-11T16:59:59+08:00,payment,chen,shop,1",
    ];
    expect(await linesOf(await scenarioFolder({ instructions: edges }))).to.have.length(2);
  });
});
