/** What may be bound to a statement. Arrays become PostgreSQL arrays; `bigint` keeps every digit. */
export type SqlScalar = string | number | bigint | boolean | null;
export type SqlValue = SqlScalar | readonly SqlScalar[];

/** Columns of one row. Select money and 64-bit numbers as `::text`: drivers differ in what they make of them. */
export type Row = Record<string, unknown>;

export interface Queries {
  /** Runs one statement with `$1`… bound. Throws `DATABASE_UNREACHABLE` or `DATABASE_REFUSED`. */
  query<R extends Row>(statement: string, values?: readonly SqlValue[]): Promise<readonly R[]>;
  /** Runs a script of several statements, without values. */
  run(script: string): Promise<void>;
}

/** What a commit survives, as the server's own settings say. */
export interface Durability {
  /** Whether an acknowledged commit survives a power cut. */
  readonly durable: boolean;
  /** The settings or the reason, for the report. */
  readonly because: string;
}

/** One SQL database, through one connection: statements run one after the other. */
export interface Database extends Queries {
  readonly engine: "pglite" | "postgresql";
  /** Host and database, or folder; never a password. */
  readonly where: string;
  /** The server's version as it reports it. */
  readonly version: string;
  readonly durability: Durability;
  /** Commits when `work` resolves, rolls back when it throws. Transactions don't nest. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
