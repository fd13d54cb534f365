import { JiaoziError } from "../catalogue/errors.ts";
import { type BalanceSheet, balanceSheets } from "./balanceSheets.ts";
import { BORROWERS, CENTRAL_BANK, type Claim, NETSUNION } from "./claims.ts";
import type { Fen, ParticipantId } from "./participants.ts";
import { formatYuan } from "./yuan.ts";

/**
 * Every way in which claims break a conservation rule of scheme `alipay-2.0`; empty if none. With the claims of the
 * opening, also that nobody but holders gained or lost, and holders only among themselves.
 */
export function conservationFaults(claims: readonly Claim[], opening?: readonly Claim[]): readonly string[] {
  const sheets = balanceSheets(claims);
  return [
    ...malformedClaims(claims),
    ...[...sheets.values()].flatMap(institutionFaults),
    ...centralBankFaults(sheets),
    ...clearingHouseFaults(sheets),
    ...(opening === undefined ? [] : equityFaults(sheets, balanceSheets(opening))),
  ];
}

/** Throws `BOOKS_OUT_OF_BALANCE` with every broken rule. */
export function assertConserved(claims: readonly Claim[], opening?: readonly Claim[]): void {
  const faults = conservationFaults(claims, opening);
  if (faults.length === 0) return;
  const nextStep = "Stop settling on this rail and compare its claims with those of another one.";
  throw new JiaoziError("BOOKS_OUT_OF_BALANCE", faults.join(" "), nextStep);
}

function malformedClaims(claims: readonly Claim[]): readonly string[] {
  const seen = new Set<string>();
  return claims.flatMap(({ issuer, holder, instrument, amount: amountFen }) => {
    const name = `${instrument} of ${issuer} held by ${holder}`;
    const twice = seen.has(name);
    seen.add(name);
    return [
      ...(twice ? [`The ${name} is listed twice.`] : []),
      ...(amountFen > 0n ? [] : [`The ${name} is ${formatYuan(amountFen)} yuan, which isn't positive.`]),
    ];
  });
}

/** An institution owes exactly what the central bank, or a session still open, owes it. */
function institutionFaults({
  entity,
  assets: assetsFen,
  liabilities: liabilitiesFen,
}: BalanceSheet): readonly string[] {
  const clientReserveFen = assetsFen.get("client_reserve") ?? 0n;
  const walletsFen = liabilitiesFen.get("wallet") ?? 0n;
  if (clientReserveFen === 0n && walletsFen === 0n) return [];
  const clearingFen = (assetsFen.get("clearing") ?? 0n) - (liabilitiesFen.get("clearing") ?? 0n);
  if (clientReserveFen + clearingFen === walletsFen) return [];
  const backing = `client reserve ${formatYuan(clientReserveFen)} and clearing ${formatYuan(clearingFen)}`;
  return [`${entity} owes wallets ${formatYuan(walletsFen)} yuan against ${backing}.`];
}

function centralBankFaults(sheets: ReadonlyMap<ParticipantId, BalanceSheet>): readonly string[] {
  const equityFen = sheets.get(CENTRAL_BANK)?.equity ?? 0n;
  return equityFen === 0n
    ? []
    : [`The central bank's lending exceeds reserves and client reserves by ${formatYuan(equityFen)} yuan.`];
}

function clearingHouseFaults(sheets: ReadonlyMap<ParticipantId, BalanceSheet>): readonly string[] {
  const equityFen = sheets.get(NETSUNION)?.equity ?? 0n;
  return equityFen === 0n
    ? []
    : [`NetsUnion's positions don't net to zero but to ${formatYuan(equityFen)} yuan.`];
}

function equityFaults(
  now: ReadonlyMap<ParticipantId, BalanceSheet>,
  opening: ReadonlyMap<ParticipantId, BalanceSheet>,
): readonly string[] {
  const entities = [...new Set([...opening.keys(), ...now.keys()])];
  const holds = (entity: ParticipantId) => isHolder(now.get(entity)) && isHolder(opening.get(entity));
  const others = entities
    .filter((entity) => !holds(entity))
    .flatMap((entity) => {
      const gainFen = equityOf(now, entity) - equityOf(opening, entity);
      return gainFen === 0n ? [] : [`The equity of ${entity} changed by ${formatYuan(gainFen)} yuan.`];
    });
  const holders = entities.filter(holds);
  const gainFen = sumOfEquity(now, holders) - sumOfEquity(opening, holders);
  return gainFen === 0n ? others : [...others, `Holders together gained ${formatYuan(gainFen)} yuan.`];
}

/** Holders alone owe nothing, and hold nothing but wallets and deposits. */
function isHolder(sheet: BalanceSheet | undefined): boolean {
  if (sheet === undefined) return true;
  if (sheet.entity === BORROWERS || sheet.liabilities.size > 0) return false;
  return [...sheet.assets.keys()].every((instrument) => instrument === "wallet" || instrument === "deposit");
}

function sumOfEquity(
  sheets: ReadonlyMap<ParticipantId, BalanceSheet>,
  entities: readonly ParticipantId[],
): Fen {
  return entities.reduce((sum, entity) => sum + equityOf(sheets, entity), 0n);
}

function equityOf(sheets: ReadonlyMap<ParticipantId, BalanceSheet>, entity: ParticipantId): Fen {
  return sheets.get(entity)?.equity ?? 0n;
}
