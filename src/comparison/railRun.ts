import type { Refusal } from "../catalogue/refusals.ts";
import { balanceSheets } from "../scenario/balanceSheets.ts";
import type { Claim } from "../scenario/claims.ts";
import { assertConserved } from "../scenario/conservation.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Decision, Rail } from "../scenario/rail.ts";
import type { RailResult } from "./family.ts";
import { decisionsHash, endStateHash } from "./hashes.ts";

/** One rail's way through the day, with the tally kept as decisions come; memory doesn't grow with the day. */
export class RailRun {
  readonly rail: Rail;
  readonly #hash = decisionsHash();
  readonly #rejected = new Map<Refusal, number>();
  #accepted = 0;
  #replayed = 0;
  #milliseconds = 0;

  constructor(rail: Rail) {
    this.rail = rail;
  }

  async settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    const decisions = await this.#timed(() => this.rail.settle(instructions));
    this.#hash.add(decisions);
    for (const decision of decisions) this.#count(decision);
    return decisions;
  }

  /** Ends the day and reads who owes whom. */
  async end(): Promise<readonly Claim[]> {
    return this.#timed(async () => {
      await this.rail.endDay();
      return this.rail.claims();
    });
  }

  /** Throws `BOOKS_OUT_OF_BALANCE` if the day broke a conservation rule. */
  result(opening: readonly Claim[], claims: readonly Claim[]): RailResult {
    assertConserved(claims, opening);
    return {
      name: this.rail.name,
      accepted: this.#accepted,
      rejected: Object.fromEntries([...this.#rejected].sort(([a], [b]) => a.localeCompare(b))),
      replayed: this.#replayed,
      decisionsHash: this.#hash.digest(),
      endStateHash: endStateHash(claims),
      balanceSheets: [...balanceSheets(claims).values()],
      seconds: this.#milliseconds / 1_000,
    };
  }

  #count(decision: Decision): void {
    if (decision.replayed) this.#replayed += 1;
    if (decision.status === "accepted") this.#accepted += 1;
    else this.#rejected.set(decision.reason, (this.#rejected.get(decision.reason) ?? 0) + 1);
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#milliseconds += performance.now() - started;
    }
  }
}
