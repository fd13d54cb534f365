import { z } from "zod";

import { CHINA_OFFSET, formatChinaTime, parseChinaTime } from "../chinaTime.ts";
import { type IssuanceTerms, MICRO_PER_COIN } from "./issuance.ts";

const MICRO = Number(MICRO_PER_COIN);
/** The contract keeps tiers as whole coins in 32 bits. */
const MOST_TIER_MICRO = (2 ** 32 - 1) * MICRO;
const LONGEST_STALENESS_SECONDS = 366 * 86_400;

const tier = z.int().min(MICRO).max(MOST_TIER_MICRO).multipleOf(MICRO).transform(BigInt);

const window = z.strictObject({
  startedAt: z.string().transform((text, context) => {
    const seconds = parseChinaTime(text);
    if (seconds !== undefined) return seconds;
    const message = `write China Standard Time, such as 2019-11-10T10:00:00${CHINA_OFFSET}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }),
  inflowMicro: z.int().min(1).max(Number.MAX_SAFE_INTEGER).transform(BigInt),
});

/** The field `issuance` of the section `libra` of scenario.json. */
export const issuanceSchema = z
  .strictObject({
    dealerTiersMicro: z.tuple([tier, tier, tier, tier]),
    stalenessSeconds: z.int().min(1).max(LONGEST_STALENESS_SECONDS),
    window: window.optional(),
  })
  .refine(({ dealerTiersMicro }) => isAscending(dealerTiersMicro), {
    path: ["dealerTiersMicro"],
    message: "must be strictly increasing",
  })
  .transform(({ dealerTiersMicro, stalenessSeconds, window: opening }): IssuanceTerms => {
    const terms = { dealerTiersMicro, stalenessSeconds };
    if (opening === undefined) return terms;
    return { ...terms, window: { startedAtSeconds: opening.startedAt, inflowMicro: opening.inflowMicro } };
  });

function isAscending(amounts: readonly bigint[]): boolean {
  return amounts.every((amount, place) => amount > (amounts[place - 1] ?? 0n));
}

/** As it stands in the file. */
export function issuanceSection({
  dealerTiersMicro,
  stalenessSeconds,
  window: opening,
}: IssuanceTerms): Record<string, unknown> {
  return {
    dealerTiersMicro: dealerTiersMicro.map(Number),
    stalenessSeconds,
    ...(opening && {
      window: {
        startedAt: formatChinaTime(opening.startedAtSeconds),
        inflowMicro: Number(opening.inflowMicro),
      },
    }),
  };
}
