import { readFile } from "node:fs/promises";

import { z } from "zod";

import { JiaoziError } from "../../catalogue/errors.ts";
import { CHINA_OFFSET, parseChinaTime } from "../chinaTime.ts";
import { ecnySchema } from "../ecny/parametersSchema.ts";
import { generatorOptionsSchema } from "../generate/options.ts";
import { libraSchema } from "../libra/parametersSchema.ts";
import type { ScenarioDay } from "../scenario.ts";
import { fileFault } from "./fault.ts";

const SECONDS_PER_DAY = 86_400;
const MOST_SESSIONS = 96;

const text = z.string().min(1).max(100);
const time = z.string().transform((value, context) => {
  const seconds = parseChinaTime(value);
  if (seconds !== undefined) return seconds;
  context.addIssue({
    code: "custom",
    message: "write China Standard Time, such as 2019-11-11T00:00:00+08:00",
  });
  return z.NEVER;
});

const scenarioFileSchema = z
  .strictObject({
    name: text,
    currency: z.literal("CNY"),
    timezone: z.literal(CHINA_OFFSET),
    opensAt: time,
    closesAt: time,
    keySeed: text,
    sessionsPerDay: z.int().min(1).max(MOST_SESSIONS),
    libra: libraSchema.optional(),
    ecny: ecnySchema.optional(),
    generator: generatorOptionsSchema.optional(),
  })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt && closesAt - opensAt <= SECONDS_PER_DAY, {
    path: ["closesAt"],
    message: "must be after opensAt, and at most 24 hours after it",
  });

/** Throws `BAD_FILE` if it isn't JSON in UTF-8, `BAD_FIELD` with the field if a value isn't as documented. */
export async function readScenarioFile(file: string): Promise<ScenarioDay> {
  const result = scenarioFileSchema.safeParse(await readJson(file));
  if (!result.success) throw fieldFault(file, result.error);
  const { name, opensAt, closesAt, keySeed, sessionsPerDay, libra, ecny, generator } = result.data;
  return {
    name,
    opensAtSeconds: opensAt,
    closesAtSeconds: closesAt,
    keySeed,
    sessionsPerDay,
    ...(libra === undefined ? {} : { libra }),
    ...(ecny === undefined ? {} : { ecny }),
    ...(generator === undefined ? {} : { generator }),
  };
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw fileFault(
      { file },
      `can't be read (${error.message})`,
      "Check the path and its permissions.",
      error,
    );
  });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw fileFault(
      { file },
      "isn't JSON in UTF-8",
      "Compare it with scenarios/worked-example/scenario.json.",
      error,
    );
  }
}

function fieldFault(file: string, error: z.ZodError): JiaoziError {
  const issue = error.issues[0];
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknownKey].join(".") || "(whole file)";
  const message = `${file}, ${field}: ${issue?.message ?? "isn't as documented"}.`;
  return new JiaoziError(
    "BAD_FIELD",
    message,
    "scenarios/README.md documents every field.",
    { file, field },
    error,
  );
}
