import { z } from "zod";

import { issuanceSchema, issuanceSection } from "./issuanceSchema.ts";
import { DEFAULT_LIBRA, type LibraParameters } from "./parameters.ts";
import { givenRules, paymentRulesFields, rulesSection } from "./paymentRulesSchema.ts";

const MOST_FEN_PER_USD = 1_000_000;
const MOST_CUSTODIANS = 16;

const percent = z.int().min(0).max(100);

/** The section `libra` of scenario.json; a field that is left out has its default. */
export const libraSchema = z
  .strictObject({
    fenPerUsd: z.int().min(1).max(MOST_FEN_PER_USD).default(Number(DEFAULT_LIBRA.fenPerUsd)),
    inventoryPercent: percent.default(Number(DEFAULT_LIBRA.inventoryPercent)),
    dealerDepositPercent: percent.default(Number(DEFAULT_LIBRA.dealerDepositPercent)),
    custodians: z.int().min(1).max(MOST_CUSTODIANS).default(DEFAULT_LIBRA.custodians),
    custodianThreshold: z.int().min(1).max(MOST_CUSTODIANS).default(DEFAULT_LIBRA.custodianThreshold),
    issuance: issuanceSchema.optional(),
    ...paymentRulesFields,
  })
  .refine(({ custodians, custodianThreshold }) => custodianThreshold <= custodians, {
    path: ["custodianThreshold"],
    message: "must be at most custodians",
  })
  .transform((section): LibraParameters => ({
    ...givenRules(section),
    fenPerUsd: BigInt(section.fenPerUsd),
    inventoryPercent: BigInt(section.inventoryPercent),
    dealerDepositPercent: BigInt(section.dealerDepositPercent),
    custodians: section.custodians,
    custodianThreshold: section.custodianThreshold,
    ...(section.issuance && { issuance: section.issuance }),
  }));

/** As it stands in the file. */
export function libraSection(parameters: LibraParameters): Record<string, unknown> {
  return {
    fenPerUsd: Number(parameters.fenPerUsd),
    inventoryPercent: Number(parameters.inventoryPercent),
    dealerDepositPercent: Number(parameters.dealerDepositPercent),
    custodians: parameters.custodians,
    custodianThreshold: parameters.custodianThreshold,
    ...(parameters.issuance && { issuance: issuanceSection(parameters.issuance) }),
    ...rulesSection(parameters),
  };
}
