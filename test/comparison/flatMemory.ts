import { expect } from "chai";

import { FirstUses } from "../../src/scenario/firstUses.ts";
import { heapMib } from "./heap.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const IDS = deep ? 1_000_000 : 200_000;
/** A map of as many ids would take ten times as much. */
const MOST_GROWTH_MIB = 4;

describe("memory on a long day", () => {
  it(`doesn't grow with the ids that reader and referee remember, from a tenth of ${IDS} on`, () => {
    const uses = new FirstUses();
    const before = new Map<number, number>();
    for (let number = 0; number < IDS; number += 1) {
      uses.record(`i${number}`, `0x${"ab".repeat(32)} ${number}`);
      if ((number + 1) % (IDS / 10) === 0) before.set(number + 1, heapMib());
    }
    const grown = (before.get(IDS) ?? Infinity) - (before.get(IDS / 10) ?? 0);
    uses.close();
    expect(grown, [...before].join(" ")).to.be.lessThan(MOST_GROWTH_MIB);
  });
});
