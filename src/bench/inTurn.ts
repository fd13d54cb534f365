/** One of several that are measured in turn. */
export interface Contender<Name extends string> {
  readonly name: Name;
  /** Does its work once. @returns How many a second. */
  run(repetition: number): Promise<number>;
}

/**
 * Measures each once, in every other repetition in reverse order: what the machine does besides, and what grows as
 * the benchmark goes on, then falls on all alike.
 *
 * @param onRun Told before each.
 * @returns The figure of each.
 */
export async function measureRound<Name extends string>(
  contenders: readonly Contender<Name>[],
  repetition: number,
  onRun: (name: Name) => void = () => {},
): Promise<ReadonlyMap<Name, number>> {
  const figures = new Map<Name, number>();
  for (const contender of repetition % 2 === 0 ? contenders : contenders.toReversed()) {
    onRun(contender.name);
    figures.set(contender.name, await contender.run(repetition));
  }
  return figures;
}
