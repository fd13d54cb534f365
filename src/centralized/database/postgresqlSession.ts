import pg from "pg";

import type { Row, SqlValue } from "./database.ts";

const CONNECT_TIMEOUT_MILLISECONDS = 10_000;

/** One connection at a time; after it is lost, `connect` makes another. Errors are the client's own. */
export class PostgresqlSession {
  readonly #url: string;
  readonly #quotedSchema: string | undefined;
  #client: pg.Client | undefined;

  constructor(url: string, quotedSchema: string | undefined) {
    this.#url = url;
    this.#quotedSchema = quotedSchema;
  }

  get isConnected(): boolean {
    return this.#client !== undefined;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MILLISECONDS,
      keepAlive: true,
      // what is sent while a statement runs waits at the server, which then needn't wait for us
      pipeline: true,
      application_name: "jiaozi",
    });
    const forget = () => {
      if (this.#client === client) this.#client = undefined;
    };
    // lost between statements: the next one connects again
    client.on("error", forget).on("end", forget);
    try {
      await client.connect();
      if (this.#quotedSchema !== undefined) {
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${this.#quotedSchema}`);
        await client.query(`SET search_path = ${this.#quotedSchema}`);
      }
    } catch (cause) {
      await client.end().catch(() => undefined);
      throw cause;
    }
    this.#client = client;
  }

  async send<R extends Row>(statement: string, values?: readonly SqlValue[]): Promise<readonly R[]> {
    if (this.#client === undefined) throw new Error("the connection was lost");
    return (await this.#client.query<R>(statement, values as unknown[] | undefined)).rows;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }
}
