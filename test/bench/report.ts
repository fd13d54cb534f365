import { readFile } from "node:fs/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

import { expect } from "chai";

import { benchMarkdown } from "../../src/bench/report/benchMarkdown.ts";
import { type BenchResult, benchResult, rowOf } from "../../src/bench/report/benchResult.ts";
import { renderBench } from "../../src/bench/report/renderBench.ts";
import { writeBench } from "../../src/bench/report/writeBench.ts";
import { errorOf } from "../scenario/support/faults.ts";

const DURABLE = "COMMIT with fsync";

function result(differing: Partial<BenchResult> = {}): BenchResult {
  return {
    ...{ version: 1, seed: "a seed", quick: false, startedAt: "2026-11-22T12:00:00.000Z", tookSeconds: 61.2 },
    machine: {
      ...{ project: "1.2.3", commit: "abc", node: "v24", platform: "linux 6", processor: "A processor" },
      ...{ processors: 2, memoryBytes: 8 * 2 ** 30, packages: {} },
    },
    loadAverage: { atStart: [0.2, 0, 0], atEnd: [2, 1, 1] },
    rows: [
      rowOf("books", {
        ...{ what: "single payments", unit: "payments/s", target: 1.5, note: "Another one. One note." },
        baseline: { name: "pgbench", counts: DURABLE, perSecond: [1_000, 3_000, 2_000] },
        ours: { name: "eight clients", counts: DURABLE, perSecond: [2_500, 2_600, 2_400] },
      }),
      rowOf("books", {
        ...{ what: "batches", unit: "payments/s", note: "One note." },
        baseline: { name: "pgbench", counts: DURABLE, perSecond: [1_234.5] },
        ours: { name: "one | writer", counts: "not durable", perSecond: [9_876] },
      }),
    ],
    leftOut: [{ section: "chain", because: "there is no node." }],
    ...differing,
  };
}

const lineOf = (text: string, start: string) =>
  text.split("\n").find((line) => line.startsWith(start)) ?? `no line begins with ${start}`;

describe("the report of a benchmark", () => {
  it("shows each row's medians, spreads, ratio and target, and what was left out", () => {
    const text = stripVTControlCharacters(renderBench(result()));
    expect(lineOf(text, "single payments").split(/\s{2,}/)).to.deep.equal([
      ...[
        "single payments, payments/s",
        "2,500 (2,400–2,600)",
        "2,000 (1,000–3,000)",
        "1.25",
        "≥ 1.5 missed",
      ],
    ]);
    expect(lineOf(text, "batches").split(/\s{2,}/)).to.deep.equal([
      ...["batches, payments/s", "9,876", "1,235", "8.00", "observed"],
    ]);
    expect(text).to.contain("chain is left out: there is no node.");
  });

  it("says what counted, and each note once", () => {
    const text = renderBench(result());
    expect(text).to.contain(`Counted when: ${DURABLE}; or not durable`);
    expect(text.split("One note.")).to.have.length(2);
  });

  it("says on what, when and from which seed, and what makes figures doubtful", () => {
    const calm = renderBench(result());
    expect(calm).to.contain("A processor, 2 processors, 8 GiB").and.to.contain("seed a seed");
    expect(calm).to.not.match(/busy|too short/);
    expect(renderBench(result({ quick: true }))).to.contain("too short to quote");
    const busy = result({ loadAverage: { atStart: [1.9, 0, 0], atEnd: [0, 0, 0] } });
    expect(renderBench(busy)).to.contain("The machine was busy");
  });

  it("says what became of the long day, above all if books and referee differ", () => {
    const longDay = {
      ...{ payments: 1_000_000, accepted: 950_000, seconds: 500, peakResidentBytes: 300 * 2 ** 20 },
      ...{ heapAfterCollection: { leastBytes: 30 * 2 ** 20, mostBytes: 36 * 2 ** 20 }, engine: "postgresql" },
    };
    for (const render of [renderBench, benchMarkdown]) {
      const text = render(result({ longDay: { ...longDay, agree: true } }));
      expect(text).to.contain("1,000,000 instructions").and.to.contain("the books agree with the referee");
      expect(text).to.contain("500 s, 2,000/s, heap 30–36 MiB after collections, at most 300 MiB resident");
      expect(render(result({ longDay: { ...longDay, agree: false } }))).to.contain("DIFFER from the referee");
    }
  });

  it("is a table in Markdown too, whose cells don't break it", () => {
    const lines = benchMarkdown(result()).split("\n");
    const columns = lines.slice(0, 4).map((line) => line.replaceAll("\\|", "").split("|").length);
    expect(new Set(columns).size, lines.slice(0, 4).join("\n")).to.equal(1);
    expect(lines[3]).to.contain("one").and.to.contain("writer");
  });

  it("goes to a folder with its schema, and says when it can't", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiaozi-bench-"));
    try {
      const file = await writeBench(result(), join(folder, "a", "b"));
      expect(benchResult.parse(JSON.parse(await readFile(file, "utf8")))).to.deep.equal(result());
      const fault = await errorOf(() => writeBench(result(), file));
      expect(fault.code).to.equal("BAD_FILE");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
