import { join } from "node:path";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { DATA_FOLDER } from "../scenarioOption.ts";
import { lockFolder } from "./lock.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest.ts";

/** One run's place under `data/`, held by this process. */
export interface Run {
  readonly name: string;
  readonly folder: string;
  /** Notes what is to be known of the run if the process dies now; on disk when it resolves. */
  note(manifest: Manifest): Promise<void>;
  /** Notes what has changed since. */
  noteChange(change: Partial<Manifest>): Promise<void>;
  close(): void;
}

/** Names go into schemas of PostgreSQL, whose names are short. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,30}$/;

/**
 * With `resume` the run must be one that was interrupted; nothing is changed if it isn't. Throws `DATABASE_REFUSED` if another process has
 * the run, and `BAD_USAGE` for a name that can't be one.
 */
export async function openRun(name: string, resume = false): Promise<Run> {
  if (!NAME.test(name)) {
    throw new JiaoziError(
      "BAD_USAGE",
      `--run ${name} can't be a run's name.`,
      "Use up to 31 lower-case letters, digits, - and _, beginning with a letter or digit.",
      { field: "--run" },
    );
  }
  const folder = join(DATA_FOLDER, name);
  if (resume) await interruptedRun({ name, folder });
  const close = await lockFolder(folder);
  let noted: Manifest | undefined;
  const note = async (manifest: Manifest) => {
    await writeManifest(folder, manifest);
    noted = manifest;
  };
  const noteChange = async (change: Partial<Manifest>) => {
    if (noted === undefined) throw new Error(`Nothing is noted of the run ${name} yet`);
    await note({ ...noted, ...change });
  };
  return { name, folder, note, noteChange, close };
}

/** The run that `--resume` carries on. Throws `BAD_USAGE` if there is none that was interrupted. */
export async function interruptedRun({ name, folder }: Pick<Run, "name" | "folder">): Promise<Manifest> {
  const found = await readManifest(folder);
  if (found !== undefined && found.stage !== "finished") return found;
  const message =
    found === undefined
      ? `There is no run "${name}" to carry on.`
      : `The run "${name}" wasn't interrupted: it came to its end, and its books are closed. Its result is in ${found.out}.`;
  throw new JiaoziError("BAD_USAGE", message, "Run without --resume to begin one.", { field: "--resume" });
}
