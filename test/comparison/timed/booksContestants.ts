import { expect } from "chai";

import type { Database } from "../../../src/centralized/database/database.ts";
import { migrate } from "../../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../../src/centralized/database/openDatabase.ts";
import { BOOKS_NAMES, type BooksName } from "../../../src/comparison/openFamilies.ts";
import { type BooksSetup, booksContestant } from "../../../src/comparison/timed/booksContestants.ts";
import { WALL_CLOCK } from "../../../src/comparison/timed/clock.ts";
import { timedRun } from "../../../src/comparison/timed/timedRun.ts";
import { toTimed } from "../../../src/report/timed/toTimed.ts";
import { timed as timedShape } from "../../../src/report/timed/timedResult.ts";
import { ecnyTerms } from "../../../src/scenario/ecny/sign.ts";
import { libraTerms } from "../../../src/scenario/libra/sign.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import { scenarioTerms } from "../../../src/scenario/terms.ts";
import { expectError } from "../../centralized/expectError.ts";

const FOLDER = new URL("../../../scenarios/worked-example/", import.meta.url).pathname;
/** Its thirty instructions in a second or so. */
const PACE = { kind: "rate", perSecond: 30, seed: "books under the stopwatch" } as const;

describe("books under the stopwatch", () => {
  let database: Database;
  let setup: BooksSetup;

  before(async () => {
    const scenario = await openScenario(FOLDER);
    const domain = (name: string) => ({
      name,
      version: "1",
      chainId: 1,
      verifyingContract: `0x${"11".repeat(20)}`,
    });
    database = await openDatabase({});
    setup = {
      scenario,
      clock: WALL_CLOCK,
      terms: {
        yuan: scenarioTerms(scenario, domain("Wallet Yuan")),
        "e-cny": ecnyTerms(scenario, domain("e-CNY")),
        libra: libraTerms(scenario, domain("Libra USD")),
      },
      openDatabase: async () => {
        await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
        await migrate(database);
        return { ...database, close: () => Promise.resolve() };
      },
    };
  });

  after(() => database.close());

  const run = (name: BooksName, windowMs?: number) =>
    timedRun(booksContestant(name, setup, windowMs), { pace: PACE, warmUpSeconds: 0.1, clock: WALL_CLOCK });

  for (const name of BOOKS_NAMES) {
    it(`decide as the referee does in ${name}, whose answers explain the end balances`, async () => {
      const { answers, settlement, readings, storedBytes } = await run(name);
      expect(answers).to.include({ differFromReferee: 0 });
      expect(answers.accepted + answers.refused + answers.repeated).to.equal(30);
      expect(settlement).to.equal("not durable");
      expect(readings.latencyMs.p50).to.be.greaterThan(0);
      expect(Number(storedBytes)).to.be.greaterThan(0);
    });
  }

  it("wait for the window that they are given, and make a document of its schema", async () => {
    const result = await run("alipay-2.0-gross", 400);
    // a Poisson process meets a window of 400 ms anywhere, so that the wait is 200 ms on average
    expect(result.readings.stagesMs.queue).to.be.within(40, 360);
    const contestant = { scheme: "alipay-2.0", mode: "gross", label: "books", runs: [result] } as const;
    const facts = { pace: PACE, warmUpSeconds: 0.1, order: [], loadAverage: [0, 0, 0] };
    const document = toTimed([contestant], facts);
    expect(timedShape.parse(JSON.parse(JSON.stringify(document)))).to.deep.equal(document);
  });

  it("fail when their log was tampered with", async () => {
    const contestant = booksContestant("alipay-2.0-gross", setup);
    const tampering = {
      ...contestant,
      open: async () => {
        const opened = await contestant.open();
        const verify = async () => {
          await database.run(`ALTER TABLE log DISABLE TRIGGER append_only;
            UPDATE log SET at_seconds = at_seconds + 1 WHERE sequence = 5;`);
          await opened.verify();
        };
        return { ...opened, verify };
      },
    };
    const settings = { pace: PACE, warmUpSeconds: 0, clock: WALL_CLOCK };
    const fault = await expectError(() => timedRun(tampering, settings), "BOOKS_OUT_OF_BALANCE");
    expect(fault.message).to.contain("row 5");
  });
});
