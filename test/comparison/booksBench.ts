import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { type BooksOptions, openBooks } from "../../src/centralized/schemes/openBooks.ts";
import type { Rail, SettlementMode } from "../../src/scenario/rail.ts";

/** Embedded databases, in memory, emptied for each day that is opened: starting one takes a second. */
export interface BooksBench {
  open(day: Omit<BooksOptions, "database">): Promise<Rail>;
  close(): Promise<void>;
}

export async function openBooksBench(): Promise<BooksBench> {
  const databases: Record<SettlementMode, Database> = {
    gross: await openDatabase({}),
    net: await openDatabase({}),
  };
  return {
    open: async (day) => {
      const database = databases[day.mode];
      await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
      await migrate(database);
      return openBooks({ ...day, database });
    },
    close: async () => {
      await Promise.all([databases.gross.close(), databases.net.close()]);
    },
  };
}
