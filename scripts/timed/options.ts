import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { Pace } from "../../src/comparison/timed/pace.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { type OptionValues, type Options, wholeNumber } from "../cli/options.ts";

const DEFAULT_SECONDS = 20;
/** A longer day than the sample takes longer, rather than loading the rails more. */
const DEFAULT_PER_SECOND = 120;
const DEFAULT_REPEATS = 5;
const FEWEST_REPEATS = 3;
const DEFAULT_WARM_UP_SECONDS = 2;
/** Three blocks of the local chain. */
const DEFAULT_BOUND_MS = 3_000;

export const TIMED_OPTIONS: Options = {
  timed: { says: "then replay the day by the wall clock as well, and measure" },
  "speed-up": {
    value: "N",
    says: `timed: the file's times, N times as fast (default: ${DEFAULT_PER_SECOND} instructions a second)`,
  },
  rate: { value: "N", says: "timed: N a second in the file's order, at random, instead of the file's times" },
  repeats: { value: "N", says: `timed: default ${DEFAULT_REPEATS}, at least ${FEWEST_REPEATS}` },
  "warm-up": {
    value: "SECONDS",
    says: `timed: not measured (default: ${DEFAULT_WARM_UP_SECONDS}; a tenth of a short day)`,
  },
  "commit-window": {
    value: "MS",
    says: "timed: run the books of schemes with contracts also with commits this far apart;\n                          0 doesn't (default: as the local chain's blocks)",
  },
  "final-blocks": {
    says: "timed: the --network's engine commits blocks for good (default: as its deploy/parameters say)",
  },
  "find-capacity": { says: "timed: then raise the rate until it isn't sustained any more" },
  "p99-bound": {
    value: "MS",
    says: `timed: what sustained allows p99 to be (default: ${DEFAULT_BOUND_MS})`,
  },
};

export interface TimedPlan {
  readonly pace: Pace;
  readonly repeats: number;
  readonly warmUpSeconds: number;
  readonly commitWindowMs: number | undefined;
  readonly blocksAreFinal: boolean;
  /** Absent if the highest rate isn't to be looked for. */
  readonly capacityBoundMs?: number;
}

/** What the command line asks for, for this day of so many instructions. Throws `BAD_USAGE`. */
export function timedPlanOf(
  values: OptionValues,
  scenario: Pick<Scenario, "opensAtSeconds" | "closesAtSeconds" | "keySeed">,
  instructions: number,
  blockPeriodMs: number,
): TimedPlan {
  const pace = paceOf(values, scenario, instructions);
  const daySeconds = scenario.closesAtSeconds - scenario.opensAtSeconds;
  const lasts = pace.kind === "rate" ? instructions / pace.perSecond : daySeconds / pace.speedUp;
  const boundMs = wholeNumber(values, "p99-bound", 1, 3_600_000) ?? DEFAULT_BOUND_MS;
  const commitWindowMs = wholeNumber(values, "commit-window", 0, 3_600_000) ?? blockPeriodMs;
  return {
    pace,
    repeats: wholeNumber(values, "repeats", FEWEST_REPEATS, 1_000) ?? DEFAULT_REPEATS,
    warmUpSeconds: wholeNumber(values, "warm-up", 0, 86_400) ?? Math.min(DEFAULT_WARM_UP_SECONDS, lasts / 10),
    commitWindowMs: commitWindowMs === 0 ? undefined : commitWindowMs,
    blocksAreFinal: values["final-blocks"] === true,
    ...(values["find-capacity"] === true ? { capacityBoundMs: boundMs } : {}),
  };
}

function paceOf(
  values: OptionValues,
  {
    opensAtSeconds,
    closesAtSeconds,
    keySeed,
  }: Pick<Scenario, "opensAtSeconds" | "closesAtSeconds" | "keySeed">,
  instructions: number,
): Pace {
  const perSecond = wholeNumber(values, "rate", 1, 1_000_000);
  const speedUp = wholeNumber(values, "speed-up", 1, 86_400_000);
  if (perSecond !== undefined && speedUp !== undefined) {
    const nextStep = "Leave one of them out.";
    throw new JiaoziError("BAD_USAGE", "--rate and --speed-up both set the pace.", nextStep, {
      field: "--rate",
    });
  }
  if (perSecond !== undefined) return { kind: "rate", perSecond, seed: keySeed };
  const seconds = Math.max(DEFAULT_SECONDS, instructions / DEFAULT_PER_SECOND);
  return { kind: "file", speedUp: speedUp ?? Math.round((closesAtSeconds - opensAtSeconds) / seconds) };
}
