import { formatCount, formatMajor } from "../amounts.ts";
import { heading, table, verdict } from "../table.ts";
import type { ReserveRunDocument } from "./document.ts";
import { runInWords, verdictInWords } from "./words.ts";

const COIN = { decimals: 6 };

/** A run for a terminal. */
export function renderReserveRun(run: ReserveRunDocument): string {
  const { ifEverybodyCame, firstHadItComeLast: first } = run;
  const usd = (amount: string) => formatMajor(BigInt(amount), COIN);
  return [
    heading("A run on the Libra reserve"),
    runInWords(run),
    groupsTable(run),
    ...(first === undefined
      ? []
      : [
          `The first in the queue is paid ${usd(first.paidAsFirst)}, and would be paid ${usd(first.paidAsLast)} as the last: running first gains nothing.`,
        ]),
    `First come, first served, if everybody came: ${usd(ifEverybodyCame.paidInFull)} coins are paid, ${usd(ifEverybodyCame.paidNothing)} get nothing (simulated).`,
    ...run.refused.map(({ event, reason }) => `Refused everywhere: ${event} (${reason}).`),
    verdict(run.agree, `${run.agree ? "✓" : "✗"} reserve run: ${verdictInWords(run)}`),
  ].join("\n");
}

function groupsTable({ groups }: ReserveRunDocument): string {
  const right = { align: "right" } as const;
  const columns = [
    { title: "in order" },
    { title: "who", ...right },
    { title: "coins", ...right },
    { title: "pro rata, per coin", ...right },
    { title: "first come (simulated), per coin", ...right },
  ];
  const rows = groups.map(({ name, holders, coins, proRataPerCoin, firstComePerCoin }) => [
    name,
    formatCount(holders),
    formatMajor(BigInt(coins), COIN),
    proRataPerCoin,
    firstComePerCoin,
  ]);
  return table(columns, rows);
}
