import { JiaoziError } from "../catalogue/errors.ts";
import { ALIPAY_2_CONSERVATION } from "./alipay2/conservation.ts";
import { type BalanceSheet, balanceSheets } from "./balanceSheets.ts";
import { BORROWERS, type Claim, DEALER, type Instrument } from "./claims.ts";
import { type Amount, type Currency, formatAmount } from "./currency.ts";
import type { InstructionKind } from "./instructions.ts";
import type { ParticipantId } from "./participants.ts";

export type BalanceSheets = ReadonlyMap<ParticipantId, BalanceSheet>;

/** What is particular to a scheme: between whom and in what its money must match. */
export interface ConservationRules {
  readonly currency: Currency;
  faults(sheets: BalanceSheets): readonly string[];
  /** Who may gain what holders lose, such as fees, but never lose; nobody when absent. */
  mayEarn?(sheet: BalanceSheet): boolean;
  /** Who, holders aside, may lose what others earn, but never gain; nobody when absent. */
  mayPay?(sheet: BalanceSheet): boolean;
  /** Instructions of which the holder who pays may be charged a fee; none when absent. */
  readonly charged?: readonly InstructionKind[];
}

/**
 * Every way in which claims break a conservation rule of a scheme; empty if none. With the claims of the opening,
 * also that nobody but holders gained or lost, and they only among themselves, save what others may earn from them.
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
    ...(opening === undefined ? [] : equityFaults(sheets, balanceSheets(opening), rules, show)),
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
  { mayEarn = () => false, mayPay = () => false }: ConservationRules,
  show: (amount: Amount) => string,
): readonly string[] {
  const entities = [...new Set([...opening.keys(), ...now.keys()])];
  const gainOf = (entity: ParticipantId) => equityOf(now, entity) - equityOf(opening, entity);
  const holds = (entity: ParticipantId) => isHolder(now.get(entity)) && isHolder(opening.get(entity));
  const isOne = (entity: ParticipantId, of: (sheet: BalanceSheet) => boolean) =>
    [opening.get(entity), now.get(entity)].some((sheet) => sheet !== undefined && of(sheet));
  const isWrong = (entity: ParticipantId) => {
    const gain = gainOf(entity);
    if (gain > 0n) return !isOne(entity, mayEarn);
    return gain < 0n && !isOne(entity, mayPay);
  };
  const others = entities
    .filter((entity) => !holds(entity) && isWrong(entity))
    .map((entity) => `The equity of ${entity} changed by ${show(gainOf(entity))}.`);
  const together = entities.filter(
    (entity) => holds(entity) || isOne(entity, mayEarn) || isOne(entity, mayPay),
  );
  const gain = together.reduce((sum, entity) => sum + gainOf(entity), 0n);
  return gain === 0n ? others : [...others, `Holders together gained ${show(gain)}.`];
}

const HELD_BY_PEOPLE: readonly Instrument[] = ["wallet", "coin", "e_cny", "deposit"];

/** Holders alone owe nothing, and hold nothing but wallets, coins, e-CNY and deposits. */
function isHolder(sheet: BalanceSheet | undefined): boolean {
  if (sheet === undefined) return true;
  if (sheet.entity === BORROWERS || sheet.entity === DEALER || sheet.liabilities.size > 0) return false;
  return [...sheet.assets.keys()].every((instrument) => HELD_BY_PEOPLE.includes(instrument));
}

function equityOf(sheets: BalanceSheets, entity: ParticipantId): Amount {
  return sheets.get(entity)?.equity ?? 0n;
}
