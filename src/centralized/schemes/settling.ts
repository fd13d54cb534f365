import { setTimeout as after } from "node:timers/promises";

import type { Database, Queries } from "../database/database.ts";
import { outcomeOf } from "../database/databaseFault.ts";
import type { Chain, ChainResult, RecordedChain } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import { type Admitted, chainId } from "./admission.ts";
import type { BooksScheme } from "./scheme.ts";

/** Looks at a group's results before they are committed; throwing rolls the group back. */
export type Inspect = (results: readonly ChainResult[]) => void;

/** How often a group is tried, and how long we wait before each attempt; half a minute in all, enough for a restart. */
const PAUSES_MILLISECONDS = [0, 20, 100, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Posts groups of admitted instructions, one transaction each. A group that the database rolled back for another's
 * sake (deadlock, serialization failure) or that was interrupted (connection lost, server restarted) is tried again as
 * a whole. If nobody knows whether it was committed, the log is asked: it holds all of a group's ids, or none.
 */
export class Settling {
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #scheme: BooksScheme;

  constructor(database: Database, ledger: Ledger, scheme: BooksScheme) {
    this.#database = database;
    this.#ledger = ledger;
    this.#scheme = scheme;
  }

  /** What the log holds of these instructions, by the ids of their chains. */
  recorded(
    instructions: readonly Pick<SignedInstruction, "id">[],
  ): Promise<ReadonlyMap<string, RecordedChain>> {
    return this.#ledger.lookUp(this.#database, instructions.map(chainId));
  }

  /** One result each, in order. Throws `DATABASE_UNREACHABLE` or `DATABASE_REFUSED` once trying again doesn't help. */
  async post(group: readonly Admitted[], inspect?: Inspect): Promise<readonly ChainResult[]> {
    const since = this.#ledger.lastSequence;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(group, since, attempt > 1, inspect);
      } catch (cause) {
        const pause = PAUSES_MILLISECONDS[attempt];
        if (outcomeOf(cause) === "final" || pause === undefined) throw cause;
        await after(pause);
      }
    }
  }

  async #attempt(
    group: readonly Admitted[],
    since: bigint,
    isRepeated: boolean,
    inspect: Inspect | undefined,
  ): Promise<readonly ChainResult[]> {
    if (isRepeated) {
      const known = await this.recorded(group.map(({ instruction }) => instruction));
      if (group.every(({ instruction }) => known.has(chainId(instruction)))) {
        return committedBefore(group, known, since);
      }
    }
    if (inspect === undefined && !this.#scheme.needsPreparation)
      return this.#decide(this.#database, group, group);
    return this.#database.transaction(async (queries) => {
      const known = await this.#ledger.lookUp(
        queries,
        group.map(({ instruction }) => chainId(instruction)),
      );
      const fresh = group.filter(({ instruction }) => !known.has(chainId(instruction)));
      const results = await this.#decide(queries, group, fresh);
      inspect?.(results);
      return results;
    });
  }

  /** The decisions are stored with their postings: all of the group, or none. A repetition prepares nothing. */
  async #decide(
    queries: Queries,
    group: readonly Admitted[],
    fresh: readonly Admitted[],
  ): Promise<readonly ChainResult[]> {
    const legsOf =
      fresh.length === 0
        ? () => []
        : await this.#scheme.prepare(
            queries,
            this.#ledger,
            fresh.map(({ instruction }) => instruction),
          );
    const chains = group.map(({ instruction, digest }): Chain => ({
      id: chainId(instruction),
      contents: digest,
      atSeconds: instruction.atSeconds,
      legs: legsOf(instruction),
    }));
    return this.#ledger.post(queries, chains);
  }
}

/** The answers that were lost: what was logged after `since` was decided for the first of the group that has the id. */
function committedBefore(
  group: readonly Admitted[],
  known: ReadonlyMap<string, RecordedChain>,
  since: bigint,
): readonly ChainResult[] {
  const answered = new Set<string>();
  return group.map(({ instruction, digest }): ChainResult => {
    const id = chainId(instruction);
    const { contents, sequence, fault } = known.get(id) as RecordedChain;
    if (contents !== digest) return { status: "exists_with_different_contents" };
    const isFirst = sequence > since && !answered.has(id);
    answered.add(id);
    if (fault === undefined) return { status: isFirst ? "posted" : "exists" };
    return { status: isFirst ? "failed" : "id_already_failed", ...fault };
  });
}
