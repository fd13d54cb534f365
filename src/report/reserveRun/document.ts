import { z } from "zod";

import { RUN_REFUSALS } from "../../scenario/reserveRun/rail.ts";

const micro = z.string().regex(/^\d+$/).describe("Amount in millionths of a coin, as a decimal string");
const perCoin = z
  .string()
  .regex(/^\d+\.\d{6}$/)
  .describe("What is paid for each coin, or left for it, rounded down");

const bothRules = {
  coins: micro,
  proRata: micro.describe("Paid under the rule, as contracts, books and referee did"),
  proRataPerCoin: perCoin,
  firstCome: micro.describe("Simulated: paid at face value, first come, first served, until the reserve is empty"),
  firstComePerCoin: perCoin,
};

/** A run on the reserve: what each was paid, in which order, with the pro-rata rule and, simulated, without it. */
export const reserveRun = z.strictObject({
  parameters: z.strictObject({
    shockPercent: z.int().min(0).max(100),
    redeemPercent: z.int().min(1).max(100),
    seed: z.string(),
    mostHolders: z.int().min(1),
    delaySeconds: z.int().min(0),
  }),
  holders: z.strictObject({
    ofTheDay: z.int().min(0),
    inTheRun: z.int().min(0).describe("All of them, or so many as mostHolders allows, drawn by the seed"),
    redeeming: z.int().min(0),
  }),
  coins: micro.describe("Outstanding at first, the dealer's included"),
  reserveBefore: micro,
  reserveAfterShock: micro.describe("As the custodians attest it"),
  groups: z
    .array(z.strictObject({ name: z.string(), holders: z.int().min(0), ...bothRules }))
    .describe("The dealer, quarters of the redeeming holders by their order, and who keep their coins"),
  payouts: z
    .array(z.strictObject({ order: z.int().min(0), holder: z.string(), ...bothRules }))
    .describe("In the order of redemption; 0 is the dealer, before the emergency"),
  ifEverybodyCame: z
    .strictObject({ paidInFull: micro, paidNothing: micro })
    .describe("Simulated, first come, first served: how many coins would be paid, and how many not"),
  firstHadItComeLast: z
    .strictObject({ holder: z.string(), coins: micro, paidAsFirst: micro, paidAsLast: micro })
    .optional()
    .describe("Under the rule: the first holder in the queue, and the same one at its end (the reference model)"),
  refused: z
    .array(z.strictObject({ event: z.string(), reason: z.enum(RUN_REFUSALS) }))
    .describe("Attempts that the rules refuse, alike everywhere"),
  rails: z.array(z.enum(["contracts", "books"])).describe("What was held against the referee"),
  contractsLeftOutBecause: z.string().optional(),
  agree: z.boolean().describe("Every answer and every end balance equals the referee's, to the millionth"),
  firstDifference: z
    .strictObject({ rail: z.string(), where: z.string(), referee: z.string(), answer: z.string() })
    .optional(),
});

export type ReserveRunDocument = z.infer<typeof reserveRun>;
