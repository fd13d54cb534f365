import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { JiaoziError } from "../../catalogue/errors.ts";
import { CHINA_OFFSET, parseChinaTime } from "../chinaTime.ts";
import type { Instruction } from "../instructions.ts";
import type { Measure } from "../measures.ts";
import { libraDay } from "../libra/libraDay.ts";
import type { Bank, Holder, Institution, Participants } from "../participants.ts";
import { SCENARIO_FILE, type ScenarioDay } from "../scenario.ts";
import { writeScenarioFiles } from "../writeFiles.ts";
import { readScenarioFile } from "../read/readScenarioFile.ts";
import { type Calibration, type CalibrationMeter, calibrationMeter } from "./calibration.ts";
import { type Cast, castOf } from "./cast.ts";
import { withLimitsTried, withTiers } from "./limits.ts";
import { REPLAY_REACH, instructionStream } from "./instructionStream.ts";
import { issuanceDay } from "./issuanceDay.ts";
import { MeasureScout } from "./measureScout.ts";
import { type GeneratorOptions, generatorOptionsSchema } from "./options.ts";
import { wholeFen } from "./sizes.ts";
import { BANKS, INSTITUTIONS, RESERVE_MULTIPLE, SCARCE_BANK, WORKLOAD } from "./workload.ts";

const SECONDS_PER_DAY = 86_400;
const SESSIONS_PER_DAY = 4;
/** Of the people, how many may have their wallets frozen or replaced. */
const MOST_WATCHED = 2_000;

/**
 * Draws a day of payments and writes its files into a folder that has none of them, or has this very day. The
 * same options give the same bytes; sections `libra` and `ecny` that this very day has been given stay. Answers with how close the day comes to the sourced figures. Throws `BAD_USAGE`
 * for an option out of bounds, or a folder that has another scenario already.
 */
export async function writeScenario(options: GeneratorOptions, folder: string): Promise<Calibration> {
  requireOptions(options);
  const cast = castOf(options);
  const earlier = await sameDay(folder, options);
  const day = {
    ...dayOf(options),
    ...(earlier?.libra && { libra: earlier.libra }),
    ...(earlier?.ecny && { ecny: earlier.ecny }),
  };
  const holders = [...cast.people, ...cast.merchants].map(withTiers(options, cast));
  const meter = calibrationMeter(new Set(cast.shops.map(({ id }) => id)));
  const unhosted = day.libra?.unhosted?.holders ?? [];
  const hosted = cast.active.filter(({ id }) => !unhosted.includes(id)).slice(0, MOST_WATCHED);
  const scout = new MeasureScout(hosted, day.opensAtSeconds, REPLAY_REACH);
  await writeScenarioFiles(folder, {
    day,
    participants: [...banksOf(options), ...institutions(), ...holders],
    instructions: watched(limited(options, cast, holders, day.opensAtSeconds), meter, scout),
    withChannels: (options.tieredPercent ?? 0) > 0,
    measures: measuresOf(scout, options.measures ?? 0, issuanceOf(day, holders)),
    replace: earlier !== undefined,
  });
  return meter.result();
}

async function sameDay(folder: string, options: GeneratorOptions): Promise<ScenarioDay | undefined> {
  const day = await readScenarioFile(join(folder, SCENARIO_FILE)).catch(() => undefined);
  return isDeepStrictEqual(day?.generator, options) ? day : undefined;
}

function requireOptions(options: GeneratorOptions): void {
  const issue = generatorOptionsSchema.safeParse(options).error?.issues[0];
  if (issue === undefined) return;
  const field = issue.path.join(".");
  throw new JiaoziError("BAD_USAGE", `${field}: ${issue.message}.`, "Choose a value within the bounds.", {
    field,
  });
}

function dayOf(options: GeneratorOptions): ScenarioDay {
  const opensAtSeconds = parseChinaTime(`${options.date}T00:00:00${CHINA_OFFSET}`);
  if (opensAtSeconds === undefined) {
    throw new JiaoziError("BAD_USAGE", `date: ${options.date} is before 1970.`, "Choose a later day.", {
      field: "date",
    });
  }
  return {
    name: `Generated day ${options.date}`,
    opensAtSeconds,
    closesAtSeconds: opensAtSeconds + SECONDS_PER_DAY,
    keySeed: options.seed,
    sessionsPerDay: SESSIONS_PER_DAY,
    generator: options,
  };
}

function banksOf({ payments }: GeneratorOptions): readonly Bank[] {
  const { percent, medianYuan, sigma } = WORKLOAD.top_up;
  const meanYuan = medianYuan * (1 + (sigma * sigma) / 2);
  const topUpsYuan = payments * (percent / 100) * meanYuan;
  return BANKS.map((bank) => {
    const multiple = bank.id === SCARCE_BANK ? RESERVE_MULTIPLE.scarce : RESERVE_MULTIPLE.ample;
    const reserveFen = wholeFen(topUpsYuan * (bank.percent / 100) * multiple);
    return { kind: "bank", id: bank.id, name: bank.name, reserveFen };
  });
}

function institutions(): readonly Institution[] {
  return INSTITUTIONS.map(({ id, name }) => ({ kind: "institution", id, name }));
}

/** When the day is drawn. */
function* measuresOf(scout: MeasureScout, count: number, issuance: readonly Measure[]): Generator<Measure> {
  if (count === 0) return;
  yield* [...scout.measures(count), ...issuance].sort((a, b) => a.atSeconds - b.atSeconds);
}

/** Of a day that has been given terms for it. */
function issuanceOf(day: ScenarioDay, all: readonly Holder[]): readonly Measure[] {
  const { libra, generator, opensAtSeconds } = day;
  if (libra?.issuance === undefined || generator === undefined) return [];
  const participants: Participants = {
    banks: new Map(banksOf(generator).map((bank) => [bank.id, bank])),
    institutions: new Map(institutions().map((institution) => [institution.id, institution])),
    holders: new Map(all.map((holder) => [holder.id, holder])),
  };
  return issuanceDay(libraDay(participants, libra), opensAtSeconds, INSTITUTIONS[0].id);
}

function* limited(
  options: GeneratorOptions,
  cast: Cast,
  holders: readonly Holder[],
  opensAtSeconds: number,
): Generator<Instruction> {
  const tryLimits = withLimitsTried(options, cast, holders);
  for (const instruction of instructionStream(options, cast, opensAtSeconds)) yield tryLimits(instruction);
}

function* watched(
  instructions: Iterable<Instruction>,
  meter: CalibrationMeter,
  scout: MeasureScout,
): Generator<{ instruction: Instruction }> {
  for (const instruction of instructions) {
    meter.add(instruction);
    scout.add(instruction);
    yield { instruction };
  }
}
