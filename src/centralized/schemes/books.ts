import type { Rail } from "../../scenario/rail.ts";
import type { Durability } from "../database/database.ts";
import type { LogHead, Verification } from "../ledger/verifyLog.ts";
import type { BalanceSheet } from "./balanceSheets.ts";
import type { CentralBankTurnover } from "./centralBankTurnover.ts";

/** A scheme in double-entry books. */
export interface Books extends Rail {
  readonly name: "books";
  readonly durability: Durability;
  /** Every entity's balance sheet now. */
  balanceSheets(): Promise<readonly BalanceSheet[]>;
  centralBankTurnover(): Promise<CentralBankTurnover>;
  /** Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit. */
  reconcile(): Promise<void>;
  /** Checks the log's hash chain and that every balance follows from it. */
  verify(witnessed?: LogHead): Promise<Verification>;
}
