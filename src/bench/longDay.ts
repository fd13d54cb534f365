import { memoryUsage } from "node:process";

import type { Database } from "../centralized/database/database.ts";
import { openBooks } from "../centralized/schemes/openBooks.ts";
import type { Family } from "../comparison/family.ts";
import { openReferee } from "../comparison/referee/openReferee.ts";
import { runDay } from "../comparison/runDay.ts";
import { ALIPAY_2_CONSERVATION } from "../scenario/alipay2/conservation.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { CNY } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { scenarioTerms, signAll } from "../scenario/terms.ts";

export interface LongDayOptions {
  /** As long as the day is to be; `npm run generate` streams it to files. */
  readonly scenario: Scenario;
  /** An empty one. */
  readonly database: Database;
  /** Called for each sample of memory. */
  readonly onSample?: (sample: MemorySample) => void;
}

/** Memory of this process when so many instructions were settled. */
export interface MemorySample {
  readonly settled: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
}

export interface LongDay {
  /** Instructions, refusals and repetitions included. */
  readonly payments: number;
  readonly accepted: number;
  readonly seconds: number;
  readonly peakResidentBytes: number;
  /** Least and most of what the heap held just after a collection, from a tenth of the day on; undefined without --expose-gc. */
  readonly heapAfterCollection?: { readonly leastBytes: number; readonly mostBytes: number };
  /** Decisions, reasons and end balances of the books equal the referee's. */
  readonly agree: boolean;
  readonly engine: Database["engine"];
}

const SAMPLES = 100;

/**
 * Settles a day under alipay-2.0, gross, in the books and the referee, every signature verified by both, and watches
 * whether memory grows with it. No benchmark of the books: signing, verifying twice and comparing take their part.
 */
export async function measureLongDay(options: LongDayOptions, payments: number): Promise<LongDay> {
  const { scenario, database } = options;
  const memory = new MemoryWatch(payments, options.onSample ?? (() => {}));
  const terms = scenarioTerms(scenario, DOMAIN);
  const family = await openFamily(scenario, terms, database);
  const started = performance.now();
  const [result] = await runDay([family], signAll(scenario, terms), {
    onProgress: ({ settled }) => memory.look(settled),
  });
  const seconds = (performance.now() - started) / 1_000;
  await family.referee.close();
  if (result === undefined) throw new Error("A day without a family has no result");
  const { accepted, rejected } = result.referee;
  const refused = Object.values(rejected).reduce((sum, count) => sum + count, 0);
  const { agree } = result;
  return {
    payments: accepted + refused,
    accepted,
    seconds,
    agree,
    engine: database.engine,
    ...memory.found(),
  };
}

/** No chain takes part; the statements name a contract that is on none. */
const DOMAIN = {
  name: "Wallet Yuan",
  version: "1",
  chainId: 1,
  verifyingContract: `0x${"11".repeat(20)}`,
};

async function openFamily(
  scenario: Scenario,
  terms: AuthorisationTerms,
  database: Database,
): Promise<Family> {
  const { participants, sessionsPerDay, opensAtSeconds, closesAtSeconds } = scenario;
  const times = { sessionsPerDay, opensAtSeconds, closesAtSeconds };
  const day = { participants, terms, mode: "gross", ...times } as const;
  return {
    scheme: "alipay-2.0",
    mode: "gross",
    currency: CNY,
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity) => entityKindOf(participants, entity),
    referee: openReferee(day),
    rails: [await openBooks({ ...day, database })],
  };
}

class MemoryWatch {
  readonly #every: number;
  readonly #from: number;
  readonly #onSample: (sample: MemorySample) => void;
  #next = 0;
  #peakResidentBytes = 0;
  #leastBytes = Number.POSITIVE_INFINITY;
  #mostBytes = 0;

  constructor(payments: number, onSample: (sample: MemorySample) => void) {
    this.#every = payments / SAMPLES;
    this.#from = payments / 10;
    this.#onSample = onSample;
  }

  look(settled: number): void {
    this.#peakResidentBytes = Math.max(this.#peakResidentBytes, memoryUsage.rss());
    if (settled < this.#next) return;
    this.#next = settled + this.#every;
    globalThis.gc?.();
    const heapUsedBytes = memoryUsage().heapUsed;
    this.#onSample({ settled, residentBytes: memoryUsage.rss(), heapUsedBytes });
    if (settled < this.#from) return;
    this.#leastBytes = Math.min(this.#leastBytes, heapUsedBytes);
    this.#mostBytes = Math.max(this.#mostBytes, heapUsedBytes);
  }

  found(): Pick<LongDay, "peakResidentBytes" | "heapAfterCollection"> {
    const heap = { leastBytes: this.#leastBytes, mostBytes: this.#mostBytes };
    const hasHeap = globalThis.gc !== undefined && Number.isFinite(this.#leastBytes);
    return {
      peakResidentBytes: this.#peakResidentBytes,
      ...(hasHeap ? { heapAfterCollection: heap } : {}),
    };
  }
}
