import type { EChartsOption } from "echarts";

import { type MinorUnits, drawn, formatMajor, plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import type { MoneyParts } from "../model/aggregates.ts";
import { BLUE, CATEGORY_AXIS, DOTTED, GREEN, HATCHED, type Layout, PURPLE, SERIES, STILL, TEXT, VALUE_AXIS, WIDE, labelsWithin } from "./look.ts";

export interface MoneySupply {
  readonly unit: MinorUnits;
  readonly before: MoneyParts;
  readonly after: MoneyParts;
}

interface Step {
  readonly moment: "before" | "after";
  readonly name: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly style: object;
}

/** From M0 to M2, step upon step, before the day and after it. */
export function moneySupplyOption(data: MoneySupply, { narrow }: Layout = WIDE): EChartsOption {
  const left = narrow ? 130 : 242;
  const steps = waterfall(data);
  return {
    ...STILL,
    xAxis: { ...VALUE_AXIS, axisLabel: { show: false }, max: ({ max }) => max * (narrow ? 1.9 : 1.3) },
    yAxis: {
      ...CATEGORY_AXIS,
      inverse: true,
      data: steps.map(({ moment, name }) => `${moment}: ${name}`),
      axisLabel: labelsWithin(left),
    },
    grid: { left, right: 8, top: 4, bottom: 4 },
    series: [
      {
        ...SERIES,
        type: "bar",
        stack: "money",
        itemStyle: { color: "none" },
        data: steps.map(({ from }) => drawn(from, data.unit)),
      },
      {
        ...SERIES,
        type: "bar",
        stack: "money",
        barWidth: 18,
        data: steps.map(({ from, to, style }) => ({ value: drawn(to - from, data.unit), itemStyle: style })),
        label: {
          ...TEXT,
          show: true,
          position: "right",
          formatter: ({ dataIndex }) => formatMajor(height(steps[dataIndex]), data.unit),
        },
      },
    ],
  };
}

export function moneySupplyNumbers(data: MoneySupply): Numbers {
  return {
    columns: ["moment", "step", "from", "to", "amount"],
    rows: waterfall(data).map((step) => [
      step.moment,
      step.name,
      ...[step.from, step.to, height(step)].map((amount) => plainMajor(amount, data.unit)),
    ]),
  };
}

function height(step: Step | undefined): bigint {
  return step === undefined ? 0n : step.to - step.from;
}

function waterfall({ before, after }: MoneySupply): readonly Step[] {
  return [...stepsOf("before", before), ...stepsOf("after", after)];
}

function stepsOf(moment: Step["moment"], { currency, deposits, clientReserves }: MoneyParts): readonly Step[] {
  const withDeposits = currency + deposits;
  const m2 = withDeposits + clientReserves;
  return [
    { moment, name: "M0, currency", from: 0n, to: currency, style: { color: GREEN } },
    { moment, name: "+ deposits at banks", from: currency, to: withDeposits, style: { color: BLUE } },
    {
      moment,
      name: "+ client reserves",
      from: withDeposits,
      to: m2,
      style: { color: PURPLE, decal: DOTTED },
    },
    { moment, name: "M2 (from 2025)", from: 0n, to: m2, style: { color: BLUE, decal: HATCHED } },
  ];
}
