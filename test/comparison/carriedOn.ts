import { expect } from "chai";

import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { openBooks } from "../../src/centralized/schemes/openBooks.ts";
import { openECnyBooks } from "../../src/centralized/schemes/openECnyBooks.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openECnyReferee } from "../../src/comparison/referee/ecny/openECnyReferee.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY, LIBRA_USD } from "../../src/scenario/currency.ts";
import { ecnyConservation } from "../../src/scenario/ecny/conservation.ts";
import { ecnyDay } from "../../src/scenario/ecny/ecnyDay.ts";
import { DEFAULT_ECNY } from "../../src/scenario/ecny/parameters.ts";
import { ecnyTerms } from "../../src/scenario/ecny/sign.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { libraConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import type { PaymentRules } from "../../src/scenario/libra/paymentRules.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import { scenarioTerms } from "../../src/scenario/terms.ts";
import {
  type FamilyTerms,
  type Opened,
  interrupted,
  outcomeOf,
  randomDay,
  uninterrupted,
} from "./interrupted.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEEDS = deep ? [11, 12] : [11];
const STEP = deep ? 10 : 40;

/** So that what windows and sums remember decides on what comes after an interruption. */
const RULES: PaymentRules = {
  travelRule: { thresholdMicro: 150_000n, pairSums: true },
  vaspLimits: {
    ...{ maxInflowMicro: 150_000n, maxOutflowMicro: 150_000n, maxHoldingMicro: 400_000n },
    ...{ periodSeconds: 20_000, vasps: ["alipay", "tenpay"] },
  },
  fees: { basisPoints: 25n, flatMicro: 3n },
};

describe("books on which a day is carried on after an interruption", () => {
  const participants = smallWorld();
  const scenario = { participants, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT };
  const contract = { version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };
  const yuan = scenarioTerms(scenario, { name: "Wallet Yuan", ...contract });
  const usd = libraTerms(scenario, { name: "Libra USD", ...contract });
  const times = { participants, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  const eCny = ecnyDay(participants, { ...DEFAULT_ECNY, regime: "DEPOSIT_2026" });
  const eCnyTerms = ecnyTerms(scenario, { name: "e-CNY", ...contract });
  const libra = libraDay(participants, { ...DEFAULT_LIBRA, ...RULES });
  const kindOf: FamilyTerms["kindOf"] = (entity) => entityKindOf(participants, entity);
  let database: Database;

  before(async () => {
    database = await openDatabase({});
  });
  after(() => database.close());

  const opened =
    (referee: () => Opened["referee"], open: () => Promise<Opened["referee"]>) => (): Opened => ({
      referee: referee(),
      open: async (carriedOn) => {
        if (!carriedOn) {
          await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
          await migrate(database);
        }
        return open();
      },
    });
  const alipay2 = (mode: "gross" | "net") => {
    const day = { ...times, terms: yuan, mode, sessionsPerDay: 4 };
    return {
      family: { scheme: "alipay-2.0", mode, currency: CNY, conservation: ALIPAY_2_CONSERVATION, kindOf },
      opened: opened(
        () => openReferee(day),
        () => openBooks({ ...day, database }),
      ),
      day: (seed: number) => randomDay(seed, yuan),
    } as const;
  };
  const cases = {
    "alipay-2.0 gross": alipay2("gross"),
    "alipay-2.0 net": alipay2("net"),
    "e-cny": {
      family: {
        scheme: "e-cny",
        mode: "gross",
        currency: CNY,
        conservation: ecnyConservation(eCny.regime),
        kindOf,
      },
      opened: opened(
        () => openECnyReferee(eCny, eCnyTerms),
        () => openECnyBooks({ ...times, terms: eCnyTerms, database, ecny: eCny }),
      ),
      day: (seed: number) => randomDay(seed, eCnyTerms),
    },
    "alipay-1.0": {
      family: {
        scheme: "alipay-1.0",
        mode: "gross",
        currency: CNY,
        conservation: ALIPAY_1_CONSERVATION,
        kindOf,
      },
      opened: opened(
        () => openPooledReferee({ ...times, terms: yuan }),
        () => openPooledBooks({ ...times, terms: yuan, database }),
      ),
      day: (seed: number) => randomDay(seed, yuan),
    },
    libra: {
      family: {
        scheme: "libra",
        mode: "gross",
        currency: LIBRA_USD,
        conservation: libraConservation(RULES),
        kindOf,
      },
      opened: opened(
        () => openLibraReferee(libra, usd),
        () => openLibraBooks({ ...times, terms: usd, database, libra }),
      ),
      day: (seed: number) =>
        randomDay(seed, usd, (instruction) => toMicroInstruction(instruction, libra.parameters.fenPerUsd)),
    },
  } as const;

  for (const [name, { family, opened: fresh, day }] of Object.entries(cases)) {
    for (const seed of SEEDS) {
      it(`give what they would have given: ${name}, seed ${seed}`, async () => {
        const instructions = day(seed);
        const expected = outcomeOf(await uninterrupted(family, fresh(), instructions));
        expect(expected.agree).to.equal(true);
        expect(expected.rails[0]?.replayed, "repetitions").to.be.greaterThan(0);
        for (let after = 0; after <= instructions.length; after += STEP) {
          const found = await interrupted(family, fresh(), instructions, after);
          expect(outcomeOf(found), `interrupted after ${after}`).to.deep.equal(expected);
        }
        const ended = await interrupted(family, fresh(), instructions, instructions.length, (rail) =>
          rail.endDay(),
        );
        expect(outcomeOf(ended), "interrupted after the day's end").to.deep.equal(expected);
      });
    }
  }
});
