import type { EChartsOption } from "echarts";

import { formatCount } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import { BLUE, CATEGORY_AXIS, HATCHED, type Labelled, type Layout, SERIES, STILL, TEXT, VALUE_AXIS, VERMILION, WIDE, labelsWithin } from "./look.ts";

export interface Gas {
  /** Sorted by cost, dearest first. */
  readonly operations: readonly { readonly contract: string; readonly operation: string; readonly gas: number }[];
}

/** An ether transfer costs this much; no transaction costs less. */
const LEAST_GAS = 21_000;

/** Gas of each operation; what any transaction costs is hatched. */
export function gasOption({ operations }: Gas, { narrow }: Layout = WIDE): EChartsOption {
  const left = narrow ? 160 : 282;
  const bar = { ...SERIES, type: "bar" as const, stack: "gas", barWidth: 14 };
  return {
    ...STILL,
    xAxis: { ...VALUE_AXIS, max: ({ max }) => max * (narrow ? 1.55 : 1.12), axisLabel: { show: false } },
    yAxis: {
      ...CATEGORY_AXIS,
      inverse: true,
      data: operations.map(({ operation }) => operation),
      axisLabel: labelsWithin(left),
    },
    grid: { left, right: 8, top: 4, bottom: 4 },
    series: [
      {
        ...bar,
        itemStyle: { color: VERMILION, decal: HATCHED },
        data: operations.map(({ gas }) => Math.min(gas, LEAST_GAS)),
      },
      {
        ...bar,
        itemStyle: { color: BLUE },
        data: operations.map(({ gas }) => Math.max(0, gas - LEAST_GAS)),
        label: {
          ...TEXT,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: Labelled) => formatCount(operations[dataIndex]?.gas ?? 0),
        },
      },
    ],
  };
}

export function gasNumbers({ operations }: Gas): Numbers {
  return {
    columns: ["contract", "operation", "gas"],
    rows: operations.map(({ contract, operation, gas }) => [contract, operation, gas]),
  };
}
