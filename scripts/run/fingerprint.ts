import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import {
  INSTRUCTIONS_FILE,
  MEASURES_FILE,
  PARTICIPANTS_FILE,
  SCENARIO_FILE,
} from "../../src/scenario/scenario.ts";

/** SHA-256 in hex over a scenario's files; of the measures only if there is such a file. */
export async function fingerprintOf(folder: string): Promise<string> {
  const whole = createHash("sha256");
  for (const name of [SCENARIO_FILE, PARTICIPANTS_FILE, INSTRUCTIONS_FILE]) {
    const hash = createHash("sha256");
    for await (const part of createReadStream(join(folder, name))) hash.update(part as Buffer);
    whole.update(hash.digest());
  }
  const measures = await readFile(join(folder, MEASURES_FILE)).catch(() => undefined);
  if (measures !== undefined) whole.update(createHash("sha256").update(measures).digest());
  return whole.digest("hex");
}
