import type { FamilyResult, RailResult } from "../comparison/family.ts";
import { type BalanceSheet, totalOf } from "../scenario/balanceSheets.ts";
import { formatChinaTime } from "../scenario/chinaTime.ts";
import type { Instrument } from "../scenario/claims.ts";
import type { ScenarioSummary } from "../scenario/openScenario.ts";
import type { Fen } from "../scenario/participants.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";

type SheetDocument = Result["families"][number]["referee"]["holders"];
type RailDocument = Result["families"][number]["referee"];

/** The comparison as a document; the same day gives the same document but for `environment`. */
export function toResult(
  environment: Result["environment"],
  scenario: Scenario,
  summary: ScenarioSummary,
  families: readonly FamilyResult[],
): Result {
  return {
    version: 1,
    environment,
    scenario: describeScenario(scenario, summary),
    families: families.map(({ scheme, mode, agree, firstDifference, referee, rails }) => ({
      scheme,
      mode,
      agree,
      ...(firstDifference === undefined ? {} : { firstDifference }),
      referee: describeRail(referee, scenario),
      rails: rails.map((rail) => describeRail(rail, scenario)),
    })),
  };
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

function describeRail(rail: RailResult, { participants }: Scenario): RailDocument {
  const isHolder = ({ entity }: BalanceSheet) => participants.holders.has(entity);
  const others = rail.balanceSheets.filter((sheet) => !isHolder(sheet));
  others.sort((a, b) => (a.entity < b.entity ? -1 : 1));
  return {
    name: rail.name,
    accepted: rail.accepted,
    rejected: { ...rail.rejected },
    replayed: rail.replayed,
    decisionsHash: rail.decisionsHash,
    endStateHash: rail.endStateHash,
    balanceSheets: others.map(describeSheet),
    holders: describeSheet(together("holders", rail.balanceSheets.filter(isHolder))),
  };
}

function together(entity: string, sheets: readonly BalanceSheet[]): BalanceSheet {
  const assetsFen = sumByInstrument(sheets.map((sheet) => sheet.assets));
  const liabilitiesFen = sumByInstrument(sheets.map((sheet) => sheet.liabilities));
  return { entity, assets: assetsFen, liabilities: liabilitiesFen, equity: totalOf(assetsFen) - totalOf(liabilitiesFen) };
}

function sumByInstrument(parts: readonly ReadonlyMap<Instrument, Fen>[]): Map<Instrument, Fen> {
  const sums = new Map<Instrument, Fen>();
  for (const part of parts) {
    for (const [instrument, amountFen] of part) sums.set(instrument, (sums.get(instrument) ?? 0n) + amountFen);
  }
  return sums;
}

function describeSheet({ entity, assets: assetsFen, liabilities: liabilitiesFen, equity: equityFen }: BalanceSheet): SheetDocument {
  return {
    entity,
    assetsFen: describeAmounts(assetsFen),
    liabilitiesFen: describeAmounts(liabilitiesFen),
    equityFen: equityFen.toString(),
  };
}

function describeAmounts(amounts: ReadonlyMap<Instrument, Fen>): Record<string, string> {
  const entries = [...amounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([instrument, amountFen]) => [instrument, amountFen.toString()]));
}
