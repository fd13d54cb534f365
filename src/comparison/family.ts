import type { Refusal } from "../catalogue/refusals.ts";
import type { BalanceSheet } from "../scenario/balanceSheets.ts";
import type { Rail, SettlementMode } from "../scenario/rail.ts";

export type Scheme = "alipay-2.0";

/** A scheme in a settlement mode: its implementations, and the reference model that says what is right. */
export interface Family {
  readonly scheme: Scheme;
  readonly mode: SettlementMode;
  readonly referee: Rail;
  readonly rails: readonly Rail[];
}

/** What one rail did with the day. */
export interface RailResult {
  readonly name: Rail["name"];
  readonly accepted: number;
  readonly rejected: Readonly<Partial<Record<Refusal, number>>>;
  /** Answers to ids that came again; counted in `accepted` or `rejected` too. */
  readonly replayed: number;
  readonly decisionsHash: string;
  readonly endStateHash: string;
  readonly balanceSheets: readonly BalanceSheet[];
  /** Wall-clock seconds spent in this rail; a logical run is no benchmark. */
  readonly seconds: number;
}

/** The first place where a rail and the referee part. */
export interface Difference {
  readonly rail: Rail["name"];
  /** Id of the instruction, or the claim, on which they differ. */
  readonly where: string;
  readonly referee: string;
  readonly answer: string;
}

export interface FamilyResult {
  readonly scheme: Scheme;
  readonly mode: SettlementMode;
  readonly referee: RailResult;
  readonly rails: readonly RailResult[];
  readonly agree: boolean;
  readonly firstDifference?: Difference;
}
