import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { JiaoziError } from "../../src/catalogue/errors.ts";

/**
 * Holds a folder, made if need be, for one run at a time: two in one would ruin its books. SQLite's lock on a file is
 * the operating system's, which lets go when the process ends, however that happens. Throws `DATABASE_REFUSED`.
 * @returns Lets the folder go.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  const holderFile = join(folder, "in-use-by");
  const lock = new DatabaseSync(join(folder, "lock"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    const holder = await readFile(holderFile, "utf8").catch(() => "another");
    throw new JiaoziError(
      "DATABASE_REFUSED",
      `The run in ${folder} is in use by process ${holder}.`,
      "Wait until the other run ends, stop it, or give this one a name of its own with --run.",
      { file: folder },
      cause,
    );
  }
  await writeFile(holderFile, String(process.pid));
  return () => lock.close();
}
