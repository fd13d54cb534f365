import { stderr } from "node:process";

import { EXIT } from "../../src/catalogue/errors.ts";

/**
 * Runs work that Ctrl-C, or a request to end, stops at the next place where it can be carried on from; a second one
 * ends the process at once. Work shows by rejecting with the signal's reason that it stopped.
 * @param says What a person reads then.
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
  says: string,
): Promise<number> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } catch (fault) {
    if (!controller.signal.aborted || fault !== controller.signal.reason) throw fault;
    stderr.write(`${says}\n`);
    return EXIT.interrupted;
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}
