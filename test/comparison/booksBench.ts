import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { type BooksOptions, openBooks } from "../../src/centralized/schemes/openBooks.ts";
import { type ECnyBooksOptions, openECnyBooks } from "../../src/centralized/schemes/openECnyBooks.ts";
import { type LibraBooksOptions, openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import type { BooksDay } from "../../src/centralized/schemes/scheme.ts";
import type { Rail, SettlementMode } from "../../src/scenario/rail.ts";

type BooksName = SettlementMode | "ecny" | "libra" | "pooled";

/** Embedded databases, in memory, emptied for each day that is opened: starting one takes a second. */
export interface BooksBench {
  open(day: Omit<BooksOptions, "database">): Promise<Rail>;
  openECny(day: Omit<ECnyBooksOptions, "database">): Promise<Rail>;
  openLibra(day: Omit<LibraBooksOptions, "database">): Promise<Rail>;
  openPooled(day: BooksDay): Promise<Rail>;
  close(): Promise<void>;
}

export async function openBooksBench(): Promise<BooksBench> {
  const databases = new Map<BooksName, Database>();
  const emptied = async (name: BooksName) => {
    const database = databases.get(name) ?? (await openDatabase({}));
    databases.set(name, database);
    await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
    await migrate(database);
    return database;
  };
  return {
    open: async (day) => openBooks({ ...day, database: await emptied(day.mode) }),
    openECny: async (day) => openECnyBooks({ ...day, database: await emptied("ecny") }),
    openLibra: async (day) => openLibraBooks({ ...day, database: await emptied("libra") }),
    openPooled: async (day) => openPooledBooks({ ...day, database: await emptied("pooled") }),
    close: async () => {
      await Promise.all([...databases.values()].map((database) => database.close()));
    },
  };
}
