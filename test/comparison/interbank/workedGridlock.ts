import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { measure } from "../../../src/comparison/interbank/measures.ts";
import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import { runInterbankDay } from "../../../src/comparison/interbank/runInterbankDay.ts";
import { formatChinaTime } from "../../../src/scenario/chinaTime.ts";
import { eventsOf } from "../../../src/scenario/interbank/events.ts";
import { DEFAULT_HOURS } from "../../../src/scenario/interbank/hours.ts";
import { INTERBANK_MODES, type InterbankMode } from "../../../src/scenario/interbank/rail.ts";
import { readOpening } from "../../../src/scenario/interbank/readOpening.ts";
import { checkPayments, readPayments } from "../../../src/scenario/interbank/readPayments.ts";
import { demonstrationAddresses, interbankDomain } from "../../../src/scenario/interbank/statements.ts";

const FOLDER = join(import.meta.dirname, "../../../scenarios/interbank-gridlock");

async function settle(mode: InterbankMode) {
  const banks = await readOpening(join(FOLDER, "opening.csv"));
  const byId = new Map(banks.map((bank) => [bank.id, bank]));
  const file = join(FOLDER, "payments.csv");
  const summary = await checkPayments(file, byId, DEFAULT_HOURS);
  const terms = {
    domain: interbankDomain(1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
    validUntilSeconds: summary.closesAtSeconds,
    addressOf: demonstrationAddresses("by hand"),
  };
  const referee = new InterbankReferee({ mode, shortfallRule: "unwind", offsetWindow: 16, banks }, terms);
  const orders = readPayments(file, byId, DEFAULT_HOURS);
  const events = eventsOf(orders, summary, 4, terms, "by hand");
  return runInterbankDay({ banks, closesAtSeconds: summary.closesAtSeconds }, referee, [], events);
}

describe("the gridlock worked out by hand", () => {
  for (const mode of INTERBANK_MODES) {
    it(`ends as reckoned in ${mode}`, async () => {
      const { orders, closing } = await settle(mode);
      const rows = orders.map(({ order, state, atSeconds }) => {
        return `${order.id},${state},${formatChinaTime(atSeconds)}`;
      });
      const expected = await readFile(join(FOLDER, `expected-${mode}.csv`), "utf8");
      expect(["id,state,decided_at", ...rows, ""].join("\n")).to.equal(expected);
      expect([...closing.values()]).to.deep.equal([5_00n, 100_00n, 50_00n, 75_00n]);
    });
  }

  it("has the figures reckoned by hand", async () => {
    const gross = measure(await settle("gross"));
    expect(gross).to.deep.equal({
      submitted: 9,
      submittedFen: 1_305_00n,
      lowerBoundFen: 975_00n,
      upperBoundFen: 1_065_00n,
      bilateralNetFen: 1_085_00n,
      multilateralNettingRatio: 0.252873,
      bilateralNettingRatio: 0.168582,
      liquidityFen: 230_00n,
      liquidityLevel: -8.277777,
      settled: 8,
      settledFen: 305_00n,
      liquidityUsedFen: 70_00n,
      turnoverRatio: 4.357142,
      delayIndicator: 0.758197,
    });
    const saving = measure(await settle("liquidity-saving"));
    expect(saving.delayIndicator).to.equal(0.749582);
    expect(saving.liquidityUsedFen).to.equal(70_00n);
  });

  it("shows the gridlock, how long it lasts, and what ends it", async () => {
    const [gross] = (await settle("gross")).episodes;
    expect(gross?.toSeconds).to.equal((gross?.fromSeconds ?? 0) + 20 * 60);
    expect(gross).to.include({ payments: 4, valueFen: 250_00n, endedBy: "liquidity" });
    const [saving] = (await settle("liquidity-saving")).episodes;
    expect(saving?.toSeconds).to.equal(saving?.fromSeconds);
    expect(saving).to.include({ payments: 3, valueFen: 240_00n, endedBy: "offset" });
  });
});
