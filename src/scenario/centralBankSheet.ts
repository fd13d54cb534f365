import { balanceSheets } from "./balanceSheets.ts";
import { CENTRAL_BANK, type Claim, type Instrument } from "./claims.ts";
import type { Fen } from "./participants.ts";

/** Rows of the central bank's balance sheet, assets first, then liabilities; in the order of the contracts' enum. */
export const SHEET_ROWS = [
  "foreign_assets",
  "claims_on_government",
  "claims_on_banks",
  "other_assets",
  "bank_deposits",
  "client_reserves",
  "notes_and_coins",
  "e_cny",
  "government_deposits",
  "other_liabilities",
  "own_capital",
] as const;
export type SheetRow = (typeof SHEET_ROWS)[number];

/** Amounts in fen, zero or more; assets equal liabilities. */
export type CentralBankSheet = Readonly<Record<SheetRow, Fen>>;

/** In which row an instrument stands that the central bank holds, or owes. */
const ASSETS: Readonly<Partial<Record<Instrument, SheetRow>>> = {
  foreign_exchange: "foreign_assets",
  treasury_bill: "claims_on_government",
  central_bank_lending: "claims_on_banks",
};
const LIABILITIES: Readonly<Partial<Record<Instrument, SheetRow>>> = {
  reserves: "bank_deposits",
  client_reserve: "client_reserves",
  cash: "notes_and_coins",
  e_cny: "e_cny",
};

export function emptySheet(): Record<SheetRow, Fen> {
  return Object.fromEntries(SHEET_ROWS.map((row) => [row, 0n])) as Record<SheetRow, Fen>;
}

/** The rows that follow from who owes whom; undefined where no central bank takes part. */
export function sheetOfClaims(claims: Iterable<Claim>): CentralBankSheet | undefined {
  const found = balanceSheets(claims).get(CENTRAL_BANK);
  if (found === undefined) return undefined;
  const sheet = emptySheet();
  for (const [instrument, amount] of found.assets) sheet[ASSETS[instrument] ?? "other_assets"] += amount;
  for (const [instrument, amount] of found.liabilities)
    sheet[LIABILITIES[instrument] ?? "other_liabilities"] += amount;
  return sheet;
}
