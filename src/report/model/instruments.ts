/** Who owes what to whom, in words; `Claim` has the same list. */
const INSTRUMENTS: Readonly<Record<string, readonly [name: string, debtor: string, creditor: string]>> = {
  wallet: ["wallet balances", "payment institutions", "people and merchants"],
  client_reserve: ["client reserves", "central bank", "payment institutions"],
  pool: ["pooled deposits", "banks", "payment institutions"],
  reserves: ["banks' reserves", "central bank", "banks"],
  deposit: ["deposits", "banks", "people, merchants and the dealer"],
  central_bank_lending: ["central-bank lending", "banks", "central bank"],
  loan: ["loans", "borrowers", "banks"],
  coin: ["coins", "association", "people, merchants and the dealer"],
  reserve_deposit: ["reserve deposits", "custodian banks", "association"],
  cash: ["notes and coin", "central bank", "whoever holds them"],
  e_cny: ["e-CNY", "central bank (2021) or banks (2026)", "people and merchants"],
  foreign_exchange: ["foreign exchange", "abroad", "whoever holds it"],
  treasury_bill: ["treasury bills", "the state", "whoever holds them"],
  clearing: ["positions in an open session", "net debtors, through NetsUnion", "net creditors"],
};

export function instrumentName(instrument: string): string {
  return INSTRUMENTS[instrument]?.[0] ?? instrument.replaceAll("_", " ");
}

export function partiesOf(instrument: string): { readonly debtor: string; readonly creditor: string } {
  const [, debtor = "?", creditor = "?"] = INSTRUMENTS[instrument] ?? [];
  return { debtor, creditor };
}
