import { readFile } from "node:fs/promises";

import { expect } from "chai";

import { ORDER_STATES } from "../../../src/catalogue/interbankStates.ts";
import { INTERBANK_MODES, SHORTFALL_RULES } from "../../../src/scenario/interbank/rail.ts";

const SOURCE = new URL("../../../contracts/interfaces/IInterbankSettlement.sol", import.meta.url);

describe("The enums of interbank settlement", () => {
  const solidityName = (name: string) => name.toUpperCase().replaceAll("-", "_");
  const enums = { OrderState: ORDER_STATES, SettlementMode: INTERBANK_MODES, ShortfallRule: SHORTFALL_RULES };
  for (const [name, members] of Object.entries(enums)) {
    it(`${name} has the same names in the same order in Solidity and in TypeScript`, async () => {
      const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(await readFile(SOURCE, "utf8"))?.[1] ?? "";
      const names = body.split(",").map((member) => member.trim());
      expect(names).to.deep.equal(members.map(solidityName));
    });
  }
});
