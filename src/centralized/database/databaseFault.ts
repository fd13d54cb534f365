import { JiaoziError } from "../../catalogue/errors.ts";
import { sqlStateOf } from "./databaseError.ts";

/**
 * What a fault leaves to do.
 * - `final`: the database refused and rolled back; asking again gives the same answer
 * - `again`: it rolled back for another transaction's sake, or interrupted the work, perhaps after COMMIT: look whether
 *   it was committed, and if not, try again as a whole
 */
export type Outcome = "final" | "again";

/**
 * Serialization failure, deadlock, too many connections; the server shuts down, was killed, or starts up; and class
 * 08, the connection's own failures.
 */
const PASSING = /^(40001|40P01|53300|57P01|57P02|57P03|08...)$/;

/** `error` as `asDatabaseError` made it; what isn't the database's is final. */
export function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof JiaoziError)) return "final";
  if (error.code !== "DATABASE_UNREACHABLE" && error.code !== "DATABASE_REFUSED") return "final";
  const sqlState = sqlStateOf(error.cause);
  // without one, the network cut us off
  if (sqlState === undefined) return error.code === "DATABASE_UNREACHABLE" ? "again" : "final";
  return PASSING.test(sqlState) ? "again" : "final";
}
