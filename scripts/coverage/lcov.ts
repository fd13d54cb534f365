/** Of an lcov file: by source and by line, from 1, how often it was reached. */
export function readLcov(text: string): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const sources = new Map<string, Map<number, number>>();
  let lines = new Map<number, number>();
  for (const entry of text.split("\n")) {
    const [key = "", value = ""] = entry.split(/:(.*)/);
    if (key === "SF") sources.set(value, (lines = new Map()));
    if (key === "DA") {
      const [line = 0, times = 0] = value.split(",").map(Number);
      lines.set(line, times);
    }
  }
  return sources;
}
