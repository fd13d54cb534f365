import type { WithdrawalFee } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Fen } from "../../../scenario/participants.ts";

const ONE = 1_000n;

/** What a person pays besides the amount, having withdrawn so much before. */
export function feeOf(
  amountFen: Fen,
  withdrawnFen: Fen,
  { freeFen, perMille, minimumFen }: WithdrawalFee,
): Fen {
  const freeLeftFen = withdrawnFen < freeFen ? freeFen - withdrawnFen : 0n;
  if (amountFen <= freeLeftFen) return 0n;
  const feeFen = ((amountFen - freeLeftFen) * perMille + ONE - 1n) / ONE;
  return feeFen > minimumFen ? feeFen : minimumFen;
}

/** The same for people who had withdrawn the stated amount before the day opened. */
export function withdrawalFee(fee: WithdrawalFee): (amountFen: Fen, withdrawnTodayFen: Fen) => Fen {
  return (amountFen, withdrawnTodayFen) => feeOf(amountFen, withdrawnTodayFen + fee.withdrawnBeforeFen, fee);
}
