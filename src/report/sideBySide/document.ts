import { z } from "zod";

const fen = z
  .string()
  .regex(/^-?\d+$/)
  .describe("Amount in fen, as a decimal string");

const row = z.strictObject({
  part: z
    .enum(["moved", "owed to people and merchants", "central bank", "money"])
    .describe("What the day moved; who owes people and merchants; the central bank's sheet; monetary aggregates"),
  name: z.string(),
  chinese: z.string().optional().describe("The row's name in the statistics of the People's Bank of China"),
  definition: z.string().optional().describe("Of the aggregates: which definition, where it has changed"),
  amounts: z.array(z.strictObject({ before: fen, after: fen })).describe("In the order of the schemes"),
});

/** The regulated wallet beside e-CNY, on the same day: which reserves moved, and who owes what they became. */
export const sideBySide = z.strictObject({
  schemes: z.array(z.string()).length(2),
  rows: z.array(row),
});

export type SideBySide = z.infer<typeof sideBySide>;
export type SideBySideRow = SideBySide["rows"][number];
