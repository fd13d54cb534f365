import { expect } from "chai";

import { benchScenario, paymentsOf } from "../../src/bench/chain/workload.ts";

describe("the benchmark's payments", () => {
  const scenario = benchScenario("a seed", 20);

  it("are the same for the same seed and run, and others for others", () => {
    const payments = paymentsOf(scenario, "run", 50);
    expect(paymentsOf(scenario, "run", 50)).to.deep.equal(payments);
    expect(paymentsOf(scenario, "another run", 50)).to.not.deep.equal(payments);
    expect(paymentsOf(benchScenario("another seed", 20), "run", 50)).to.not.deep.equal(payments);
  });

  it("are never to oneself, reach everybody, and have ids of their own in every run", () => {
    const payments = ["one", "two"].flatMap((run) => paymentsOf(scenario, run, 500));
    expect(payments.filter(({ payer, payee }) => payer === payee)).to.deep.equal([]);
    expect(new Set(payments.map(({ payer }) => payer)).size).to.equal(20);
    expect(new Set(payments.map(({ payee }) => payee)).size).to.equal(20);
    expect(new Set(payments.map(({ id }) => id)).size).to.equal(1_000);
  });

  it("can't run a wallet dry in a run of any length that is measured", () => {
    const [person] = scenario.participants.holders.values();
    const mostFen = paymentsOf(scenario, "run", 2_000).reduce(
      (a, { amount }) => (amount > a ? amount : a),
      0n,
    );
    expect(mostFen * 100_000n <= (person?.walletFen ?? 0n)).to.equal(true);
  });
});
