import type { EChartsOption } from "echarts";

import { plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import type { ReserveRunDocument } from "../reserveRun/document.ts";
import { type Layout, WIDE } from "./look.ts";
import { type Line, linesOption, namedAxis } from "./lines.ts";

const COIN = { decimals: 6 };

/** What each coin is paid, by its place in the order, under either rule. */
export function reserveRunOption(run: ReserveRunDocument, layout: Layout = WIDE): EChartsOption {
  const lines = linesOf(run, layout.narrow);
  const perCoin = layout.narrow ? "paid per coin" : "paid for each coin, or left for it";
  return {
    ...linesOption(lines, layout),
    xAxis: { ...namedAxis("coins in the order of redemption (percent of all)", 28), min: 0, max: 100 },
    yAxis: { ...namedAxis(perCoin, 36), min: 0, max: 1.1, interval: 0.1 },
  };
}

/** The rows of the chart: the dealer, each redeeming holder, and what is left for those who stay. */
export function reserveRunNumbers({ payouts, groups }: ReserveRunDocument): Numbers {
  const stay = groups.at(-1);
  const rows = payouts.map(({ order, holder, ...amounts }) => [order, holder, ...cellsOf(amounts)]);
  return {
    columns: [
      ...["order", "holder", "coins"],
      ...["paid pro rata", "per coin", "paid first come (simulated)", "per coin (simulated)"],
    ],
    rows: stay === undefined ? rows : [...rows, ["", stay.name, ...cellsOf(stay)]],
  };
}

type Amounts = Pick<
  ReserveRunDocument["payouts"][number],
  "coins" | "proRata" | "proRataPerCoin" | "firstCome" | "firstComePerCoin"
>;

function cellsOf({ coins, proRata, proRataPerCoin, firstCome, firstComePerCoin }: Amounts): string[] {
  const major = (amount: string) => plainMajor(BigInt(amount), COIN);
  return [major(coins), major(proRata), proRataPerCoin, major(firstCome), firstComePerCoin];
}

function linesOf(run: ReserveRunDocument, narrow: boolean): readonly Line[] {
  const { payouts, groups, ifEverybodyCame } = run;
  const parts: readonly Amounts[] = [...payouts, ...groups.slice(-1)].filter(({ coins }) => coins !== "0");
  const { paidInFull, paidNothing } = ifEverybodyCame;
  const everybody = [
    { coins: paidInFull, perCoin: "1" },
    { coins: paidNothing, perCoin: "0" },
  ].filter(({ coins }) => coins !== "0");
  const all = BigInt(run.coins);
  return [
    {
      name: "pro rata",
      isStep: true,
      points: stepsOf(parts.map(({ coins, proRataPerCoin: perCoin }) => ({ coins, perCoin })), all),
    },
    {
      name: narrow ? "first come (simulated)" : "first come, first served (simulated)",
      isStep: true,
      points: stepsOf(parts.map(({ coins, firstComePerCoin: perCoin }) => ({ coins, perCoin })), all),
    },
    {
      name: narrow ? "first come, all run (simulated)" : "first come, if everybody runs (simulated)",
      isStep: true,
      points: stepsOf(everybody, all),
    },
  ];
}

/** Only for drawing: the table keeps the integers. */
function stepsOf(
  parts: readonly { readonly coins: string; readonly perCoin: string }[],
  all: bigint,
): (readonly [number, number])[] {
  const points: [number, number][] = [];
  let until = 0n;
  for (const { coins, perCoin } of parts) {
    if (points.length === 0) points.push([0, Number(perCoin)]);
    until += BigInt(coins);
    points.push([Number((until * 1_000_000n) / (all === 0n ? 1n : all)) / 10_000, Number(perCoin)]);
  }
  return points;
}
