import { sheetOfClaims } from "../scenario/centralBankSheet.ts";
import type { Claim } from "../scenario/claims.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Measure } from "../scenario/measures.ts";
import type { Decision } from "../scenario/rail.ts";
import { firstClaimApart, firstDecisionApart, firstRowApart, outcomeApart } from "./differences.ts";
import type { Difference, Family, FamilyResult, MeasureTaken } from "./family.ts";
import { RailRun } from "./railRun.ts";
import { stepsOf } from "./steps.ts";

export interface DayProgress {
  readonly settled: number;
  readonly agree: boolean;
}

/** What the right answers of one family are to a batch, in its order. */
export interface FamilyDecisions {
  readonly family: Family;
  readonly decisions: readonly Decision[];
}

/** Called after each batch, with the instructions as the scenario has them. */
export type DecisionsListener = (
  batch: readonly SignedInstruction[],
  decided: readonly FamilyDecisions[],
) => void | Promise<void>;

export interface RunOptions {
  readonly onProgress?: (progress: DayProgress) => void;
  readonly onDecided?: DecisionsListener;
  /** What authorities do within the day, in order of time. */
  readonly measures?: readonly Measure[];
  /** The rails hold part of the day from an earlier process, in which all opened as the referee does. */
  readonly carriedOn?: boolean;
  /** Called when every rail has been seen to open as its referee does, before anything is settled. */
  readonly onOpened?: () => Promise<void>;
  /** Ends the run between two batches: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The logical run: every rail of every family settles the same instructions in the same order, batch by batch, and
 * is held against its referee as it goes. Scenario time drives every rule, so the outcome is the same on any machine,
 * however often the run was interrupted and carried on.
 */
export async function runDay(
  families: readonly Family[],
  instructions: AsyncIterable<SignedInstruction>,
  options: RunOptions = {},
): Promise<FamilyResult[]> {
  const runs = families.map((family) => new FamilyRun(family));
  for (const run of runs) await run.begin(options.carriedOn === true);
  if (runs.every((run) => run.agrees)) await options.onOpened?.();
  let settled = 0;
  for await (const step of stepsOf(instructions, options.measures ?? [])) {
    options.signal?.throwIfAborted();
    if ("measure" in step) {
      for (const run of runs) await run.apply(step.measure);
      continue;
    }
    const { batch } = step;
    const decided: FamilyDecisions[] = [];
    for (const run of runs) decided.push({ family: run.family, decisions: await run.settle(batch) });
    await options.onDecided?.(batch, decided);
    settled += batch.length;
    options.onProgress?.({ settled, agree: runs.every((run) => run.agrees) });
  }
  options.signal?.throwIfAborted();
  const results: FamilyResult[] = [];
  for (const run of runs) results.push(await run.end());
  return results;
}

class FamilyRun {
  readonly family: Family;
  readonly #referee: RailRun;
  readonly #rails: readonly RailRun[];
  #opening: readonly Claim[] = [];
  #firstDifference: Difference | undefined;
  readonly #measures: MeasureTaken[] = [];

  constructor(family: Family) {
    this.family = family;
    this.#referee = new RailRun(family.referee, family);
    this.#rails = family.rails.map((rail) => new RailRun(rail, family));
  }

  get agrees(): boolean {
    return this.#firstDifference === undefined;
  }

  /** All start from the same state, or there is nothing to compare. */
  async begin(carriedOn: boolean): Promise<void> {
    this.#opening = await this.#referee.begin();
    for (const run of this.#rails) {
      if (carriedOn) {
        run.carryOn(this.#opening);
        continue;
      }
      this.#firstDifference ??= firstClaimApart(run.rail.name, this.#opening, await run.begin());
    }
  }

  /** Answers with the referee's decisions. */
  async settle(batch: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    const { adapt } = this.family;
    const instructions = adapt === undefined ? batch : batch.map(adapt);
    const expected = await this.#referee.settle(instructions);
    const isRepetition = expected.map(({ replayed }) => replayed);
    for (const run of this.#rails) {
      const answers = await run.settle(instructions, isRepetition);
      this.#firstDifference ??= firstDecisionApart(run.rail.name, expected, answers);
    }
    return expected;
  }

  async apply(ofScenario: Measure): Promise<void> {
    const measure = this.family.measureFor?.(ofScenario);
    if (measure === undefined) return;
    const outcome = await this.#referee.apply(measure);
    this.#measures.push({ measure, outcome });
    for (const run of this.#rails) {
      this.#firstDifference ??= outcomeApart(run.rail.name, measure, outcome, await run.apply(measure));
    }
  }

  async end(): Promise<FamilyResult> {
    const { scheme, mode, currency, regime, statedRate, kindOf } = this.family;
    const expected = await this.#referee.end();
    const claims: [RailRun, readonly Claim[]][] = [];
    for (const run of this.#rails) {
      const found = await run.end();
      claims.push([run, found]);
      this.#firstDifference ??= firstClaimApart(run.rail.name, expected, found);
      this.#firstDifference ??= firstRowApart(
        run.rail.name,
        sheetOfClaims(expected),
        await run.centralBankSheet(),
      );
    }
    return {
      scheme,
      mode,
      currency,
      kindOf,
      ...(regime === undefined ? {} : { regime }),
      ...(statedRate === undefined ? {} : { statedRate }),
      referee: this.#referee.result(this.#opening, expected),
      rails: claims.map(([run, found]) => run.result(this.#opening, found)),
      measures: this.#measures,
      agree: this.agrees,
      ...(this.#firstDifference === undefined ? {} : { firstDifference: this.#firstDifference }),
    };
  }
}
