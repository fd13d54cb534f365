import type { FamilyResult, MeasureTaken, RailResult } from "../comparison/family.ts";
import { type BalanceSheet, totalOf } from "../scenario/balanceSheets.ts";
import type { CentralBankSheet } from "../scenario/centralBankSheet.ts";
import { formatChinaTime } from "../scenario/chinaTime.ts";
import type { Instrument } from "../scenario/claims.ts";
import type { Amount } from "../scenario/currency.ts";
import type { EntityKind } from "../scenario/entities.ts";
import type { IssuanceState } from "../scenario/libra/issuance.ts";
import type { ScenarioSummary } from "../scenario/openScenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";
import { type Side, toSideBySide } from "./sideBySide/toSideBySide.ts";

type FamilyDocument = Result["families"][number];
type RailDocument = FamilyDocument["referee"];
type SheetDocument = RailDocument["closingSheets"][number];

/** The comparison as a document; the same day gives the same document but for `environment`. */
export function toResult(
  environment: Result["environment"],
  scenario: Scenario,
  summary: ScenarioSummary,
  families: readonly FamilyResult[],
  leftOut: Result["leftOut"] = [],
): Result {
  const documents = families.map(describeFamily);
  const sideBySide = toSideBySide(documents.map((family, position) => sideOf(family, families[position])));
  return {
    version: 1,
    environment,
    scenario: describeScenario(scenario, summary),
    families: documents,
    leftOut,
    ...(sideBySide === undefined ? {} : { sideBySide }),
  };
}

function sideOf(family: FamilyDocument, from: FamilyResult | undefined): Side {
  const apart = (sheets: readonly BalanceSheet[] = []) =>
    sheets.map((sheet) => describeSheet(sheet, known(sheet.entity, from?.kindOf ?? (() => undefined))));
  const { openingSheets, closingSheets } = from?.referee ?? {};
  return { family, sheetsAt: { opening: apart(openingSheets), closing: apart(closingSheets) } };
}

function describeFamily(family: FamilyResult): FamilyDocument {
  const { scheme, mode, currency, regime, statedRate, agree, firstDifference, referee, rails } = family;
  return {
    scheme,
    mode,
    currency: { ...currency },
    ...(regime === undefined ? {} : { regime }),
    ...(statedRate === undefined ? {} : { statedRate: { fenPerUsd: statedRate.fenPerUsd.toString() } }),
    ...(family.measures.length === 0 ? {} : { measures: family.measures.map(describeMeasure) }),
    agree,
    ...(firstDifference === undefined ? {} : { firstDifference }),
    referee: describeRail(referee, family),
    rails: rails.map((rail) => describeRail(rail, family)),
  };
}

function describeMeasure({ measure, outcome }: MeasureTaken): NonNullable<FamilyDocument["measures"]>[number] {
  const { atSeconds, kind, by, subject, amount, reference } = measure;
  return {
    at: formatChinaTime(atSeconds),
    ...{ kind, by, subject, reference },
    amount: amount.toString(),
    outcome: outcome.status,
    ...(outcome.status === "refused" ? { reason: outcome.reason } : {}),
    ...(outcome.issuance && { issuance: describeIssuance(outcome.issuance) }),
  };
}

function describeIssuance({ reserve, outstanding, room }: IssuanceState) {
  return { reserve: reserve.toString(), outstanding: outstanding.toString(), room: room.toString() };
}

function describeScenario(scenario: Scenario, summary: ScenarioSummary): Result["scenario"] {
  const { banks, institutions, holders } = scenario.participants;
  return {
    name: scenario.name,
    opensAt: formatChinaTime(scenario.opensAtSeconds),
    closesAt: formatChinaTime(scenario.closesAtSeconds),
    instructions: summary.instructions,
    byKind: { ...summary.countByKind },
    amountFen: summary.amountFen.toString(),
    participants: { banks: banks.size, institutions: institutions.size, holders: holders.size },
    sessionsPerDay: scenario.sessionsPerDay,
    ...(scenario.generator === undefined ? {} : { seed: String(scenario.generator.seed) }),
  };
}

function describeRail(rail: RailResult, { kindOf }: FamilyResult): RailDocument {
  return {
    name: rail.name,
    accepted: rail.accepted,
    rejected: { ...rail.rejected },
    replayed: rail.replayed,
    ...(rail.notTaken === 0 ? {} : { notTaken: rail.notTaken }),
    decisionsHash: rail.decisionsHash,
    endStateHash: rail.endStateHash,
    openingSheets: describeSheets(rail.openingSheets, kindOf),
    closingSheets: describeSheets(rail.closingSheets, kindOf),
    ...(rail.centralBankSheet === undefined ? {} : { centralBankSheet: describeRows(rail.centralBankSheet) }),
    flows: rail.flows.map((flow) => ({ ...flow, amount: flow.amount.toString() })),
  };
}

function describeRows(sheet: CentralBankSheet): NonNullable<RailDocument["centralBankSheet"]> {
  const texts = Object.entries(sheet).map(([row, amount]) => [row, amount.toString()]);
  return Object.fromEntries(texts) as NonNullable<RailDocument["centralBankSheet"]>;
}

/** People and merchants as one, at the end; the others in order of their ids. */
function describeSheets(
  sheets: readonly BalanceSheet[],
  kindOf: FamilyResult["kindOf"],
): SheetDocument[] {
  const isHolder = ({ entity }: BalanceSheet) => HOLDER_KINDS.includes(kindOf(entity));
  const others = sheets.filter((sheet) => !isHolder(sheet)).sort((a, b) => (a.entity < b.entity ? -1 : 1));
  return [
    ...others.map((sheet) => describeSheet(sheet, known(sheet.entity, kindOf))),
    describeSheet(together("holders", sheets.filter(isHolder)), "holders"),
  ];
}

const HOLDER_KINDS: readonly (EntityKind | undefined)[] = ["person", "merchant"];

function known(entity: string, kindOf: FamilyResult["kindOf"]): EntityKind {
  const kind = kindOf(entity);
  if (kind === undefined) throw new Error(`${entity} is nobody`);
  return kind;
}

function together(entity: string, sheets: readonly BalanceSheet[]): BalanceSheet {
  const assets = sumByInstrument(sheets.map((sheet) => sheet.assets));
  const liabilities = sumByInstrument(sheets.map((sheet) => sheet.liabilities));
  return { entity, assets, liabilities, equity: totalOf(assets) - totalOf(liabilities) };
}

function sumByInstrument(parts: readonly ReadonlyMap<Instrument, Amount>[]): Map<Instrument, Amount> {
  const sums = new Map<Instrument, Amount>();
  for (const part of parts) {
    for (const [instrument, amount] of part) sums.set(instrument, (sums.get(instrument) ?? 0n) + amount);
  }
  return sums;
}

function describeSheet(
  { entity, assets, liabilities, equity }: BalanceSheet,
  kind: SheetDocument["kind"],
): SheetDocument {
  return {
    entity,
    kind,
    assets: describeAmounts(assets),
    liabilities: describeAmounts(liabilities),
    equity: equity.toString(),
  };
}

function describeAmounts(amounts: ReadonlyMap<Instrument, Amount>): Record<string, string> {
  const entries = [...amounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([instrument, amount]) => [instrument, amount.toString()]));
}
