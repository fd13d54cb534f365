import { formatMajor } from "../amounts.ts";
import { heading, table } from "../table.ts";
import type { SideBySide } from "./document.ts";
import { YUAN, findingOf, rowName } from "./words.ts";

/** For a terminal. */
export function renderSideBySide(sides: SideBySide): string {
  const [first = "", second = ""] = sides.schemes;
  const right = (title: string) => ({ title, align: "right" as const });
  const columns = [
    { title: "" },
    ...[first, second].flatMap((scheme) => [right(`${scheme} before`), right("after")]),
  ];
  let part = "";
  const rows = sides.rows.flatMap((row) => {
    const amounts = row.amounts.flatMap(({ before, after }) =>
      [before, after].map((amount) => formatMajor(BigInt(amount), YUAN)),
    );
    const title = row.part === part ? [] : [[`${row.part}:`]];
    part = row.part;
    return [...title, [`  ${rowName(row)}`, ...amounts]];
  });
  return [
    heading("Topped up or converted: the same reserves, another debtor (yuan)"),
    table(columns, rows),
    findingOf(sides),
  ].join("\n\n");
}
