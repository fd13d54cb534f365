import { readFile } from "node:fs/promises";

import { z } from "zod";

import { JiaoziError } from "../../catalogue/errors.ts";
import { parseChinaTime } from "../chinaTime.ts";
import type { Micro } from "../libra/convert.ts";
import { fileFault } from "../read/fault.ts";
import { parseMicro } from "./micro.ts";
import { type CompositeWorld, LBR, VAULT } from "./rail.ts";

export interface Basket extends CompositeWorld {
  readonly name: string;
  readonly keySeed: string;
}

const MOST_COMPONENTS = 8;
const MOST_HOLDERS = 100;
const LONGEST_DELAY = 366 * 86_400;
/** The contract keeps amounts per unit in 64 bits. */
const PER_UNIT_LIMIT = 2n ** 64n;

const converted = <Value>(convert: (text: string) => Value | undefined, message: string) =>
  z.string().transform((text, context) => {
    const value = convert(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const code = z
  .string()
  .regex(/^[A-Z]{3}$/, "use three capital letters")
  .refine((text) => text !== LBR, "the basket can't hold itself");
const holderId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, "isn't an id")
  .refine((id) => id !== VAULT, `${VAULT} is reserved`);
const coins = converted(parseMicro, "write coins with at most six decimals, such as 12.345678");
const perUnit = converted((text): Micro | undefined => {
  const amount = parseMicro(text);
  return amount !== undefined && amount > 0n && amount < PER_UNIT_LIMIT ? amount : undefined;
}, "write coins above zero with at most six decimals, below 2^64 millionths");

const basketSchema = z
  .strictObject({
    name: z.string().min(1).max(100),
    opensAt: converted(parseChinaTime, "write China Standard Time, such as 2019-11-11T00:00:00+08:00"),
    delaySeconds: z.int().min(1).max(LONGEST_DELAY),
    keySeed: z.string().min(1).max(100),
    amounts: z.record(code, perUnit),
    holders: z.record(holderId, z.record(z.string(), coins)),
  })
  .superRefine(({ amounts, holders }, context) => {
    const codes = Object.keys(amounts);
    const issue = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    if (codes.length === 0 || codes.length > MOST_COMPONENTS)
      issue(["amounts"], `name 1 to ${MOST_COMPONENTS} coins`);
    const ids = Object.keys(holders);
    if (ids.length === 0 || ids.length > MOST_HOLDERS)
      issue(["holders"], `name 1 to ${MOST_HOLDERS} holders`);
    for (const id of ids) {
      const stray = Object.keys(holders[id] ?? {}).find((held) => !codes.includes(held));
      if (stray !== undefined) issue(["holders", id], `${stray} isn't a coin of the basket`);
    }
    for (const one of codes) {
      const total = Object.values(holders).reduce((sum, held) => sum + (held[one] ?? 0n), 0n);
      if (total >= 2n ** 96n) issue(["holders"], `2^96 millionths of ${one} or more in all`);
    }
  });

/** Throws `BAD_FILE` if it isn't JSON, or with the field if a value isn't as documented. */
export async function readBasket(file: string): Promise<Basket> {
  const result = basketSchema.safeParse(await readJson(file));
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = issue?.path.join(".") ?? "";
    throw fileFault(
      { file, field },
      issue?.message ?? "isn't a basket",
      "Correct the field; scenarios/README.md says what it takes.",
    );
  }
  const { opensAt: opensAtSeconds, amounts, holders, ...others } = result.data;
  return {
    ...others,
    opensAtSeconds,
    components: Object.entries(amounts).map(([one, amountPerUnit]) => ({ code: one, amountPerUnit })),
    holders: new Map(Object.entries(holders).map(([id, held]) => [id, new Map(Object.entries(held))])),
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError(
      "BAD_FILE",
      `${file} can't be read: ${why}.`,
      "Give a folder with basket.json and orders.csv.",
      { file },
      cause,
    );
  }
}
