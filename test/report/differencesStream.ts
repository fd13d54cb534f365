import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { expect } from "chai";

import type { Family } from "../../src/comparison/family.ts";
import { DIFFERENCES_CSV, openDifferencesReport } from "../../src/report/differencesReport.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Decision } from "../../src/scenario/rail.ts";
import { heapMib } from "../comparison/heap.ts";
import { OPENS_AT, smallWorld } from "../comparison/smallWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const LINES = deep ? 1_000_000 : 50_000;
const BATCH = 50_000;
/** A batch of lines that waited in memory would take twice as much. */
const MOST_WAITING_MIB = 8;

describe("a report of many differences", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it(`waits for the disk instead of keeping lines in memory, over ${LINES} of them`, async () => {
    const report = await openDifferencesReport(folder, smallWorld(), () => 0n);
    const batch = Array.from({ length: BATCH }, (_, position) => acrossInstitutions(position));
    const decided = [answersOf("alipay-1.0", batch), answersOf("alipay-2.0", batch)];
    const before = heapMib();
    for (let written = 0; written < LINES; written += BATCH) {
      await report.onDecided(batch, decided);
      expect(heapMib() - before, `MiB after ${written + BATCH}`).to.be.lessThan(MOST_WAITING_MIB);
    }
    await report.close();
    let lines = 0;
    const reader = createInterface(createReadStream(join(folder, DIFFERENCES_CSV)));
    reader.on("line", () => (lines += 1));
    await once(reader, "close");
    expect(lines).to.equal(LINES + 1);
  });
});

/** Ann is at one institution and cai at another, which alipay-1.0 can't bridge. */
function acrossInstitutions(position: number): SignedInstruction {
  const parties = { payer: "ann", payee: "cai" };
  return { id: `i${position}`, atSeconds: OPENS_AT, kind: "payment", ...parties, amount: 1n, signature: "0x" };
}

function answersOf(scheme: "alipay-1.0" | "alipay-2.0", batch: readonly SignedInstruction[]) {
  const decisions = batch.map(({ id }): Decision => {
    return scheme === "alipay-2.0"
      ? { id, status: "accepted", replayed: false }
      : { id, status: "rejected", reason: "NOT_SAME_INSTITUTION", replayed: false };
  });
  return { family: { scheme } as Family, decisions };
}
