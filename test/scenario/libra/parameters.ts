import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { libraSchema, libraSection } from "../../../src/scenario/libra/parametersSchema.ts";
import { requireRuleParties } from "../../../src/scenario/libra/ruleParties.ts";
import { expectFault } from "../support/faults.ts";
import { SCENARIO, removeFolders } from "../support/scenarioFolder.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

const RULES = {
  travelRule: { travelRule: { thresholdMicro: 1, pairSums: true } },
  vaspLimits: {
    vaspLimits: {
      maxInflowMicro: 1,
      maxOutflowMicro: 2,
      maxHoldingMicro: Number.MAX_SAFE_INTEGER,
      periodSeconds: 366 * 86_400,
      vasps: ["a", "b"],
    },
  },
  unhosted: { unhosted: { maxPaymentMicro: 1, maxBalanceMicro: 2 ** 40 - 1, holders: [] } },
  fees: { fees: { basisPoints: 10_000, flatMicro: 0 } },
  attested: { attested: ["i1"] },
  unattested: { attested: { allBut: ["i1"] } },
};

/** The field that a section is refused for, and why. */
function faultOf(section: unknown) {
  const issue = libraSchema.safeParse(section).error?.issues[0];
  return issue && [issue.path.join("."), issue.message];
}

describe("the section libra of scenario.json", () => {
  after(removeFolders);

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

  it("takes the rules for payments, each by itself", () => {
    for (const rule of Object.values(RULES)) {
      const parsed = libraSchema.parse(rule);
      expect(libraSection(parsed)).to.deep.equal({ ...libraSection(DEFAULT_LIBRA), ...rule });
      expect(Object.keys(parsed)).to.have.length(Object.keys(DEFAULT_LIBRA).length + 1);
    }
    expect(libraSchema.parse(RULES.fees).fees).to.deep.equal({ basisPoints: 10_000n, flatMicro: 0n });
  });

  it("names the field of a rule that is out of bounds, missing or unknown", () => {
    const { travelRule, vaspLimits, unhosted } = RULES;
    for (const [field, section] of [
      ["travelRule.thresholdMicro", { travelRule: { ...travelRule.travelRule, thresholdMicro: 0 } }],
      ["travelRule.pairSums", { travelRule: { thresholdMicro: 1 } }],
      ["vaspLimits.maxHoldingMicro", { vaspLimits: { ...vaspLimits.vaspLimits, maxHoldingMicro: 2 ** 53 } }],
      ["vaspLimits.periodSeconds", { vaspLimits: { ...vaspLimits.vaspLimits, periodSeconds: 0.5 } }],
      ["vaspLimits.vasps", { vaspLimits: { ...vaspLimits.vaspLimits, vasps: [] } }],
      ["vaspLimits.vasps", { vaspLimits: { ...vaspLimits.vaspLimits, vasps: ["a", "a"] } }],
      ["unhosted.maxBalanceMicro", { unhosted: { ...unhosted.unhosted, maxBalanceMicro: 2 ** 40 } }],
      ["fees.basisPoints", { fees: { basisPoints: 10_001, flatMicro: 0 } }],
      ["fees", { fees: { basisPoints: 0, flatMicro: 0 } }],
      ["attested", { attested: "all" }],
    ] as const) {
      expect(faultOf(section)?.[0], JSON.stringify(section)).to.equal(field);
    }
  });

  it("refuses rules that name nobody of the files, or wallets that open beyond a limit", () => {
    const rulesOf = (rules: object) => libraSchema.parse({ fenPerUsd: 100, ...rules });
    const { unhosted } = RULES.unhosted;
    const holders = ["ann"];
    // ann opens with 100 fen, a coin
    for (const [rules, field] of [
      [RULES.vaspLimits, "libra.vaspLimits.vasps"],
      [{ unhosted: { ...unhosted, holders: ["nobody"] } }, "libra.unhosted.holders"],
      [{ unhosted: { ...unhosted, holders, maxBalanceMicro: 999_999 } }, "libra.unhosted.maxBalanceMicro"],
    ] as const) {
      const check = () => requireRuleParties(smallWorld(), rulesOf(rules), "scenario.json");
      expect(check).to.throw(JiaoziError).with.nested.property("place.field", field);
    }
    const sound = rulesOf({ unhosted: { ...unhosted, holders, maxBalanceMicro: 1_000_000 } });
    requireRuleParties(smallWorld(), sound, "scenario.json");
  });

  it("refuses a scenario whose rules name strangers, with file and field", async () => {
    const limits = { maxInflowMicro: 1, maxOutflowMicro: 1, maxHoldingMicro: 1, periodSeconds: 1 };
    for (const [libra, field, says] of [
      [{ vaspLimits: { ...limits, vasps: ["icbc"] } }, "libra.vaspLimits.vasps", /icbc isn't an institution/],
      [{ attested: ["a2", "a4"] }, "libra.attested", /a4 is no instruction's id/],
      [{ attested: { allBut: ["b1"] } }, "libra.attested", /b1 is no instruction's id/],
    ] as const) {
      const expected = { code: "BAD_FIELD", file: "scenario.json", field, says };
      await expectFault({ scenario: { ...SCENARIO, libra } }, expected);
    }
  });

  it("says that no more custodians can have to sign than there are", () => {
    expect(faultOf({ custodians: 2, custodianThreshold: 3 })).to.deep.equal([
      "custodianThreshold",
      "must be at most custodians",
    ]);
  });
});
