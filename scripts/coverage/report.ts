import { type Condition, watchersOf } from "./watch.ts";

type Lines = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** One way for a condition to come out. */
export interface Outcome {
  readonly condition: Condition;
  readonly isTrue: boolean;
  /** 0: never seen. */
  readonly times: number;
}

export function outcomesOf(conditions: readonly Condition[], counted: Lines): readonly Outcome[] {
  return conditions.flatMap((condition) => {
    const lines = counted.get(watchersOf(condition.file));
    if (lines === undefined) throw new Error(`Nothing was counted in ${watchersOf(condition.file)}`);
    return [
      { condition, isTrue: true, times: lines.get(condition.lineIfTrue) ?? 0 },
      { condition, isTrue: false, times: lines.get(condition.lineIfFalse) ?? 0 },
    ];
  });
}

export interface Count {
  readonly found: number;
  readonly hit: number;
}

export function countOf(times: readonly number[]): Count {
  return { found: times.length, hit: times.filter((time) => time !== 0).length };
}

export function percentOf({ found, hit }: Count): number {
  return found === 0 ? 100 : (100 * hit) / found;
}

/** The sources' lines and branches as an lcov file: a block is a condition, its branch 0 the outcome `true`. */
export function toLcov(lines: Lines, outcomes: readonly Outcome[]): string {
  return [...lines]
    .map(([file, times]) => {
      const branches = outcomes.filter(({ condition }) => condition.file === file);
      const lineCount = countOf([...times.values()]);
      const branchCount = countOf(branches.map(({ times }) => times));
      return [
        `SF:${file}`,
        ...branches.map(
          ({ condition, isTrue, times }, index) =>
            `BRDA:${condition.line},${index >> 1},${isTrue ? 0 : 1},${times === 0 ? "-" : times}`,
        ),
        `BRF:${branchCount.found}`,
        `BRH:${branchCount.hit}`,
        ...[...times].map(([line, times]) => `DA:${line},${times}`),
        `LF:${lineCount.found}`,
        `LH:${lineCount.hit}`,
        "end_of_record\n",
      ].join("\n");
    })
    .join("");
}

/** A line for each file, and one for each outcome that was never seen. */
export function toText(lines: Lines, outcomes: readonly Outcome[]): string {
  const rows = [...lines].map(([file, times]) => {
    const branches = outcomes.filter(({ condition }) => condition.file === file).map(({ times }) => times);
    return `${file.padEnd(52)}${cell([...times.values()])}${cell(branches)}\n`;
  });
  const unseen = outcomes
    .filter(({ times }) => times === 0)
    .map(({ condition: { file, line, text }, isTrue }) => `  ${file}:${line} ${text} → never ${isTrue}\n`);
  const head = `${"".padEnd(52)}${"lines".padStart(18)}${"branches".padStart(18)}\n`;
  return `${head}${rows.sort().join("")}${unseen.length === 0 ? "" : `Never seen:\n${unseen.join("")}`}`;
}

function cell(times: readonly number[]): string {
  const count = countOf(times);
  return `${count.hit}/${count.found} ${percentOf(count).toFixed(1).padStart(6)}`.padStart(18);
}
