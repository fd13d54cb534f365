import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type MemorySample, measureLongDay } from "../../src/bench/longDay.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { FirstUses } from "../../src/scenario/firstUses.ts";
import { DEFAULT_GENERATOR_OPTIONS } from "../../src/scenario/generate/options.ts";
import { writeScenario } from "../../src/scenario/generate/writeScenario.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import { heapMib } from "./heap.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const IDS = deep ? 1_000_000 : 200_000;
/** A map of as many ids would take ten times as much. */
const MOST_GROWTH_MIB = 4;

/** Enough that a map of all decisions would stand out; each is signed, and verified twice. */
const LONG_DAY = 60_000;
const MOST_GROWTH_OF_DAY_MIB = 12;

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

  if (deep) {
    it(`doesn't grow while ${LONG_DAY} instructions go through reader, referee and books, which agree`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "jiaozi-long-"));
      try {
        const options = { ...DEFAULT_GENERATOR_OPTIONS, seed: "long", payments: LONG_DAY };
        await writeScenario(options, join(folder, "day"));
        const database = await openDatabase({ folder: join(folder, "books") });
        const heap = new Map<number, number>();
        const onSample = ({ settled }: MemorySample) => heap.set(settled, heapMib());
        const scenario = await openScenario(join(folder, "day"));
        const { agree, payments } = await measureLongDay({ scenario, database, onSample }, LONG_DAY);
        await database.close();
        expect({ agree, payments }).to.deep.equal({ agree: true, payments: LONG_DAY });
        const later = [...heap].filter(([settled]) => settled > LONG_DAY / 10).map(([, mib]) => mib);
        expect(Math.max(...later) - Math.min(...later)).to.be.lessThan(MOST_GROWTH_OF_DAY_MIB);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});
