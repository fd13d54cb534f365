import { CNY } from "../../scenario/currency.ts";
import { type MinorUnits, formatChange, plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import type { SideBySide, SideBySideRow } from "./document.ts";

export const YUAN: MinorUnits = CNY;

export function rowName({ name, chinese, definition }: SideBySideRow): string {
  return [name, ...(chinese === undefined ? [] : [chinese]), ...(definition === undefined ? [] : [`(${definition})`])].join(" ");
}

/** What the figures say: what moved the same reserves, and whose debt it became. */
export function findingOf({ schemes, rows }: SideBySide): string {
  const changes = (part: SideBySideRow["part"], name: string) =>
    rows
      .find((row) => row.part === part && row.name === name)
      ?.amounts.map(({ before, after }) => BigInt(after) - BigInt(before)) ?? [];
  const told = (part: SideBySideRow["part"], name: string) =>
    changes(part, name)
      .map((change, position) => `${formatChange(change, YUAN)} (${schemes[position] ?? ""})`)
      .join(", ");
  return [
    `Deposits of banks at the central bank changed by ${told("central bank", "Deposits of other depository corporations")} yuan`,
    `those of non-financial institutions by ${told("central bank", "Deposits of non-financial institutions")}`,
    `currency issue by ${told("central bank", "Currency issue")}`,
    `and M0 by ${told("money", "M0")}.`,
  ].join("; ");
}

export function sideBySideNumbers({ schemes, rows }: SideBySide): Numbers {
  return {
    columns: ["part", "row", "行", "definition", ...schemes.flatMap((scheme) => [`${scheme} before`, `${scheme} after`])],
    rows: rows.map(({ part, name, chinese = "", definition = "", amounts }) => [
      ...[part, name, chinese, definition],
      ...amounts.flatMap(({ before, after }) => [before, after].map((amount) => plainMajor(BigInt(amount), YUAN))),
    ]),
  };
}
