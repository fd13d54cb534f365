import { readFile } from "node:fs/promises";

import { expect } from "chai";

import { generatorOptionsSchema } from "../../src/scenario/generate/options.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import { paymentRulesFields } from "../../src/scenario/libra/paymentRulesSchema.ts";
import { PARTICIPANT_COLUMNS } from "../../src/scenario/read/participantRow.ts";
import { INSTRUCTION_COLUMNS } from "../../src/scenario/read/readInstructions.ts";
import { MEASURE_COLUMNS } from "../../src/scenario/read/readMeasures.ts";
import { SCENARIO } from "./support/scenarioFolder.ts";

describe("scenarios/README.md", () => {
  it("documents every field and every column", async () => {
    const readme = await readFile(new URL("../../scenarios/README.md", import.meta.url), "utf8");
    for (const row of [
      ...Object.keys(SCENARIO),
      ...PARTICIPANT_COLUMNS,
      ...INSTRUCTION_COLUMNS,
      ...MEASURE_COLUMNS,
      "signature",
      "libra",
      "ecny",
      "regime",
      "operatingBanks",
      ...Object.keys(DEFAULT_LIBRA),
      ...Object.keys(paymentRulesFields),
    ]) {
      expect(readme).to.match(new RegExp(`\\n\\| \`${row}\` +\\|`));
    }
    for (const option of Object.keys(generatorOptionsSchema.shape))
      expect(readme).to.contain(`\`${option}\``);
  });
});
