import { type Database } from "../../src/centralized/database/database.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";
import { type PostgresServer, findPostgres, startPostgres } from "../../scripts/postgresServer.ts";

/** A server that may be killed, started before the suite's tests and removed after them. */
export function serverOfOurOwn(settings: Readonly<Record<string, string>> = {}) {
  let server: PostgresServer | undefined;
  const closing: (() => Promise<void>)[] = [];
  let schemas = 0;

  before("start a server of our own", async function () {
    this.timeout(60_000);
    const bin = findPostgres();
    if (bin === undefined) throw new Error("PostgreSQL isn't installed: apt-get install postgresql");
    server = await startPostgres(bin, settings);
  });
  afterEach("close connections", async () => {
    // what was opened last may need what was opened before
    for (const close of closing.splice(0).reverse()) await close();
  });
  after("remove the server", () => server?.close());

  const running = () => server as PostgresServer;
  const closeLater = (database: Database) => {
    closing.push(() => database.close());
    return database;
  };
  return {
    running,
    /** Has everything closed that a test opened besides. */
    closeLater: (close: () => Promise<void>) => void closing.push(close),
    /** A migrated database in a schema of its own, reached through `url`; the server's own when absent. */
    fresh: async (url = running().url) =>
      closeLater(await openDatabase({ url, schema: `books_${(schemas += 1)}` })),
    /** Another connection to the schema given out last. */
    another: async () => closeLater(await connectPostgresql(running().url, `books_${schemas}`)),
  };
}
