import type { PooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen } from "../../../scenario/participants.ts";
import { type PooledMoney, holderOf } from "./money.ts";

/** What a withdrawal costs: of the part beyond the free amount, so many thousandths, rounded up, or the minimum. */
export function feeOf({ payer, amount }: Instruction, money: PooledMoney, { fee }: PooledTerms): Fen {
  if (holderOf(money, payer).kind === "merchant") return 0n;
  const before = money.withdrawn.of(payer);
  const chargeable = beyond(before + amount, fee.freeFen) - beyond(before, fee.freeFen);
  if (chargeable === 0n) return 0n;
  const thousandths = chargeable * fee.perMille;
  const roundedUp = thousandths / 1_000n + (thousandths % 1_000n === 0n ? 0n : 1n);
  return roundedUp < fee.minimumFen ? fee.minimumFen : roundedUp;
}

function beyond(amountFen: Fen, limitFen: Fen): Fen {
  return amountFen > limitFen ? amountFen - limitFen : 0n;
}
