import { expect } from "chai";
import fc from "fast-check";

import { streamsNumbers, streamsOption, throughputs } from "../../src/report/charts/streams.ts";
import { DEPOSITS_AFTER, DEPOSITS_BEFORE, DRAWN, ENDS, KEPT, type Stream, streamsOf } from "../../src/report/model/streams.ts";
import { sampleResult } from "./sampleResult.ts";

const KINDS = ["bank", "person", "merchant", "institution", "dealer"] as const;
const FLOW = fc.record({
  kind: fc.constant("payment" as const),
  from: fc.constantFrom(...KINDS),
  to: fc.constantFrom(...KINDS),
  amount: fc.bigInt(1n, 2n ** 96n).map(String),
  instructions: fc.constant(1),
});
const SEED = 20_191_111;

describe("the streams of the report", () => {
  const sample = sampleResult().families[0]?.referee.flows ?? [];

  it("are those of the day worked out by hand", () => {
    expect(streamsOf(sample)).to.have.deep.members([
      { from: DEPOSITS_BEFORE, to: "people", amount: 30_001n },
      { from: "people", to: "merchants", amount: 48_000n },
      { from: "merchants", to: DEPOSITS_AFTER, amount: 10_000n },
      { from: DRAWN, to: "people", amount: 17_999n },
      { from: "merchants", to: KEPT, amount: 38_000n },
    ]);
  });

  it("bring to each node what leaves it, to the minor unit, and never run in a circle", () => {
    fc.assert(
      fc.property(fc.array(FLOW, { maxLength: 30 }), (flows) => {
        const streams = streamsOf(flows);
        for (const node of new Set(streams.flatMap(({ from, to }) => [from, to]))) {
          if (!ENDS.has(node)) expect(sum(streams, "to", node), node).to.equal(sum(streams, "from", node));
        }
        expect(streams.every(({ amount }) => amount > 0n)).to.equal(true);
        expect(hasCircle(streams)).to.equal(false);
      }),
      { seed: SEED },
    );
  });

  it("change the balances by what came from the banks less what went back", () => {
    fc.assert(
      fc.property(fc.array(FLOW, { maxLength: 30 }), (flows) => {
        const streams = streamsOf(flows);
        const net = (end: string, start: string) => sum(streams, "to", end) - sum(streams, "from", start);
        expect(net(KEPT, DRAWN)).to.equal(-net(DEPOSITS_AFTER, DEPOSITS_BEFORE));
      }),
      { seed: SEED },
    );
  });

  it("have the same numbers in the picture and in the CSV", () => {
    const data = { unit: { decimals: 2 }, streams: streamsOf(sample) };
    const [series] = streamsOption(data).series as [{ links: { source: string; target: string; value: number }[] }];
    expect(series.links.map(({ source, target, value }) => [source, target, value.toFixed(2)])).to.deep.equal(
      streamsNumbers(data).rows,
    );
    expect(throughputs(data.streams).get("people")).to.equal(48_000n);
  });
});

function sum(streams: readonly Stream[], side: "from" | "to", node: string): bigint {
  return streams.filter((stream) => stream[side] === node).reduce((total, { amount }) => total + amount, 0n);
}

/** Takes away, again and again, what nothing leads to. */
function hasCircle(streams: readonly Stream[]): boolean {
  let left = streams;
  for (;;) {
    const reached = new Set(left.map(({ to }) => to));
    const further = left.filter(({ from }) => reached.has(from));
    if (further.length === left.length) return left.length > 0;
    left = further;
  }
}
