import { JiaoziError } from "../catalogue/errors.ts";
import { ALIPAY_2_CONSERVATION } from "./alipay2/conservation.ts";
import { type BalanceSheet, balanceSheets } from "./balanceSheets.ts";
import { BORROWERS, type Claim, DEALER, type Instrument } from "./claims.ts";
import { type Amount, type Currency, formatAmount } from "./currency.ts";
import type { ParticipantId } from "./participants.ts";

export type BalanceSheets = ReadonlyMap<ParticipantId, BalanceSheet>;

/** What is particular to a scheme: between whom and in what its money must match. */
export interface ConservationRules {
  readonly currency: Currency;
  faults(sheets: BalanceSheets): readonly string[];
}

/**
 * Every way in which claims break a conservation rule of a scheme; empty if none. With the claims of the opening,
 * also that nobody but holders gained or lost, and holders only among themselves.
 */
export function conservationFaults(
  claims: readonly Claim[],
  opening?: readonly Claim[],
  rules: ConservationRules = ALIPAY_2_CONSERVATION,
): readonly string[] {
  const sheets = balanceSheets(claims);
  const show = (amount: Amount) => `${formatAmount(amount, rules.currency)} ${rules.currency.code}`;
  return [
    ...malformedClaims(claims, show),
    ...rules.faults(sheets),
    ...(opening === undefined ? [] : equityFaults(sheets, balanceSheets(opening), show)),
  ];
}

/** Throws `BOOKS_OUT_OF_BALANCE` with every broken rule. */
export function assertConserved(
  claims: readonly Claim[],
  opening?: readonly Claim[],
  rules: ConservationRules = ALIPAY_2_CONSERVATION,
): void {
  const faults = conservationFaults(claims, opening, rules);
  if (faults.length === 0) return;
  const nextStep = "Stop settling on this rail and compare its claims with those of another one.";
  throw new JiaoziError("BOOKS_OUT_OF_BALANCE", faults.join(" "), nextStep);
}

function malformedClaims(claims: readonly Claim[], show: (amount: Amount) => string): readonly string[] {
  const seen = new Set<string>();
  return claims.flatMap(({ issuer, holder, instrument, amount }) => {
    const name = `${instrument} of ${issuer} held by ${holder}`;
    const twice = seen.has(name);
    seen.add(name);
    return [
      ...(twice ? [`The ${name} is listed twice.`] : []),
      ...(amount > 0n ? [] : [`The ${name} is ${show(amount)}, which isn't positive.`]),
    ];
  });
}

function equityFaults(
  now: BalanceSheets,
  opening: BalanceSheets,
  show: (amount: Amount) => string,
): readonly string[] {
  const entities = [...new Set([...opening.keys(), ...now.keys()])];
  const holds = (entity: ParticipantId) => isHolder(now.get(entity)) && isHolder(opening.get(entity));
  const others = entities
    .filter((entity) => !holds(entity))
    .flatMap((entity) => {
      const gain = equityOf(now, entity) - equityOf(opening, entity);
      return gain === 0n ? [] : [`The equity of ${entity} changed by ${show(gain)}.`];
    });
  const holders = entities.filter(holds);
  const gain = sumOfEquity(now, holders) - sumOfEquity(opening, holders);
  return gain === 0n ? others : [...others, `Holders together gained ${show(gain)}.`];
}

const HELD_BY_PEOPLE: readonly Instrument[] = ["wallet", "coin", "deposit"];

/** Holders alone owe nothing, and hold nothing but wallets, coins and deposits. */
function isHolder(sheet: BalanceSheet | undefined): boolean {
  if (sheet === undefined) return true;
  if (sheet.entity === BORROWERS || sheet.entity === DEALER || sheet.liabilities.size > 0) return false;
  return [...sheet.assets.keys()].every((instrument) => HELD_BY_PEOPLE.includes(instrument));
}

function sumOfEquity(sheets: BalanceSheets, entities: readonly ParticipantId[]): Amount {
  return entities.reduce((sum, entity) => sum + equityOf(sheets, entity), 0n);
}

function equityOf(sheets: BalanceSheets, entity: ParticipantId): Amount {
  return sheets.get(entity)?.equity ?? 0n;
}
