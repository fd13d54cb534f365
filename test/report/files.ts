import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { parse } from "csv-parse/sync";

import { formatMajor, percentOf, plainMajor } from "../../src/report/amounts.ts";
import { csvOf } from "../../src/report/csv.ts";
import { impliedCurrencyIssue } from "../../src/report/fixtures/article2019.ts";
import { readResult, writeReport } from "../../src/report/writeReport.ts";
import { expectError } from "../centralized/expectError.ts";
import { sampleResult } from "./sampleResult.ts";

describe("the report's files", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-report-"));
  });

  after(() => rm(folder, { recursive: true }));

  it("are written from a result that was read again", async () => {
    const file = join(folder, "result.json");
    await writeFile(file, JSON.stringify(sampleResult()));
    const page = await writeReport(await readResult(file), folder);
    expect(await readFile(page, "utf8")).to.contain("A day by hand");
    expect(await readFile(join(folder, "charts", "flows-alipay-2-0-gross.csv"), "utf8")).to.equal(
      "from,to,amount\npeople,merchants,480.00\n\"bank deposits, before\",people,300.01\nmerchants,\"bank deposits, after\",100.00\nmerchants,kept in balances,380.00\ndrawn from balances,people,179.99\n",
    );
  });

  it("aren't made from a file that is absent, broken or of another version", async () => {
    const absent = join(folder, "absent.json");
    expect((await expectError(() => readResult(absent), "BAD_FILE")).place.file).to.equal(absent);
    const broken = join(folder, "broken.json");
    await writeFile(broken, "{");
    await expectError(() => readResult(broken), "BAD_FILE");
    const other = join(folder, "other.json");
    await writeFile(other, JSON.stringify({ ...sampleResult(), scenario: { ...sampleResult().scenario, seed: 3 } }));
    expect((await expectError(() => readResult(other), "BAD_FILE")).place.field).to.equal("scenario.seed");
  });

  it("aren't written where a file stands in the way", async () => {
    await writeFile(join(folder, "taken"), "");
    await expectError(() => writeReport(sampleResult(), join(folder, "taken")), "BAD_FILE");
  });

  it("quote what would break a CSV, and disarm what a spreadsheet would run", () => {
    const cells = ['a "b"', "c,d", "e\nf", "=1+1", "@x", "-cmd", "-5.00", "+3", 7];
    const [, row] = parse(csvOf({ columns: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], rows: [cells] }));
    expect(row).to.deep.equal(['a "b"', "c,d", "e\nf", "'=1+1", "'@x", "'-cmd", "-5.00", "'+3", "7"]);
  });

  it("show amounts exactly at any size, and never round a shortfall away", () => {
    expect(formatMajor(-(2n ** 96n), { decimals: 2 })).to.equal("−792,281,625,142,643,375,935,439,503.36");
    expect(formatMajor(5n, { decimals: 6 })).to.equal("0.000005");
    expect(formatMajor(1_234n, { decimals: 0 })).to.equal("1,234");
    expect(plainMajor(-123_456n, { decimals: 2 })).to.equal("-1234.56");
    expect(percentOf(999_999_999n, 1_000_000_000n)).to.equal("99.99 %");
    expect(percentOf(1n, 0n)).to.equal("–");
  });

  it("work the article's ratio back to the currency issue that it implies", () => {
    expect(impliedCurrencyIssue()).to.equal(79_342);
  });
});
