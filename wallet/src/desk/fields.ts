import { hexlify, id as keccakOfText, isHexString, randomBytes } from "ethers";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../../../deploy/currencies.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { COIN_CODES, type CoinCode } from "../libra/libraSystem.ts";
import type { Given } from "./act.ts";

/** What operators fill in. */
export const FIELDS = [
  ...(["wallet", "from", "to", "amountYuan", "amountCoins", "coin", "currency", "caseReference"] as const),
  ...(["tier", "evidence", "mint", "preburn", "fiat", "decision", "parameter", "description"] as const),
  ...(["proposal", "ballot"] as const),
] as const;
export type FieldName = (typeof FIELDS)[number];

export const NOTHING_GIVEN = Object.fromEntries(
  FIELDS.map((name) => [name, name === "coin" || name === "currency" ? "USD" : ""]),
) as Given;

/** 32 bytes: as hexadecimal, or the hash of any other text, so that a reference can be written as it is. */
export function referenceIn(given: Given, name: FieldName): string {
  const text = textIn(given, name);
  return isHexString(text, 32) ? text : keccakOfText(text);
}

export function textIn(given: Given, name: FieldName): string {
  const text = given[name].trim();
  if (text === "") throw new SituationError("FIELD_MISSING", { field: name });
  return text;
}

export function coinIn(given: Given): CoinCode {
  return COIN_CODES.find((code) => code === given.coin) ?? "USD";
}

export function currencyIn(given: Given): LibraCurrency {
  return LIBRA_CURRENCIES.find((code) => code === given.currency) ?? "USD";
}

/** A whole number above zero, such as seconds. */
export function wholeIn(given: Given, name: FieldName): bigint {
  const text = textIn(given, name);
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new SituationError("FIELD_MISSING", { field: name });
  return BigInt(text);
}

export function newId(): string {
  return hexlify(randomBytes(32));
}
