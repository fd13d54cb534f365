import { z } from "zod";

import { DEFAULT_ECNY, ECNY_REGIMES, type ECnyParameters } from "./parameters.ts";

/** The section `ecny` of scenario.json; a field that is left out has its default. */
export const ecnySchema = z
  .strictObject({
    regime: z.enum(ECNY_REGIMES).default(DEFAULT_ECNY.regime),
    operatingBanks: z.record(z.string().min(1), z.string().min(1)).default({}),
  })
  .transform(({ regime, operatingBanks }): ECnyParameters => ({
    regime,
    operatingBanks: new Map(Object.entries(operatingBanks)),
  }));

/** As it stands in the file. */
export function ecnySection({ regime, operatingBanks }: ECnyParameters): Record<string, unknown> {
  return {
    regime,
    ...(operatingBanks.size === 0 ? {} : { operatingBanks: Object.fromEntries(operatingBanks) }),
  };
}
