import { cp, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { JiaoziError } from "../src/catalogue/errors.ts";
import type { Database } from "../src/centralized/database/database.ts";
import { openDatabase } from "../src/centralized/database/openDatabase.ts";
import { connectPostgresql } from "../src/centralized/database/postgresql.ts";
import { DATA_FOLDER } from "./scenarioOption.ts";

/** Databases for one run, by name, and how to give them back. */
export interface RunDatabases<Name extends string> {
  readonly databases: Readonly<Record<Name, Database>>;
  close(): Promise<void>;
}

/**
 * Opens an empty database for each name: a schema of the server that DATABASE_URL names, or a folder of the embedded
 * PGlite. What an earlier run of the same command left there is dropped.
 */
export async function openRunDatabases<Name extends string>(
  command: string,
  names: readonly Name[],
): Promise<RunDatabases<Name>> {
  const url = process.env["DATABASE_URL"];
  const folder = join(DATA_FOLDER, command);
  const unlock = url === undefined ? await lock(folder) : () => Promise.resolve();
  const opened: [Name, Database][] = [];
  const close = async () => {
    await Promise.all(opened.map(([, database]) => database.close()));
    await unlock();
  };
  try {
    for (const name of names) {
      const database = await (url === undefined
        ? openEmptyFolder(folder, name)
        : openEmptySchema(url, `jiaozi_${command}_${name.replaceAll(/\W/g, "_")}`));
      opened.push([name, database]);
    }
    return { databases: Object.fromEntries(opened) as Record<Name, Database>, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function openEmptySchema(url: string, schema: string): Promise<Database> {
  const server = await connectPostgresql(url);
  try {
    await server.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  } finally {
    await server.close();
  }
  return openDatabase({ url, schema });
}

/** Setting PGlite up takes seconds and copying it doesn't, so it is set up once. */
async function openEmptyFolder(parent: string, name: string): Promise<Database> {
  const [template, folder] = [join(parent, "template"), join(parent, name)];
  await openDatabase({ folder: template }).then((database) => database.close());
  await rm(folder, { recursive: true, force: true });
  await cp(template, folder, { recursive: true });
  return openDatabase({ folder });
}

/** PGlite doesn't notice a second process in its folder; two of them would ruin it. */
async function lock(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "in-use-by");
  const holder = await readFile(file, "utf8").catch(() => "");
  if (holder !== "" && isRunning(Number(holder))) {
    throw new JiaoziError(
      "DATABASE_REFUSED",
      `The books in ${folder} are in use by process ${holder}.`,
      "Wait until the other run ends, or stop it.",
      { file: folder },
    );
  }
  await rm(file, { force: true });
  const handle = await open(file, "wx");
  await handle.writeFile(String(process.pid));
  await handle.close();
  return () => rm(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
