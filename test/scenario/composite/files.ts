import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import type { JiaoziError } from "../../../src/catalogue/errors.ts";
import { formatMicro, parseMicro } from "../../../src/scenario/composite/micro.ts";
import { readBasket } from "../../../src/scenario/composite/readBasket.ts";
import { readOrders } from "../../../src/scenario/composite/readOrders.ts";

const EXAMPLE = new URL("../../../scenarios/composite/", import.meta.url).pathname;

describe("the files of a basket", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    await cp(EXAMPLE, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const faultOf = async (file: string, from: string, to: string): Promise<Partial<JiaoziError>> => {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    expect(text).to.contain(from);
    await writeFile(path, text.replace(from, to));
    try {
      await readOrders(join(folder, "orders.csv"), await readBasket(join(folder, "basket.json")));
    } catch (fault) {
      return fault as JiaoziError;
    }
    throw new Error(`${to} was taken`);
  };

  for (const [from, to, where] of [
    ["c02,2020-04-16T09:20", "c02,2020-04-16T09:10", "line 3, time"],
    ["c02,", "c01,", "line 3, id"],
    ["create,jun,,20", "create,jun,,-20", "line 3, amount"],
    ["create,jun,,20", "create,jun,,0", "line 3, amount"],
    ["create,jun,,20", "create,jun,,1.0000001", "line 3, amount"],
    ["create,jun,,20", "create,tom,,20", "line 3, holder"],
    ["create,jun,,20", "create,jun,EUR,20", "line 3, coin"],
    ["create,jun,,20", "mint,jun,,20", "line 3, order"],
    ["0.5;0.25;0.1;0.113049", "0.5;0.25;0.1", "line 7, amount"],
    ["0.5;0.25;0.1;0.113049", "0.5;0.25;0.1;0", "line 7, amount"],
    ["lift,jun,EUR", "lift,jun,USD", "line 12, order"],
    ["lift,jun,EUR", "freeze,jun,EUR", "line 12, order"],
  ] as const) {
    it(`refuse ${to} at ${where}`, async () => {
      expect((await faultOf("orders.csv", from, to)).message).to.contain(`orders.csv, ${where}`);
    });
  }

  for (const [from, to, field] of [
    ['"SGD": "0.113049"', '"SGD": "0"', "amounts.SGD"],
    ['"SGD": "0.113049"', '"LBR": "1"', "amounts"],
    ['"EUR": "50"', '"JPY": "50"', "holders.mei"],
    ['"delaySeconds": 3600', '"delaySeconds": 0', "delaySeconds"],
    ['"jun": {', '"vault": {', "holders"],
  ] as const) {
    it(`refuse ${to} in ${field}`, async () => {
      expect((await faultOf("basket.json", from, to)).message).to.contain(`basket.json, ${field}`);
    });
  }

  it("have coins to the millionth, which come back as they were", () => {
    expect([parseMicro("12"), parseMicro("0.000001"), parseMicro("1.5")]).to.deep.equal([
      12_000_000n,
      1n,
      1_500_000n,
    ]);
    expect([
      parseMicro(""),
      parseMicro("1e3"),
      parseMicro("1.1234567"),
      parseMicro("9".repeat(23)),
    ]).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(formatMicro(1_500_001n)).to.equal("1.500001");
  });
});
