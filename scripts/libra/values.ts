import { formatUnits, getAddress, id as keccakOfText, isAddress, isHexString, parseUnits } from "ethers";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { OptionValues } from "../cli/options.ts";

const DECIMALS = 6;

/** The value of an option that must be given; throws `BAD_USAGE`. */
export function textOf(values: OptionValues, name: string): string {
  const text = values[name];
  if (typeof text === "string" && text !== "") return text;
  throw new JiaoziError(
    "BAD_USAGE",
    `--${name} is missing.`,
    "Give the option; --help shows what it takes.",
    {
      field: `--${name}`,
    },
  );
}

/** Coins, as millionths: "1000.50" → 1000500000n; more than zero. */
export function microOf(values: OptionValues, name: string): bigint {
  const text = textOf(values, name);
  if (/^\d+(\.\d{1,6})?$/.test(text)) {
    const micro = parseUnits(text, DECIMALS);
    if (micro > 0n) return micro;
  }
  throw bad(name, text, "a number of coins above zero, with at most six decimals and no separators");
}

/** 32 bytes: as hexadecimal, or the hash of any other text, so that a reference can be written as it is. */
export function bytes32Of(values: OptionValues, name: string): string {
  const text = textOf(values, name);
  return isHexString(text, 32) ? text : keccakOfText(text);
}

export function addressOf(values: OptionValues, name: string): string {
  const text = textOf(values, name);
  if (isAddress(text)) return getAddress(text);
  throw bad(name, text, "an address");
}

/** A time in UTC, as 2027-12-31T00:00:00Z, in seconds since 1970-01-01. */
export function secondsOf(values: OptionValues, name: string): bigint {
  const text = textOf(values, name);
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(milliseconds)) throw bad(name, text, "a time in UTC, as 2027-12-31T00:00:00Z");
  return BigInt(milliseconds) / 1_000n;
}

/** "1000500000" millionths of ≋USD → "≋USD 1,000.50". */
export function coins(micro: bigint | string, currency: string): string {
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: DECIMALS });
  return `≋${currency} ${format.format(formatUnits(micro, DECIMALS) as `${number}`)}`;
}

/** Seconds since 1970-01-01 UTC as a time in UTC, which everybody reads alike. */
export function utc(seconds: bigint): string {
  return `${new Date(Number(seconds) * 1_000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function bad(name: string, text: string, takes: string): JiaoziError {
  return new JiaoziError("BAD_USAGE", `--${name} is "${text}"; it takes ${takes}.`, "Correct the option.", {
    field: `--${name}`,
  });
}
