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

/** How long a server may take to come back before we give up, and how often we look meanwhile. */
const PATIENCE_MILLISECONDS = 30_000;
const [FIRST_PAUSE_MILLISECONDS, LONGEST_PAUSE_MILLISECONDS] = [20, 1_000];

/**
 * Posts groups of admitted instructions, one transaction each. A group that the database rolled back for another's
 * sake (deadlock, serialization failure) or that was interrupted (connection lost, server restarted) is posted again as
 * a whole. That does no harm if it was committed and nobody said so: each id is decided once, and the log says when.
 */
export class Settling {
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #scheme: BooksScheme;
  /** Groups at the database, in their order. */
  readonly #underWay = new Set<readonly Admitted[]>();

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
    const before = [...this.#underWay].flat();
    this.#underWay.add(group);
    try {
      return await this.#postPatiently(group, before, inspect);
    } finally {
      this.#underWay.delete(group);
    }
  }

  async #postPatiently(
    group: readonly Admitted[],
    before: readonly Admitted[],
    inspect: Inspect | undefined,
  ): Promise<readonly ChainResult[]> {
    const since = this.#ledger.lastSequence;
    let waited = 0;
    for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
      try {
        const results = await this.#attempt(group, inspect);
        return waited === 0 ? results : await this.#firstAnswers(group, before, since);
      } catch (cause) {
        if (outcomeOf(cause) === "final" || waited >= PATIENCE_MILLISECONDS) throw cause;
        await after(pause);
        waited += pause;
      }
    }
  }

  async #attempt(group: readonly Admitted[], inspect: Inspect | undefined): Promise<readonly ChainResult[]> {
    if (inspect === undefined && !this.#scheme.needsPreparation)
      return this.#decide(this.#database, group, group);
    return this.#database.transaction(async (queries) => {
      const ids = group.map(({ instruction }) => chainId(instruction));
      const known = await this.#ledger.lookUp(queries, ids);
      const fresh = group.filter(({ instruction }) => !known.has(chainId(instruction)));
      const results = await this.#decide(queries, group, fresh);
      inspect?.(results);
      return results;
    });
  }

  /**
   * The answers after a group was posted more than once. An earlier attempt may have been committed, in which case the
   * last one found only repetitions: what was logged after `since` was decided for the first of the group with its id,
   * unless one of those `before` it at the database had it already.
   */
  async #firstAnswers(
    group: readonly Admitted[],
    before: readonly Admitted[],
    since: bigint,
  ): Promise<readonly ChainResult[]> {
    const known = await this.recorded(group.map(({ instruction }) => instruction));
    const answered = new Set(before.map(({ instruction }) => chainId(instruction)));
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
    if (this.#scheme.post === undefined) return this.#ledger.post(queries, chains);
    const instructions = group.map(({ instruction }) => instruction);
    return this.#scheme.post(queries, this.#ledger, chains, instructions);
  }
}
