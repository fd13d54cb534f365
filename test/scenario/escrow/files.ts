import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import type { JiaoziError } from "../../../src/catalogue/errors.ts";
import { readEvents } from "../../../src/scenario/escrow/readEvents.ts";
import { readTradeTerms } from "../../../src/scenario/escrow/readTerms.ts";
import { readWallets } from "../../../src/scenario/escrow/readWallets.ts";
import { DEFAULT_TRADE_TERMS } from "../../../src/scenario/escrow/trades.ts";

const FOLDER = join(import.meta.dirname, "../../../scenarios/secured-trades");

describe("the files of secured trades", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A shipped file with one line changed; the line's number, from 1. */
  const changed = async (name: string, line: string, found: string | RegExp, by: string) => {
    const lines = (await readFile(join(FOLDER, name), "utf8")).split("\n");
    const index = lines.findIndex((text) => text.startsWith(`${line},`));
    lines[index] = (lines[index] ?? "").replace(found, by);
    const file = join(folder, name);
    await writeFile(file, lines.join("\n"));
    return { file, line: index + 1 };
  };
  const faultOf = (reading: Promise<unknown>) =>
    reading.then(
      () => undefined,
      (fault: unknown) => fault as JiaoziError,
    );

  const events: readonly (readonly [string, string, string | RegExp, string, string])[] = [
    ["a trade that isn't there", "t1-pay", ",t1,", ",t9,", "trade"],
    ["an event that isn't one", "t1-pay", ",pay,", ",steal,", "event"],
    ["a time that goes back", "t2", "10:02:00", "09:00:00", "time"],
    ["two events in one second", "t2", "10:02:00", "10:01:00", "time"],
    ["a time that is none", "t2", "+08:00", "Z", "time"],
    ["an amount where none belongs", "t1-ship", ",,,", ",,1.00,", "amount_yuan"],
    ["an order of nothing", "t1", "100.00", "0", "amount_yuan"],
    ["a settling with a party", "t1-end", ",t1,,", ",t1,bob,", "party"],
    ["a freeze of a trade", "frozen", "freeze,,", "freeze,t1,", "trade"],
    ["a delivery by pigeon", "t1", "express", "pigeon", "delivery"],
    ["a seller of an act", "t1-pay", "alice,,", "alice,shop,", "seller"],
    ["a party without a wallet", "t1-ship", "shop", "nobody", "party"],
  ];
  for (const [what, line, found, by, field] of events) {
    it(`are refused with line and field for ${what}`, async () => {
      const { wallets } = await readWallets(join(FOLDER, "wallets.csv"));
      const place = await changed("events.csv", line, found, by);
      const fault = await faultOf(readEvents(place.file, wallets));
      expect(fault?.place).to.deep.equal({ ...place, field });
    });
  }

  const wallets: readonly (readonly [string, string, string, string, string])[] = [
    ["a wallet twice", "bob", "bob", "alice", "id"],
    ["a second wallet for fees", "bob", ".00,", ".00,yes", "fees"],
    ["a balance below zero", "bob", "500", "-500", "balance_yuan"],
  ];
  for (const [what, line, found, by, field] of wallets) {
    it(`are refused with the field for ${what}`, async () => {
      const { file } = await changed("wallets.csv", line, found, by);
      const fault = await faultOf(readWallets(file));
      expect(fault?.place.field).to.equal(field);
    });
  }

  it("are refused for an institution that is a wallet as well, and without events", async () => {
    const { file } = await changed("wallets.csv", "bob", "alipay", "alice");
    expect((await faultOf(readWallets(file)))?.code).to.equal("BAD_FILE");
    const empty = join(folder, "empty.csv");
    await writeFile(empty, "id,time,event\n");
    expect((await faultOf(readEvents(empty, [])))?.code).to.equal("BAD_FILE");
  });

  it("change the default terms, within their bounds", async () => {
    const file = join(folder, "terms.json");
    await writeFile(file, '{"feeBasisPoints": 0, "shipWithin": 3600}');
    const terms = { ...DEFAULT_TRADE_TERMS, feeBasisPoints: 0, shipWithin: 3_600 };
    expect(await readTradeTerms(file)).to.deep.equal(terms);
    for (const [text, code] of [
      ['{"shipWithin": 3599}', "BAD_FIELD"],
      ['{"feeBasisPoints": 501}', "BAD_FIELD"],
      ['{"discount": 1}', "BAD_FIELD"],
      ["{", "BAD_FILE"],
    ] as const) {
      await writeFile(file, text);
      expect((await faultOf(readTradeTerms(file)))?.code, text).to.equal(code);
    }
  });
});
