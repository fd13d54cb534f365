import { readFile } from "node:fs/promises";

import { z } from "zod";

import { JiaoziError } from "../../catalogue/errors.ts";
import {
  DEFAULT_TRADE_TERMS,
  HIGHEST_FEE_BASIS_POINTS,
  LONGEST_TERM_SECONDS,
  SHORTEST_TERM_SECONDS,
  type TradeTerms,
} from "./trades.ts";

const time = z.int().min(SHORTEST_TERM_SECONDS).max(LONGEST_TERM_SECONDS);

/** The terms of trades, by the names and within the bounds of the contract. */
export const tradeTermsSchema = z.strictObject({
  payWithin: time,
  shipWithin: time,
  expressWithin: time,
  postWithin: time,
  virtualWithin: time,
  extension: time,
  answerWithin: time,
  returnWithin: time,
  receiptWithin: time,
  escalateWithin: time,
  arbitrateWithin: time,
  feeBasisPoints: z.int().min(0).max(HIGHEST_FEE_BASIS_POINTS),
});

/** The default terms, changed by what a JSON file says. Throws `BAD_FILE` or `BAD_FIELD` naming the field. */
export async function readTradeTerms(file: string): Promise<TradeTerms> {
  const checked = tradeTermsSchema.partial().safeParse(await readJson(file));
  const nextStep = `Use names of ${Object.keys(DEFAULT_TRADE_TERMS).join(", ")}; times in seconds.`;
  if (checked.success) {
    const given = Object.entries(checked.data).filter(([, value]) => value !== undefined);
    return { ...DEFAULT_TRADE_TERMS, ...Object.fromEntries(given) };
  }
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  const what = `${file}, ${field || "whole file"}: ${issue?.message ?? "invalid"}.`;
  throw new JiaoziError("BAD_FIELD", what, nextStep, { file, field });
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError(
      "BAD_FILE",
      `${file} can't be read: ${why}.`,
      "Write a JSON object.",
      { file },
      cause,
    );
  }
}
