import { runAside } from "./run.ts";

/**
 * Runs programs of this project's Node, at most `lanes` at once, each starting in its turn. What one says is printed
 * when it has ended, so that two never mix; which run meanwhile is said on stderr.
 *
 * @returns 0 if every program ended with 0, else 1.
 */
export async function runInLanes(
  lanes: number,
  programs: Readonly<Record<string, readonly string[]>>,
): Promise<0 | 1> {
  const waiting = Object.entries(programs);
  const failed: string[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, args] = next;
      process.stderr.write(`${name}: started\n`);
      const program = runAside(args);
      const code = await program.code;
      process.stdout.write(`\n${name}\n`);
      program.print();
      if (code !== 0) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failed.length > 0) process.stderr.write(`Failed: ${failed.join(", ")}\n`);
  return failed.length === 0 ? 0 : 1;
}
