import { expect } from "chai";
import fc from "fast-check";

import { CompositeReferee } from "../../../src/comparison/composite/referee.ts";
import { LBR, VAULT } from "../../../src/scenario/composite/rail.ts";
import { exampleBasket, playsExample } from "./example.ts";
import { playsByHand, randomEvents, smallBasket } from "./world.ts";

const SEED = 20_200_419;

describe("the reference model of ≋LBR", () => {
  it("moves what was worked out by hand", () => playsByHand(new CompositeReferee(smallBasket())));

  it("settles the worked example as it was worked out", async () =>
    playsExample(new CompositeReferee(await exampleBasket())));

  it(`holds the nominal amount of each coin for all ≋LBR, and loses no coin (seed ${SEED})`, async () => {
    const { components } = smallBasket();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      const referee = new CompositeReferee(smallBasket());
      for (const event of events) {
        await referee.handle(event);
        const { balances, supply, amountsPerUnit } = await referee.state();
        for (const [i, { code }] of components.entries()) {
          const held = [...(balances.get(code) ?? [])];
          const inVault = held.find(([id]) => id === VAULT)?.[1] ?? 0n;
          expect(inVault * 1_000_000n >= supply * (amountsPerUnit[i] ?? 0n), code).to.equal(true);
          const all = { USD: 130n, EUR: 90n, GBP: 70n }[code];
          expect(held.reduce((sum, [, amount]) => sum + amount, 0n)).to.equal(all);
        }
        const owned = [...(balances.get(LBR) ?? [])].reduce((sum, [, amount]) => sum + amount, 0n);
        expect(owned).to.equal(supply);
      }
    });
    await fc.assert(property, { seed: SEED, numRuns: 100 });
  });
});
