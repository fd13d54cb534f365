import type { Fen } from "./participants.ts";

/** Limits of a wallet, in fen; absent: no such limit. Days and years are of China Standard Time. */
export interface TierLimits {
  /** One payment. */
  readonly singleFen?: Fen;
  /** The payments of a day. */
  readonly dayFen?: Fen;
  /** The payments of a calendar year; what was paid before the scenario's day isn't known to it. */
  readonly yearFen?: Fen;
  /** All payments, as far as the scenario knows them. */
  readonly lifetimeFen?: Fen;
  /** What the wallet may hold after a payment or top-up to it. */
  readonly balanceFen?: Fen;
  /** The payments of a day by static QR code. */
  readonly staticQrDayFen?: Fen;
}

export interface Tier {
  /** As the contracts know it. */
  readonly number: number;
  /** Which rule or publication the limits are of. */
  readonly version: string;
  readonly limits: TierLimits;
}

const yuan = (amount: number): Fen => BigInt(amount) * 100n;

const ACCOUNTS = "PBoC Announcement 2015 No. 43; static QR codes: class D of the barcode rules of 2017";
const PILOT = "e-CNY pilot, 2021-22, as reported; tier 4 by year and tier 3 from memory";
const FIRST_TEST = "e-CNY wallet seen for one day on 29 August 2020";

/** Static QR codes are class D: 500 yuan a day. */
const STATIC_QR = { staticQrDayFen: yuan(500) };

/** What a participant's column `tier` may say. Limits that change become a new line; old lines stay as they were. */
export const TIERS = {
  I: { number: 1, version: ACCOUNTS, limits: { lifetimeFen: yuan(1_000), ...STATIC_QR } },
  II: { number: 2, version: ACCOUNTS, limits: { yearFen: yuan(100_000), ...STATIC_QR } },
  III: { number: 3, version: ACCOUNTS, limits: { yearFen: yuan(200_000), ...STATIC_QR } },
  "ecny-1": { number: 11, version: PILOT, limits: {} },
  "ecny-2": { number: 12, version: PILOT, limits: ecny(500_000, 50_000, 100_000) },
  "ecny-3": { number: 13, version: PILOT, limits: ecny(20_000, 5_000, 10_000) },
  "ecny-4": { number: 14, version: PILOT, limits: ecny(10_000, 2_000, 5_000, 50_000) },
  "ecny-2020-1": { number: 21, version: FIRST_TEST, limits: ecny(500_000, 50_000, 100_000, 500_000) },
  "ecny-2020-2": { number: 22, version: FIRST_TEST, limits: ecny(10_000, 5_000, 10_000, 300_000) },
  "ecny-2020-3": { number: 23, version: FIRST_TEST, limits: ecny(2_000, 2_000, 2_000, 50_000) },
  "ecny-2020-4": { number: 24, version: FIRST_TEST, limits: ecny(1_000, 500, 1_000, 10_000) },
} as const satisfies Record<string, Tier>;

export type TierName = keyof typeof TIERS;
export const TIER_NAMES = Object.keys(TIERS) as TierName[];

/** The limits of a wallet; none without a tier. */
export function limitsOf({ tier }: { readonly tier?: TierName }): TierLimits {
  return tier === undefined ? {} : TIERS[tier].limits;
}

function ecny(balance: number, single: number, day: number, year?: number): TierLimits {
  return {
    balanceFen: yuan(balance),
    singleFen: yuan(single),
    dayFen: yuan(day),
    ...(year === undefined ? {} : { yearFen: yuan(year) }),
  };
}
