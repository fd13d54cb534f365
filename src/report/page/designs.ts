import { formatChange, formatMajor, percentOf } from "../amounts.ts";
import { moneyParts } from "../model/aggregates.ts";
import { backingOf } from "../model/backing.ts";
import { centralBankRows } from "../model/centralBankRows.ts";
import { instrumentName, partiesTo } from "../model/instruments.ts";
import { type Outcome, distinctOutcomes, sheetsOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import type { Html } from "./html.ts";
import { type TableRow, tableOf } from "./tables.ts";

/** The designs side by side, in one line each: what the user has, whose debt that is, and what the day moved. */
export function designsTable({ families }: Result): Html {
  const right = { align: "right" } as const;
  return tableOf(
    "The designs side by side, after the day",
    [
      { title: "scheme, settlement" },
      { title: "the user holds" },
      { title: "backed by" },
      { title: "ratio", ...right },
      { title: "owed to users", ...right },
      { title: "change of M0", ...right },
      { title: "of reserve money", ...right },
    ],
    distinctOutcomes(families).map(designRow),
  );
}

function designRow({ family, name }: Outcome): TableRow {
  const { currency } = family;
  const closing = sheetsOf(family, "closing");
  const lines = backingOf(family).filter(({ moment }) => moment === "closing");
  const users = unique(lines.map(({ instrument }) => instrument));
  const behind = unique(lines.flatMap(({ assets }) => Object.keys(assets)));
  const describe = (instruments: readonly string[]) =>
    instruments.map((each) => `${instrumentName(each)}, owed by ${partiesTo(closing, "liabilities", each)}`).join("; ") || "–";
  const sum = (of: "owed" | "total") => lines.reduce((total, line) => total + line[of], 0n);
  return {
    cells: [
      name,
      describe(users),
      describe(behind),
      percentOf(sum("total"), sum("owed")),
      `${formatMajor(sum("owed"), currency)} ${unitOf(currency)}`,
      changeOfM0({ family, name }),
      changeOfReserveMoney({ family, name }),
    ],
  };
}

function changeOfM0({ family }: Outcome): string {
  if (family.currency.code !== "CNY") return "not yuan";
  return formatChange(moneyParts(family, "closing").currency - moneyParts(family, "opening").currency, family.currency);
}

function changeOfReserveMoney({ family }: Outcome): string {
  const row = centralBankRows(family)?.find(({ chinese }) => chinese === "储备货币");
  return row === undefined ? "no central bank" : formatChange(row.after - row.before, family.currency);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
