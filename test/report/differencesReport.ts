import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { feeOf } from "../../src/centralized/schemes/alipay1/fee.ts";
import type { Family } from "../../src/comparison/family.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { openDifferencesReport } from "../../src/report/differencesReport.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import { WITHDRAWAL_FEE_2016 } from "../../src/scenario/alipay1/pooledTerms.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { BY_HAND, workedExample } from "../comparison/workedDifferences.ts";

describe("the report of differences", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-differences-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("has a line for each difference, and a summary that counts them by cause", async () => {
    const { day, instructions } = await workedExample();
    const report = await openDifferencesReport(folder, day.participants, (amountFen, withdrawnFen) =>
      feeOf(amountFen, withdrawnFen, WITHDRAWAL_FEE_2016),
    );
    const kindOf = (entity: string) => entityKindOf(day.participants, entity);
    const common = { mode: "gross", currency: CNY, kindOf, rails: [] } as const;
    const families: Family[] = [
      {
        ...common,
        scheme: "alipay-2.0",
        conservation: ALIPAY_2_CONSERVATION,
        referee: openReferee({ ...day, mode: "gross", sessionsPerDay: 4 }),
      },
      {
        ...common,
        scheme: "alipay-1.0",
        conservation: ALIPAY_1_CONSERVATION,
        referee: openPooledReferee(day),
      },
    ];
    await runDay(families, stream(instructions), { onDecided: report.onDecided });
    expect(await readdir(folder)).to.deep.equal(["differences.csv.partial"]);
    await report.close();
    expect((await readdir(folder)).sort()).to.deep.equal(["differences.csv", "differences.json"]);
    const lines = (await readFile(join(folder, "differences.csv"), "utf8")).trim().split("\n");
    expect(lines.slice(1).map((line) => line.split(",")[0])).to.deep.equal(
      BY_HAND.map((line) => line.slice(0, 3)),
    );
    expect(lines[4]).to.equal(
      "w14,2019-11-11T11:15:00+08:00,payment,li,li,12.30,INSUFFICIENT_UNFROZEN_BALANCE,accepted,knock_on,w13,no_interoperation," +
        '"The wallet of li holds 12.30 yuan less than under alipay-2.0, which began with w13 (no_interoperation)."',
    );
    const summary = JSON.parse(await readFile(join(folder, "differences.json"), "utf8"));
    expect(summary).to.deep.include({ instructions: 28, answeredAlike: 22, answeredOtherwise: 6 });
    const counts = summary.causes.map(({ cause, instructions: count, amountFen }: Record<string, string>) => [
      cause,
      count,
      amountFen,
    ]);
    expect(counts).to.deep.equal([
      ["no_interoperation", 3, "6280"],
      ["no_reserve_needed", 2, "10002"],
      ["pool_shortage", 0, "0"],
      ["wallet_limit", 0, "0"],
      ["fee", 0, "0"],
      ["knock_on", 1, "1230"],
    ]);
  });

  it("says which folder can't be written", async () => {
    const { day } = await workedExample();
    const report = openDifferencesReport("/dev/null/here", day.participants, () => 0n);
    const fault = await report.catch((error: unknown) => error);
    expect(fault).to.include({ code: "BAD_FILE" });
  });
});

async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
