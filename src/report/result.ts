import { z } from "zod";

import { REFUSALS } from "../catalogue/refusals.ts";
import { ENTITY_KINDS } from "../scenario/entities.ts";
import { INSTRUCTION_KINDS } from "../scenario/instructions.ts";
import { MEASURE_KINDS } from "../scenario/measures.ts";
import { ECNY_REGIMES } from "../scenario/ecny/parameters.ts";
import { SHEET_ROWS } from "../scenario/centralBankSheet.ts";
import { reserveRun } from "./reserveRun/document.ts";
import { sideBySide } from "./sideBySide/document.ts";
import { timed } from "./timed/timedResult.ts";

/** Amounts are decimal strings of fen: JSON numbers lose digits. */
const fen = z.string().regex(/^-?\d+$/).describe("Amount in fen, as a decimal string");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const minorUnits = z
  .string()
  .regex(/^-?\d+$/)
  .describe("Amount in minor units of the family's currency, as a decimal string");

const entityKind = z.enum([...ENTITY_KINDS, "holders"]);

const sheet = z.strictObject({
  entity: z.string(),
  kind: entityKind,
  assets: z.record(z.string(), minorUnits).describe("What others owe the entity, by instrument"),
  liabilities: z.record(z.string(), minorUnits).describe("What the entity owes, by instrument"),
  equity: minorUnits,
});
const sheets = z.array(sheet).describe("Of every entity; people and merchants together as the entity holders");

const flow = z.strictObject({
  kind: z.enum(INSTRUCTION_KINDS),
  from: z.enum(ENTITY_KINDS).describe("What the payer is"),
  to: z.enum(ENTITY_KINDS).describe("What the payee is"),
  amount: minorUnits,
  instructions: z.int().min(1),
});

const rail = z.strictObject({
  name: z.enum(["contracts", "books", "referee"]),
  accepted: z.int().min(0),
  rejected: z.partialRecord(z.enum(REFUSALS), z.int().min(1)).describe("How many were refused, by reason"),
  replayed: z.int().min(0).describe("Answers to ids that came again; they count in accepted or rejected too"),
  notTaken: z.int().min(1).optional().describe("What came while the network was halted, and consumed nothing"),
  decisionsHash: sha256.describe("SHA-256 over one line id,status,reason,replayed for each decision, in order"),
  endStateHash: sha256.describe("SHA-256 over the sorted lines issuer,holder,instrument,amount"),
  openingSheets: sheets,
  closingSheets: sheets,
  centralBankSheet: z
    .record(z.enum(SHEET_ROWS), fen)
    .optional()
    .describe("The central bank's rows after the day, from its contract or added up from the books' postings"),
  flows: z.array(flow).describe("What accepted instructions moved, repetitions left out"),
});

const difference = z.strictObject({
  rail: z.string(),
  where: z.string().describe("The instruction or the claim"),
  referee: z.string(),
  answer: z.string(),
});

const family = z.strictObject({
  scheme: z.string(),
  mode: z.enum(["gross", "net"]),
  currency: z.strictObject({
    code: z.enum(["CNY", "≋USD"]),
    decimals: z.int().min(0).describe("A major unit is 10 to this power of minor units"),
  }),
  regime: z.enum(ECNY_REGIMES).optional().describe("Of scheme e-cny: who owes it"),
  statedRate: z
    .strictObject({ fenPerUsd: z.string().regex(/^\d+$/) })
    .optional()
    .describe("At which the scenario's yuan were converted, where the currency isn't yuan: an assumption"),
  measures: z
    .array(
      z.strictObject({
        at: z.string(),
        kind: z.enum(MEASURE_KINDS),
        by: z.string(),
        subject: z
          .string()
          .describe("Whose wallet, or which request; empty where the measure is about everybody or a request itself"),
        amount: minorUnits,
        reference: z.string(),
        outcome: z.enum(["done", "refused"]),
        reason: z.string().optional(),
        issuance: z
          .strictObject({ reserve: minorUnits, outstanding: minorUnits, room: minorUnits })
          .optional()
          .describe("What a step of issuance left: effective reserve, coins outstanding, and room to mint"),
      }),
    )
    .optional()
    .describe("What authorities and the dealer did within the day, of what the scheme knows; absent if nothing"),
  agree: z.boolean().describe("Decisions, reasons and end balances of every rail equal the referee's"),
  firstDifference: difference.optional(),
  referee: rail,
  rails: z.array(rail),
});

const environment = z.strictObject({
  project: z.string().describe("Version of this project"),
  commit: z.string().describe("Git commit, with + if files were changed; unknown outside a checkout"),
  node: z.string(),
  platform: z.string(),
  processor: z.string(),
  processors: z.int().min(1),
  packages: z.record(z.string(), z.string()).describe("Versions of what the outcome depends on"),
  chain: z.strictObject({
    network: z.string(),
    chainId: z.int(),
    client: z.string(),
    gives: z.string().describe("What it means that a payment is in a block there"),
  }),
  database: z.strictObject({ engine: z.string(), version: z.string(), durable: z.boolean(), because: z.string() }),
  run: z
    .strictObject({
      kind: z
        .enum(["whole", "resumed", "begun anew"])
        .describe("From beginning to end; carried on where it was interrupted; or interrupted, and begun anew"),
      interruptions: z.int().min(0),
      because: z.string().optional().describe("Why it had to begin anew"),
    })
    .optional()
    .describe("How the run came to its end; absent in results of earlier versions"),
});

const scenario = z.strictObject({
  name: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  instructions: z.int().min(1),
  byKind: z.record(z.string(), z.int().min(0)),
  amountFen: fen.describe("Sum of all instructions, those refused and those repeated included"),
  participants: z.strictObject({ banks: z.int(), institutions: z.int(), holders: z.int() }),
  sessionsPerDay: z.int().min(1),
  seed: z.string().optional().describe("Of the generator, if the day was generated"),
});

/** What `compare` finds, as written to `result.json`. Version 1. */
export const result = z.strictObject({
  version: z.literal(1),
  environment,
  scenario,
  families: z.array(family).min(1),
  leftOut: z
    .array(z.strictObject({ scheme: z.string(), because: z.string() }))
    .describe("Schemes that this day can't be settled in"),
  sideBySide: sideBySide.optional().describe("Scheme alipay-2.0 beside e-cny, if both took part"),
  reserveRun: reserveRun.optional().describe("A run on the reserve, if scheme libra took part"),
  timed: timed.optional().describe("The same day under the stopwatch, if that was asked for"),
});

export type Result = z.infer<typeof result>;

/** JSON Schema of `result.json`, written beside it. */
export function resultSchema(): unknown {
  return z.toJSONSchema(result);
}
