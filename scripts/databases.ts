import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import type { Database } from "../src/centralized/database/database.ts";
import { openDatabase } from "../src/centralized/database/openDatabase.ts";
import { connectPostgresql } from "../src/centralized/database/postgresql.ts";
import type { Run } from "./run/run.ts";
import { DATA_FOLDER, ROOT } from "./scenarioOption.ts";

/** Databases for one run, by name, and how to give them back. */
export interface RunDatabases<Name extends string> {
  readonly databases: Readonly<Record<Name, Database>>;
  close(): Promise<void>;
}

/** Where the books of a run started now are kept: never with a password. */
export function whereBooksAre(): string {
  const url = process.env["DATABASE_URL"];
  if (url === undefined) return "pglite";
  const { hostname, port, pathname } = URL.canParse(url) ? new URL(url) : {};
  return `postgresql ${hostname ?? "?"}:${port ?? ""}${pathname ?? ""}`;
}

/**
 * Opens a database for each name: a schema of the server that DATABASE_URL names, or a folder of the embedded PGlite.
 * Empty, whatever an earlier run of this name left there, unless `keep` says to take them as they are.
 */
export async function openRunDatabases<Name extends string>(
  { name: run, folder }: Pick<Run, "name" | "folder">,
  names: readonly Name[],
  keep = false,
): Promise<RunDatabases<Name>> {
  const url = process.env["DATABASE_URL"];
  const opened: [Name, Database][] = [];
  const close = async () => {
    await Promise.all(opened.map(([, database]) => database.close()));
  };
  try {
    for (const name of names) {
      const database = await (url === undefined
        ? openFolder(join(folder, name), keep)
        : openSchema(url, `jiaozi_${run}_${name}`.replaceAll(/\W/g, "_"), keep));
      opened.push([name, database]);
    }
    return { databases: Object.fromEntries(opened) as Record<Name, Database>, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function openSchema(url: string, schema: string, keep: boolean): Promise<Database> {
  if (keep) return openDatabase({ url, schema });
  const server = await connectPostgresql(url);
  try {
    await server.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  } finally {
    await server.close();
  }
  return openDatabase({ url, schema });
}

async function openFolder(folder: string, keep: boolean): Promise<Database> {
  if (keep) return openDatabase({ folder });
  const template = await emptyBooks();
  await rm(folder, { recursive: true, force: true });
  await cp(template, folder, { recursive: true });
  return openDatabase({ folder });
}

/**
 * Setting PGlite up takes seconds and copying it doesn't, so it is set up once for each version of the schema. It gets
 * its name when it is whole: whoever is killed before leaves nothing that another would take for it.
 */
async function emptyBooks(): Promise<string> {
  const name = `empty-books-${await schemaVersion()}`;
  const template = join(DATA_FOLDER, name);
  const known = await readdir(DATA_FOLDER).catch((): string[] => []);
  if (known.includes(name)) return template;
  const partial = `${template}.${process.pid}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(DATA_FOLDER, { recursive: true });
  await openDatabase({ folder: partial }).then((database) => database.close());
  // another process may have been faster: its template is as good
  await rename(partial, template).catch(() => rm(partial, { recursive: true, force: true }));
  const older = known.filter((one) => one.startsWith("empty-books-"));
  for (const one of older) await rm(join(DATA_FOLDER, one), { recursive: true, force: true });
  return template;
}

async function schemaVersion(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(ROOT, "package-lock.json")));
  const folder = join(ROOT, "src", "centralized", "database", "migrations");
  for (const file of (await readdir(folder)).sort())
    hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest("hex").slice(0, 12);
}
