import type { Posting } from "../../../src/centralized/postings/posting.ts";
import type { Instrument } from "../../../src/scenario/claims.ts";

/** By how much a sheet changes: instrument by instrument, on either side. */
export type Side = Readonly<Partial<Record<Instrument, bigint>>>;
export type Sheets = Readonly<Record<string, { readonly assets?: Side; readonly liabilities?: Side }>>;
/** Under the old M1 without and with client reserves in M2, then under that of 2025 without and with. */
export type ByDefinition = readonly [bigint, bigint, bigint, bigint];

export interface Row {
  readonly name: string;
  readonly posting: Posting;
  readonly after?: readonly Posting[];
  readonly sheets: Sheets;
  readonly m0: bigint;
  readonly m1: ByDefinition;
  readonly m2: ByDefinition;
  readonly reserveMoney: bigint;
}

export const NONE: ByDefinition = [0n, 0n, 0n, 0n];
/** Money that leaves people's deposits for something that was in M1 all along: M1 grows if it had no such deposits. */
export const OLD_M1_GROWS: ByDefinition = [100n, 100n, 0n, 0n];
export const M2_LOSES_UNLESS_RESERVES_COUNT: ByDefinition = [-100n, 0n, 0n, 0n];
export const WALLET_FOR_DEPOSIT = { assets: { deposit: -100n, wallet: 100n } };
