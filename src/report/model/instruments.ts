import type { Kind, Sheet } from "./views.ts";

const INSTRUMENTS: Readonly<Record<string, string>> = {
  wallet: "wallet balances",
  client_reserve: "client reserves",
  pool: "pooled deposits",
  reserves: "banks' reserves",
  central_bank_lending: "central-bank lending",
  deposit: "deposits",
  loan: "loans",
  coin: "coins",
  preburned_coin: "coins handed in",
  prepaid: "paid for coins to come",
  reserve_deposit: "reserve deposits",
  cash: "notes and coin",
  e_cny: "e-CNY",
  foreign_exchange: "foreign exchange",
  treasury_bill: "treasury bills",
  clearing: "positions in an open session",
};

export function instrumentName(instrument: string): string {
  return INSTRUMENTS[instrument] ?? instrument.replaceAll("_", " ");
}

const KINDS: Readonly<Record<Kind, string>> = {
  central_bank: "central bank",
  bank: "banks",
  institution: "payment institutions",
  person: "people",
  merchant: "merchants",
  holders: "people and merchants",
  netsunion: "NetsUnion",
  borrowers: "borrowers",
  association: "association",
  dealer: "designated dealer",
};

/** Who holds an instrument, or owes in it, by these sheets. */
export function partiesTo(sheets: readonly Sheet[], side: "assets" | "liabilities", instrument: string): string {
  const kinds = sheets.filter((sheet) => instrument in sheet[side]).map(({ kind }) => KINDS[kind]);
  return [...new Set(kinds)].join(", ") || "outside the books";
}
