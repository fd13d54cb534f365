import { expect } from "chai";

import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { libraSchema } from "../../../src/scenario/libra/parametersSchema.ts";

/** The field that a section is refused for, and why. */
function faultOf(section: unknown) {
  const issue = libraSchema.safeParse(section).error?.issues[0];
  return issue && [issue.path.join("."), issue.message];
}

describe("the section libra of scenario.json", () => {
  it("has a default for each field that is left out", () => {
    expect(libraSchema.parse({})).to.deep.equal(DEFAULT_LIBRA);
    expect(libraSchema.parse({ fenPerUsd: 800 })).to.deep.equal({ ...DEFAULT_LIBRA, fenPerUsd: 800n });
  });

  it("takes each field up to its bounds", () => {
    for (const section of [
      { fenPerUsd: 1 },
      { fenPerUsd: 1_000_000 },
      { inventoryPercent: 0, dealerDepositPercent: 100 },
      { custodians: 1, custodianThreshold: 1 },
      { custodians: 16, custodianThreshold: 16 },
    ]) {
      expect(faultOf(section), JSON.stringify(section)).to.equal(undefined);
    }
  });

  it("refuses what is beyond them, and fields that it doesn't know", () => {
    for (const [field, values] of Object.entries({
      fenPerUsd: [0, -700, 1_000_001, 700.5, "700"],
      inventoryPercent: [-1, 101, 0.5],
      dealerDepositPercent: [-1, 101],
      custodians: [0, 17],
      custodianThreshold: [0, 17, 4],
    })) {
      for (const value of values)
        expect(faultOf({ [field]: value })?.[0], `${field} ${value}`).to.equal(field);
    }
    expect(faultOf({ rate: 7 })?.[1]).to.match(/rate/);
  });

  it("says that no more custodians can have to sign than there are", () => {
    expect(faultOf({ custodians: 2, custodianThreshold: 3 })).to.deep.equal([
      "custodianThreshold",
      "must be at most custodians",
    ]);
  });
});
