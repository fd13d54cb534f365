/**
 * The constants of a generated day. *Sourced* figures are named with their source; everything else is an assumption,
 * chosen so that the day as a whole meets the sourced figures, and must not be quoted as a fact about China.
 */

export type Category =
  "merchant" | "person_to_person" | "red_envelope" | "utility" | "top_up" | "withdrawal" | "finance";

export interface CategorySizes {
  /** Instructions of this kind in every hundred. */
  readonly percent: number;
  readonly medianYuan: number;
  /** Standard deviation of the logarithm. */
  readonly sigma: number;
  readonly largestYuan: number;
}

/** Assumption: no source gives the mix by number of payments, nor the distribution of sizes. */
export const WORKLOAD: Readonly<Record<Category, CategorySizes>> = {
  merchant: { percent: 70, medianYuan: 25, sigma: 1.8, largestYuan: 5_000 },
  person_to_person: { percent: 12, medianYuan: 200, sigma: 1.5, largestYuan: 10_000 },
  red_envelope: { percent: 8, medianYuan: 5, sigma: 1.0, largestYuan: 200 },
  utility: { percent: 4, medianYuan: 80, sigma: 0.8, largestYuan: 5_000 },
  top_up: { percent: 3, medianYuan: 2_200, sigma: 1.0, largestYuan: 20_000 },
  withdrawal: { percent: 2, medianYuan: 1_000, sigma: 1.3, largestYuan: 20_000 },
  finance: { percent: 1, medianYuan: 3_000, sigma: 1.5, largestYuan: 20_000 },
};

/**
 * Sourced: average of online payments by payment institutions, PBoC payment system reports: 392 yuan in 2018
 * (208.07 trillion yuan in 530.61 billion payments), 335 yuan in the third quarter of 2019 (63.99 trillion in 191.187 billion).
 */
export const MEAN_TARGET_YUAN = { least: 335, most: 392 } as const;

/** Sourced: 95 % of barcode payments are below 500 yuan (PBoC, on the barcode payment rules of December 2017). */
export const SMALL_PAYMENT_TARGET = { belowYuan: 500, share: 0.95, tolerance: 0.01 } as const;

/**
 * Sourced, with a doubt: 53.21 % and 39.44 % of third-party mobile payments by value in 2018 were Alipay's and Tenpay's
 * (whether of the year or a quarter wasn't verified); of the two together Alipay had 57 %. That wallets divide as
 * the value does is an assumption.
 */
export const ALIPAY_PERCENT = 57;

/** Assumption: payers mostly find an account of the payee at their own institution. */
export const SAME_INSTITUTION_PERCENT = 85;

/** One line in so many is something that a rule must refuse, or a repetition. Assumption. */
export const LINES_PER_MISHAP = 25;

/** Assumption: how often a payment to a shop scans a printed code. */
export const STATIC_QR_PERCENT = 25;

/** Assumption: each as often as the others, where the opening balance allows it. */
export const TIERS_DEALT = ["I", "II", "III", "ecny-2", "ecny-3", "ecny-4", "ecny-2020-4"] as const;

/** Real names; the shares of depositors are an assumption. */
export const BANKS = [
  { id: "icbc", name: "中国工商银行", percent: 35 },
  { id: "ccb", name: "中国建设银行", percent: 30 },
  { id: "abc", name: "中国农业银行", percent: 20 },
  { id: "cmb", name: "招商银行", percent: 15 },
] as const;

/** Assumption: reserves as multiples of the top-ups that the bank expects. One bank runs short during the day. */
export const RESERVE_MULTIPLE = { ample: 5, scarce: 0.2 } as const;
export const SCARCE_BANK = "cmb";

export const INSTITUTIONS = [
  { id: "alipay", name: "支付宝" },
  { id: "tenpay", name: "财付通" },
] as const;

/** Relative number of instructions in each hour from midnight, with peaks at noon and in the evening. Assumption. */
export const HOURLY_WEIGHTS = [
  6, 4, 2, 2, 2, 4, 12, 28, 44, 52, 60, 76, 84, 72, 60, 60, 64, 76, 88, 100, 96, 80, 48, 20,
] as const;
