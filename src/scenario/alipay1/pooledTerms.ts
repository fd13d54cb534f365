import type { Fen, ParticipantId, Participants } from "../participants.ts";

/**
 * What an institution takes when a person withdraws to a bank. The defaults are Alipay's from 12 October 2016
 * (Shenzhen Daily, 13 September 2016): 0.1 %, at least 0.10 yuan, of what exceeds 20,000 yuan in a lifetime.
 * Signed merchants withdraw free.
 */
export interface WithdrawalFee {
  /** Of all that a person ever withdraws, what costs nothing. */
  readonly freeFen: Fen;
  /** Of what exceeds it, in thousandths; rounded up to the fen. */
  readonly perMille: bigint;
  /** What a withdrawal costs at least, if any of it exceeds the free amount. */
  readonly minimumFen: Fen;
  /** What every person has withdrawn before the day opens. */
  readonly withdrawnBeforeFen: Fen;
}

/** The parameters of scheme `alipay-1.0`. */
export interface PooledTerms {
  /** Of the institutions' banks the depository bank (存管银行), from which the other pools are refilled. */
  readonly depositoryBank: ParticipantId;
  /**
   * At how many times of the day each institution refills its pools. With n of them the day falls into n + 1 equal
   * parts, and one stands between each two: none at the opening and none at the close. 0 or more.
   */
  readonly rebalancingsPerDay: number;
  readonly fee: WithdrawalFee;
}

/** How often institutions refilled their pools wasn't found: an assumption. */
const REBALANCINGS_PER_DAY = 4;

export const WITHDRAWAL_FEE_2016: WithdrawalFee = {
  freeFen: 2_000_000n,
  perMille: 1n,
  minimumFen: 10n,
  withdrawnBeforeFen: 0n,
};

/** The first bank of the participants is the depository bank; throws if there is none. */
export function defaultPooledTerms({ banks }: Participants): PooledTerms {
  const [depositoryBank] = banks.keys();
  if (depositoryBank === undefined) throw new Error("a scheme with pooled accounts needs a bank");
  return { depositoryBank, rebalancingsPerDay: REBALANCINGS_PER_DAY, fee: WITHDRAWAL_FEE_2016 };
}
