import { z } from "zod";

import type { PaymentRules } from "./paymentRules.ts";

/** JSON keeps whole numbers exactly up to here; the contracts keep these amounts in 64 bits. */
const MOST_MICRO = Number.MAX_SAFE_INTEGER;
/** The contracts keep the limits of unhosted wallets in 40 bits. */
const MOST_UNHOSTED_MICRO = 2 ** 40 - 1;
const LONGEST_PERIOD_SECONDS = 366 * 86_400;
const ALL_BASIS_POINTS = 10_000;

const limit = z.int().min(1).max(MOST_MICRO).transform(BigInt);
const unhostedLimit = z.int().min(1).max(MOST_UNHOSTED_MICRO).transform(BigInt);
const ids = z.array(z.string().min(1).max(64)).refine((list) => new Set(list).size === list.length, {
  message: "names somebody or something twice",
});

/** The fields of the section `libra` of scenario.json that switch rules on; each may be left out. */
export const paymentRulesFields = {
  travelRule: z.strictObject({ thresholdMicro: limit, pairSums: z.boolean() }).optional(),
  vaspLimits: z
    .strictObject({
      maxInflowMicro: limit,
      maxOutflowMicro: limit,
      maxHoldingMicro: limit,
      periodSeconds: z.int().min(1).max(LONGEST_PERIOD_SECONDS),
      vasps: ids.min(1),
    })
    .optional(),
  unhosted: z
    .strictObject({ maxPaymentMicro: unhostedLimit, maxBalanceMicro: unhostedLimit, holders: ids })
    .optional(),
  fees: z
    .strictObject({
      basisPoints: z.int().min(0).max(ALL_BASIS_POINTS).transform(BigInt),
      flatMicro: z.int().min(0).max(MOST_MICRO).transform(BigInt),
    })
    .refine(({ basisPoints, flatMicro }) => basisPoints > 0 || flatMicro > 0, {
      message: "charges nothing; leave it out, or set basisPoints or flatMicro above zero",
    })
    .optional(),
  attested: z.union([ids, z.strictObject({ allBut: ids })]).optional(),
};

/** Only what is given, so that a rule that is off is absent. */
export function givenRules(section: z.infer<z.ZodObject<typeof paymentRulesFields>>): PaymentRules {
  const { travelRule, vaspLimits, unhosted, fees, attested } = section;
  return {
    ...(travelRule && { travelRule }),
    ...(vaspLimits && { vaspLimits }),
    ...(unhosted && { unhosted }),
    ...(fees && { fees }),
    ...(attested && { attested }),
  };
}

/** As they stand in the file. */
export function rulesSection({
  travelRule,
  vaspLimits,
  unhosted,
  fees,
  attested,
}: PaymentRules): Record<string, unknown> {
  const rules = { travelRule, vaspLimits, unhosted, fees, attested };
  return JSON.parse(
    JSON.stringify(rules, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)),
  ) as Record<string, unknown>;
}
