import type { EChartsOption } from "echarts";

import { type MinorUnits, drawn, formatChange, plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import type { StatementRow } from "../model/centralBankRows.ts";
import { BLUE, CATEGORY_AXIS, HATCHED, type Layout, SERIES, STILL, TEXT, VALUE_AXIS, VERMILION, WIDE, labelsWithin } from "./look.ts";

export interface CentralBankChange {
  readonly unit: MinorUnits;
  readonly rows: readonly StatementRow[];
}

/** What the day changed in the central bank's balance sheet, row by row; falls to the left and hatched. */
export function centralBankChangeOption(data: CentralBankChange, { narrow }: Layout = WIDE): EChartsOption {
  const left = narrow ? 134 : 310;
  const rows = shown(data);
  const changes = rows.map(({ before, after }) => after - before);
  const width = Math.max(...changes.map((change) => Math.abs(drawn(change, data.unit)))) || 1;
  return {
    ...STILL,
    // room for the numbers at both ends
    xAxis: { ...VALUE_AXIS, min: -width * 1.75, max: width * 1.75, axisLabel: { show: false } },
    yAxis: {
      ...CATEGORY_AXIS,
      inverse: true,
      data: rows.map(({ english, chinese }) => `${english}\n${chinese}`),
      axisLabel: labelsWithin(left),
    },
    grid: { left, right: 8, top: 4, bottom: 4, containLabel: false },
    series: [
      {
        ...SERIES,
        type: "bar",
        barWidth: 18,
        data: changes.map((change) => ({
          value: drawn(change, data.unit),
          itemStyle: change < 0n ? { color: VERMILION, decal: HATCHED } : { color: BLUE },
          label: { position: change < 0n ? "left" : "right" },
        })),
        label: {
          ...TEXT,
          show: true,
          formatter: ({ dataIndex }) => formatChange(changes[dataIndex] ?? 0n, data.unit),
        },
      },
    ],
  };
}

export function centralBankChangeNumbers({ unit, rows }: CentralBankChange): Numbers {
  return {
    columns: ["side", "row", "行", "before", "after", "change"],
    rows: rows.map(({ side, english, chinese, before, after }) => [
      side,
      english,
      chinese,
      ...[before, after, after - before].map((amount) => plainMajor(amount, unit)),
    ]),
  };
}

/** The rows that the scheme moves or has at all; the table has every row. */
export function shown({ rows }: CentralBankChange): readonly StatementRow[] {
  return rows.filter(({ before, after, level, english }) => level < 2 && !english.startsWith("Total") && (before !== 0n || after !== 0n));
}
