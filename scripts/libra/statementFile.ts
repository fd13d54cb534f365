import { readFile, writeFile } from "node:fs/promises";

import { getAddress, id as keccakOfText, isAddress, isHexString, parseUnits } from "ethers";
import { z } from "zod";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { OptionValues } from "../cli/options.ts";

const address = z
  .string()
  .refine((text) => isAddress(text), "must be an address")
  .transform((text) => getAddress(text));
const number = z.string().regex(/^\d+$/, "must be a whole number, in quotes");
const micro = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/, "must be an amount in quotes, with at most six decimals")
  .transform((text) => String(parseUnits(text, 6)));
const seconds = z.iso
  .datetime({ message: "must be a time in UTC, as 2026-11-22T20:00:00Z" })
  .transform((text) => String(Math.floor(Date.parse(text) / 1_000)));
const reference = z
  .string()
  .min(1)
  .transform((text) => (isHexString(text, 32) ? text : keccakOfText(text)));

/** What a custodian writes: amounts in the currency, times in UTC. Cash has neither maturity nor rating. */
const written = z.strictObject({
  asOf: seconds,
  statementId: reference,
  interest: micro.default("0"),
  holdings: z
    .array(
      z.strictObject({
        custodian: address,
        amount: micro,
        maturesAt: seconds.optional(),
        rating: z.int().min(1).max(22).optional(),
      }),
    )
    .min(1),
});

const holding = z.strictObject({
  custodian: address,
  maturesAt: number,
  rating: number,
  amountInMicro: number,
});

const statement = z.strictObject({
  coin: address,
  holdings: z.array(holding),
  interestInMicro: number,
  asOf: number,
  statementId: z.string().refine((text): boolean => isHexString(text, 32), "must be 32 bytes"),
});

/** A statement as the reserve takes it, with the signatures so far; amounts and seconds as decimal text. */
const signedStatement = z.strictObject({
  version: z.literal(1),
  chainId: z.int().positive(),
  reserve: address,
  statement,
  signatures: z.array(z.strictObject({ custodian: address, signature: z.string() })),
});

export type Statement = z.infer<typeof statement>;
export type SignedStatement = z.infer<typeof signedStatement>;

/** Reads what a custodian wrote; throws `BAD_FILE` or `BAD_FIELD` naming the field. */
export async function readWritten(file: string, coin: string): Promise<Statement> {
  const { asOf, statementId, interest, holdings } = await read(file, written);
  const rows = holdings.map(({ custodian, amount, maturesAt = "0", rating = 0 }) => ({
    custodian,
    maturesAt,
    rating: String(rating),
    amountInMicro: amount,
  }));
  rows.sort((a, b) => (BigInt(a.custodian) < BigInt(b.custodian) ? -1 : 1));
  return { coin: getAddress(coin), holdings: rows, interestInMicro: interest, asOf, statementId };
}

export function readSigned(file: string): Promise<SignedStatement> {
  return read(file, signedStatement);
}

/** Writes to `--out`, and says so; without it the document is the answer. */
export async function writeSigned(
  values: OptionValues,
  document: SignedStatement,
): Promise<readonly string[]> {
  const file = values["out"];
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (typeof file !== "string") return [text.trimEnd()];
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new JiaoziError("BAD_FILE", "The file can't be written.", "Give another --out.", { file }, cause);
  }
  return [`Written to ${file}.`];
}

async function read<Shape extends z.ZodType>(file: string, shape: Shape): Promise<z.output<Shape>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? `isn't JSON: ${cause.message}` : "can't be read";
    throw new JiaoziError("BAD_FILE", `The statement ${why}.`, "Check the file.", { file }, cause);
  }
  const checked = shape.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new JiaoziError(
    "BAD_FIELD",
    `Statement field ${field || "(whole file)"}: ${issue?.message ?? "invalid"}.`,
    "Correct the file; npm run libra -- custodian sign --help shows an example.",
    { file, field },
  );
}
