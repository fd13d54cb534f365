import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";

import { INSTRUCTIONS_FILE, PARTICIPANTS_FILE, SCENARIO_FILE } from "../../src/scenario/scenario.ts";

/** SHA-256 in hex over a scenario's three files. */
export async function fingerprintOf(folder: string): Promise<string> {
  const whole = createHash("sha256");
  for (const name of [SCENARIO_FILE, PARTICIPANTS_FILE, INSTRUCTIONS_FILE]) {
    const hash = createHash("sha256");
    for await (const part of createReadStream(join(folder, name))) hash.update(part as Buffer);
    whole.update(hash.digest());
  }
  return whole.digest("hex");
}
