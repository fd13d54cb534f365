import { z } from "zod";

import { ALIPAY_PERCENT } from "./workload.ts";

/**
 * What a generated day depends on, besides the constants of the workload. The same options give the same bytes on
 * every machine.
 */
export const generatorOptionsSchema = z.strictObject({
  seed: z.string().min(1).max(100),
  /** The day, in China Standard Time. */
  date: z.iso.date(),
  /** Lines of the instructions file, replays included. */
  payments: z.int().min(1).max(10_000_000),
  people: z.int().min(20).max(1_000_000),
  merchants: z.int().min(8).max(100_000),
  /** Part of the wallets that Alipay keeps, in percent; Tenpay keeps the others. */
  alipayPercent: z.int().min(1).max(99),
  /** Part of the people who pay whose wallets have a real-name tier, in percent; none, and no QR codes, if absent. */
  tieredPercent: z.int().min(0).max(100).optional(),
  /** So many wallets are frozen for an hour, and as many others replaced; none if absent. */
  measures: z.int().min(0).max(1_000).optional(),
});

export type GeneratorOptions = Readonly<z.infer<typeof generatorOptionsSchema>>;

/** The options of `scenarios/sample-day`. */
export const DEFAULT_GENERATOR_OPTIONS: GeneratorOptions = {
  seed: "jiaozi-sample-day",
  date: "2019-11-11",
  payments: 2_400,
  people: 300,
  merchants: 60,
  alipayPercent: ALIPAY_PERCENT,
  tieredPercent: 25,
  measures: 1,
};
