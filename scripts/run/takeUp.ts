import { resolve } from "node:path";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { Result } from "../../src/report/result.ts";
import type { OptionValues } from "../cli/options.ts";
import { whereBooksAre } from "../databases.ts";
import type { ContractsNote, Manifest, Plan } from "./manifest.ts";
import { planOf, requireSamePlan } from "./plan.ts";
import { type Run, interruptedRun } from "./run.ts";

/** What a command has to do: a whole run, or the rest of one that was interrupted. */
export interface Task {
  readonly plan: Plan;
  /** Where the report goes. */
  readonly out: string;
  /** How often the run was interrupted before. */
  readonly interruptions: number;
  readonly begunAnewBecause?: string | undefined;
  /** What the rails stand on that hold a part of the day already; absent if the run begins. */
  readonly carriedOn?: { readonly validUntilSeconds: number; readonly contracts?: ContractsNote | undefined };
}

/** @param out Where the report goes if the command line doesn't say. */
export function wholeRun(values: OptionValues, out: string): Task {
  return { plan: planOf(values), out: outOf(values) ?? out, interruptions: 0 };
}

/** Throws `BAD_USAGE` if there is no interrupted run, or another one than the command line asks for; changes nothing. */
export async function restOfRun(run: Run, values: OptionValues): Promise<Task> {
  const manifest = await interruptedRun(run);
  requireSamePlan(values, manifest.plan);
  requireSameBooks(manifest);
  const { plan, stage, validUntilSeconds, contracts } = manifest;
  const task = {
    plan,
    out: outOf(values) ?? manifest.out,
    interruptions: manifest.interruptions + 1,
    begunAnewBecause: manifest.begunAnewBecause,
  };
  if (stage === "settling") return { ...task, carriedOn: { validUntilSeconds, contracts } };
  return begunAnew(task, "it was interrupted while it was being opened, before anything was settled");
}

/** The same task from its beginning. */
export function begunAnew({ plan, out, interruptions }: Task, because: string): Task {
  return { plan, out, interruptions, begunAnewBecause: because };
}

/** Throws `BAD_USAGE` unless the scenario is, byte for byte, that of the interrupted run. */
export async function requireSameScenario(run: Run, folder: string, fingerprint: string): Promise<void> {
  if ((await interruptedRun(run)).fingerprint === fingerprint) return;
  throw new JiaoziError(
    "BAD_USAGE",
    "The scenario isn't that of the interrupted run: its files have changed since.",
    "Put the files back as they were, or leave --resume out to begin another run.",
    { file: folder },
  );
}

/** How the result was come by, for whoever reads it. */
export function originOf({
  interruptions,
  begunAnewBecause,
}: Task): NonNullable<Result["environment"]["run"]> {
  if (begunAnewBecause !== undefined) return { kind: "begun anew", interruptions, because: begunAnewBecause };
  return { kind: interruptions === 0 ? "whole" : "resumed", interruptions };
}

function requireSameBooks({ books }: Manifest): void {
  if (books === whereBooksAre()) return;
  throw new JiaoziError(
    "BAD_USAGE",
    `The interrupted run keeps its books elsewhere: ${books}, not ${whereBooksAre()}.`,
    "Set DATABASE_URL as it was then, or leave --resume out to begin another run.",
    { field: "DATABASE_URL" },
  );
}

function outOf({ out }: OptionValues): string | undefined {
  return typeof out === "string" ? resolve(out) : undefined;
}
