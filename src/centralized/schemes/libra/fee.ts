import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";

const WHOLE = 10_000n;

/** What an instruction costs its payer besides the amount; the part by rate is rounded down. */
export function feeOn(amount: Micro, { parameters }: Pick<LibraDay, "parameters">): Micro {
  const { basisPoints = 0n, flatMicro = 0n } = parameters.fees ?? {};
  return flatMicro + (amount * basisPoints) / WHOLE;
}
