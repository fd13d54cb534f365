import { parseUnits } from "ethers";

import { SituationError } from "../../../src/catalogue/decodeError.ts";

/** Digits, perhaps grouped in threes, and at most two decimals. */
const YUAN = /^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/;

/** Yuan as typed → fen. Throws a `SituationError` that says what is wrong. */
export function parseYuan(text: string): bigint {
  const typed = text.trim().replace(/^[¥￥]\s*/, "");
  if (typed === "") throw new SituationError("AMOUNT_MISSING");
  if (!YUAN.test(typed)) throw new SituationError("AMOUNT_INVALID");
  const amountFen = parseUnits(typed.replaceAll(",", ""), 2);
  if (amountFen === 0n) throw new SituationError("AMOUNT_ZERO");
  return amountFen;
}
