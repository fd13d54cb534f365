import { expect } from "chai";

import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { stepsOf } from "../../src/comparison/steps.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { type FamilyTerms, outcomeOf } from "./interrupted.ts";

/** A day with measures, and how each process opens its referee and its rail. */
export interface MeasuredDay {
  readonly family: FamilyTerms;
  readonly instructions: readonly SignedInstruction[];
  readonly referee: () => Rail;
  /** `carriedOn` asks for the rail as an earlier one left it. */
  readonly open: (carriedOn: boolean) => Promise<Rail>;
}

/** Interrupts the day after so many instructions and measures, for each of these, and carries it on. */
export async function expectSameDay(
  one: MeasuredDay,
  measures: readonly Measure[],
  cuts: readonly number[],
): Promise<void> {
  const whole = await settled(one, measures, await one.open(false), false);
  expect(whole.agree, JSON.stringify(whole.firstDifference)).to.equal(true);
  for (const cut of cuts) {
    await settleUntil(cut, one, measures, await one.open(false));
    const found = await settled(one, measures, await one.open(true), true);
    expect(found, `interrupted after ${cut} instructions and measures`).to.deep.equal(whole);
  }
}

/** On a database that is emptied for each day that isn't carried on. */
export function openedInBooks(database: Database, open: () => Promise<Rail>): MeasuredDay["open"] {
  return async (carriedOn) => {
    if (!carriedOn) {
      await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
      await migrate(database);
    }
    return open();
  };
}

/** On a chain on which the day was just opened, and is again for each day that isn't carried on. */
export async function openedOnChain(
  provider: { send(method: string, params: unknown[]): Promise<unknown> },
  attach: () => Rail,
): Promise<MeasuredDay["open"]> {
  let opened = await provider.send("evm_snapshot", []);
  return async (carriedOn) => {
    if (!carriedOn) {
      await provider.send("evm_revert", [opened]);
      opened = await provider.send("evm_snapshot", []);
    }
    return attach();
  };
}

async function settled(
  { family, instructions, referee }: MeasuredDay,
  measures: readonly Measure[],
  rail: Rail,
  carriedOn: boolean,
) {
  const families = [{ ...family, referee: referee(), rails: [rail] }];
  const [result] = await runDay(families, stream(instructions), { carriedOn, measures });
  if (result === undefined) throw new Error("no result");
  return { ...outcomeOf(result), measures: result.measures };
}

/** One by one, as a process that dies after so many of them. */
async function settleUntil(
  cut: number,
  { family, instructions }: MeasuredDay,
  measures: readonly Measure[],
  rail: Rail,
): Promise<void> {
  let left = cut;
  for await (const step of stepsOf(stream(instructions), measures)) {
    if ("measure" in step) {
      const measure = family.measureFor?.(step.measure);
      if (left-- > 0 && measure !== undefined) await rail.apply(measure);
      continue;
    }
    for (const instruction of step.batch) if (left-- > 0) await rail.settle([instruction]);
  }
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
