import { expect } from "chai";

import { ReserveRunReferee } from "../../src/comparison/reserveRun/referee.ts";
import { runReserveRun } from "../../src/comparison/reserveRun/runReserveRun.ts";
import { reserveRunNumbers, reserveRunOption } from "../../src/report/charts/reserveRun.ts";
import { renderReport } from "../../src/report/page/renderReport.ts";
import { type ReserveRunDocument, reserveRun } from "../../src/report/reserveRun/document.ts";
import { renderReserveRun } from "../../src/report/reserveRun/render.ts";
import { toReserveRunDocument } from "../../src/report/reserveRun/toDocument.ts";
import { DEFAULT_RESERVE_RUN } from "../../src/scenario/reserveRun/parameters.ts";
import type { RunPlan } from "../../src/scenario/reserveRun/plan.ts";
import { eventsOf } from "../../src/scenario/reserveRun/plan.ts";
import { OPENS_AT } from "../comparison/smallWorld.ts";
import { smallRun } from "../comparison/reserveRun/world.ts";
import { sampleResult } from "./sampleResult.ts";

/** The dealer's 124 coins, then cai's 30, ann's 100 and 20 of bo's 60; 160 of 434 stay, and the reserve is 412. */
async function documentByHand(): Promise<ReserveRunDocument> {
  const world = smallRun();
  const redeemers = [
    { holder: "cai", coins: 30n },
    { holder: "ann", coins: 100n },
    { holder: "bo", coins: 20n },
  ];
  const stayers = [
    { holder: "bo", coins: 40n },
    { holder: "cai", coins: 50n },
    { holder: "dan", coins: 70n },
  ];
  const drawn = { day: world.day, reserveAfterShock: 412n, dealerCoins: 124n, redeemers, stayers };
  const plan: RunPlan = { ...drawn, events: eventsOf({ ...drawn }, world.delaySeconds, OPENS_AT) };
  const result = await runReserveRun(plan, new ReserveRunReferee(world), []);
  const parameters = { ...DEFAULT_RESERVE_RUN, delaySeconds: world.delaySeconds };
  return toReserveRunDocument({ parameters, plan, result, holdersOfTheDay: 6, rails: [], firstPaidAsLast: 28n });
}

describe("a run on the reserve in the report", () => {
  it("says what each is paid under either rule, as worked out by hand", async () => {
    const document = reserveRun.parse(await documentByHand());
    const rows = document.payouts.map(({ order, holder, proRata, firstCome }) => [order, holder, proRata, firstCome]);
    // 124 × 412/434 = 117.7, 30 × 295/310 = 28.5, 100 × 267/280 = 95.4, 20 × 172/180 = 19.1
    expect(rows).to.deep.equal([
      [0, "dealer", "117", "124"],
      [1, "cai", "28", "30"],
      [2, "ann", "95", "100"],
      [3, "bo", "19", "20"],
    ]);
    const stay = document.groups.at(-1);
    // 412 − 259 are left under the rule, 412 − 274 without it
    expect(stay).to.deep.include({ coins: "160", proRata: "153", firstCome: "138" });
    expect(stay).to.deep.include({ proRataPerCoin: "0.956250", firstComePerCoin: "0.862500" });
    expect(document.ifEverybodyCame).to.deep.equal({ paidInFull: "412", paidNothing: "22" });
  });

  it("draws and tabulates the same, with what isn't done called simulated", async () => {
    const document = await documentByHand();
    const { rows, columns } = reserveRunNumbers(document);
    expect(rows.map(([order, , , , perCoin]) => [order, perCoin])).to.deep.equal([
      [0, "0.943548"],
      [1, "0.933333"],
      [2, "0.950000"],
      [3, "0.950000"],
      ["", "0.956250"],
    ]);
    expect(columns.filter((name) => name.includes("simulated"))).to.have.length(2);
    const [rule, , everybody] = reserveRunOption(document).series as { data: [number, number][] }[];
    expect(rule?.data.at(-1)).to.deep.equal([100, 0.95625]);
    expect(everybody?.data.at(-1)).to.deep.equal([100, 0]);
    expect(renderReserveRun(document)).to.match(/who keep .* 0\.000160 /).and.to.contain("simulated");
  });

  it("stands in the page with its chart and its numbers, and only if there was a run", async () => {
    const result = { ...sampleResult(), reserveRun: await documentByHand() };
    const [page, ...files] = renderReport(result, {});
    expect(page?.contents).to.contain('id="reserve-run"').and.to.contain("Running first gains nothing");
    expect(files.map(({ name }) => name)).to.include.members(["charts/reserve-run.svg", "charts/reserve-run.csv"]);
    expect(renderReport(sampleResult(), {})[0]?.contents).not.to.contain('id="reserve-run"');
  });
});
