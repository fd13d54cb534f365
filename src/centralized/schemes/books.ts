import type { JiaoziError } from "../../catalogue/errors.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Decision, Rail } from "../../scenario/rail.ts";
import type { RailFootprint } from "../../scenario/timedRail.ts";
import type { Durability } from "../database/database.ts";
import type { LogHead, Verification } from "../ledger/verifyLog.ts";
import type { Admitted } from "./admission.ts";
import type { BalanceSheet } from "./balanceSheets.ts";
import type { CentralBankTurnover } from "./centralBankTurnover.ts";

/** A scheme in double-entry books. */
export interface Books extends Rail {
  readonly name: "books";
  readonly durability: Durability;
  /** Checks form, time and signature, and throws as `settle` does; consumes nothing. */
  admit(instruction: SignedInstruction): Admitted;
  /**
   * Settles as `settle` does, one transaction a group, but answers each by itself: an id that was used for other
   * contents is that one's error.
   */
  settleEach(admitted: readonly Admitted[]): Promise<readonly (Decision | JiaoziError)[]>;
  /** Who works for the books, and what was stored since this was called. */
  openFootprint(): Promise<() => Promise<RailFootprint>>;
  /** Every entity's balance sheet now. */
  balanceSheets(): Promise<readonly BalanceSheet[]>;
  centralBankTurnover(): Promise<CentralBankTurnover>;
  /** Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit. */
  reconcile(): Promise<void>;
  /** Checks the log's hash chain and that every balance follows from it. */
  verify(witnessed?: LogHead): Promise<Verification>;
}
