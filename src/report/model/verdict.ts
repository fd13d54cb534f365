import { type Family, type Rail, nameOf } from "./views.ts";
import type { Result } from "../result.ts";

export interface FamilyVerdict {
  readonly name: string;
  readonly agree: boolean;
  /** In what the rails depart from the referee; empty if they agree. */
  readonly differences: readonly string[];
}

export interface Verdict {
  readonly agree: boolean;
  readonly families: readonly FamilyVerdict[];
}

/** Held against the figures of the document itself, not only against what it says of them. */
export function verdictOf(result: Result): Verdict {
  const families = result.families.map(familyVerdict);
  return { agree: families.every(({ agree }) => agree), families };
}

/** Whether a rail decided as the referee did and ended in the same balances. */
export function differencesOf(rail: Rail, referee: Rail): readonly string[] {
  const compared: [string, unknown, unknown][] = [
    ["accepted", rail.accepted, referee.accepted],
    ["reasons", byReason(rail), byReason(referee)],
    ["decisions", rail.decisionsHash, referee.decisionsHash],
    ["end balances", rail.endStateHash, referee.endStateHash],
    ["opening sheets", inOrder(rail.openingSheets), inOrder(referee.openingSheets)],
    ["closing sheets", inOrder(rail.closingSheets), inOrder(referee.closingSheets)],
  ];
  return compared.filter(([, found, wanted]) => found !== wanted).map(([what]) => `${rail.name}: ${what}`);
}

function familyVerdict(family: Family): FamilyVerdict {
  const found = family.rails.flatMap((rail) => differencesOf(rail, family.referee));
  const { rail, where, referee, answer } = family.firstDifference ?? {};
  const first = where === undefined ? [] : [`${rail} at ${where}: ${answer}; the referee: ${referee}`];
  const alone = family.rails.length === 0 ? ["no rail was held against the referee"] : [];
  const said = family.agree || found.length > 0 || first.length > 0 ? [] : ["the comparison says that they differ"];
  const differences = [...first, ...found, ...alone, ...said];
  return { name: nameOf(family), agree: differences.length === 0, differences };
}

function byReason({ rejected }: Rail): string {
  return JSON.stringify(Object.entries(rejected).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inOrder(sheets: Rail["closingSheets"]): string {
  const lines = sheets.map(({ entity, assets, liabilities, equity }) =>
    JSON.stringify([entity, sorted(assets), sorted(liabilities), equity]),
  );
  return lines.sort().join("\n");
}

function sorted(amounts: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
}
