import { expect } from "chai";
import fc from "fast-check";

import { firstComePayouts } from "../../../src/comparison/reserveRun/firstCome.ts";
import { ReserveRunReferee } from "../../../src/comparison/reserveRun/referee.ts";
import { runReserveRun } from "../../../src/comparison/reserveRun/runReserveRun.ts";
import { DEFAULT_RESERVE_RUN } from "../../../src/scenario/reserveRun/parameters.ts";
import { dayOfRun, eventsOf, planReserveRun } from "../../../src/scenario/reserveRun/plan.ts";
import { OPENS_AT } from "../smallWorld.ts";
import { playsByHand, randomEvents, smallRun } from "./world.ts";

const SEED = 20_230_310;

describe("the reference model of a run on the reserve", () => {
  it("pays what was worked out by hand", () => playsByHand(new ReserveRunReferee(smallRun())));

  it(`leaves each coin no less by any payout while the reserve is short (seed ${SEED})`, async () => {
    const property = fc.asyncProperty(randomEvents(30), async (events) => {
      const referee = new ReserveRunReferee(smallRun());
      for (const event of events) {
        const before = await referee.state();
        const answer = await referee.handle(event);
        const after = await referee.state();
        if (answer.status !== "done" || answer.paid === undefined) continue;
        expect(before.reserve - after.reserve).to.equal(answer.paid);
        const wasShort = before.reserve < before.supply;
        if (wasShort) expect(after.reserve * before.supply >= before.reserve * after.supply).to.equal(true);
        else expect(answer.paid).to.equal(before.supply - after.supply);
      }
    });
    await fc.assert(property, { seed: SEED, numRuns: 300 });
  });

  it("names the rail and the event at which another one differs", async () => {
    const world = smallRun();
    const { events } = planReserveRun(world.day, { ...DEFAULT_RESERVE_RUN, delaySeconds: 100 }, OPENS_AT);
    const impatient = new ReserveRunReferee({ ...world, delaySeconds: 0 });
    const { firstDifference } = await runReserveRun({ events }, new ReserveRunReferee(world), [impatient]);
    expect(firstDifference?.referee).to.equal("refused, RequestNotReady");
    expect(firstDifference?.where).to.match(/settle$/);
  });
});

describe("the plan of a run", () => {
  const parameters = { ...DEFAULT_RESERVE_RUN, delaySeconds: 100 };
  const planOf = (redeemPercent: number, seed = "a") =>
    planReserveRun(smallRun().day, { ...parameters, redeemPercent, seed }, OPENS_AT);
  const sum = (handed: readonly { readonly coins: bigint }[]) =>
    handed.reduce((total, { coins }) => total + coins, 0n);

  it("reaches the percentage exactly, with nobody's frozen coins, and comes out the same for the same seed", () => {
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const { redeemers, stayers, events } = planOf(40, seed);
      expect([sum(redeemers), sum(stayers)]).to.deep.equal([124n, 186n]);
      expect(redeemers.find(({ holder }) => holder === "dan")).to.equal(undefined);
      expect(redeemers.find(({ holder }) => holder === "cai")?.coins ?? 0n).to.be.lessThanOrEqual(30n);
      expect(planOf(40, seed).events).to.deep.equal(events);
    }
    const orders = new Set(
      ["a", "b", "c", "d"].map((seed) => JSON.stringify(planOf(40, seed).redeemers.map((r) => r.holder))),
    );
    expect(orders.size).to.be.greaterThan(1);
  });

  it("lets everybody run who can if the percentage is out of reach", () => {
    const { redeemers, stayers } = planOf(100);
    expect([sum(redeemers), sum(stayers)]).to.deep.equal([190n, 120n]);
  });

  it("draws as many of the day's holders as may take part, with the dealer's share for them", () => {
    const { day } = smallRun();
    expect(dayOfRun(day, { ...parameters, mostHolders: 6 })).to.equal(day);
    const drawn = dayOfRun(day, { ...parameters, mostHolders: 2 });
    expect(drawn.holders.size).to.equal(2);
    const held = sum([...drawn.holders.values()]);
    expect(drawn.inventoryTarget).to.equal((held * 40n) / 100n);
  });

  it("gains nothing for whoever comes first, wherever it stands in the queue", async () => {
    const world = smallRun();
    const plan = planOf(100);
    for (const first of plan.redeemers) {
      const others = plan.redeemers.filter((one) => one !== first);
      const paidAs = async (redeemers: typeof plan.redeemers) => {
        const events = eventsOf({ ...plan, redeemers }, 100, OPENS_AT);
        const { closing } = await runReserveRun({ events }, new ReserveRunReferee(world), []);
        return closing.paid.get(first.holder) ?? 0n;
      };
      const [asFirst, asLast] = [await paidAs([first, ...others]), await paidAs([...others, first])];
      expect(asLast >= asFirst, first.holder).to.equal(true);
    }
  });
});

describe("payouts first come, first served", () => {
  it("are face value until the reserve is empty, and nothing from then on", () => {
    expect(firstComePayouts(95n, [10n, 40n, 44n, 3n, 2n])).to.deep.equal([10n, 40n, 44n, 1n, 0n]);
    expect(firstComePayouts(100n, [50n, 50n])).to.deep.equal([50n, 50n]);
  });
});
