import type { Refusal } from "../catalogue/refusals.ts";
import type { CentralBankSheet } from "../scenario/centralBankSheet.ts";
import { balanceSheets } from "../scenario/balanceSheets.ts";
import type { Claim } from "../scenario/claims.ts";
import { assertConserved } from "../scenario/conservation.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Measure, MeasureOutcome } from "../scenario/measures.ts";
import type { Decision, Rail } from "../scenario/rail.ts";
import { CatchUp } from "./catchUp.ts";
import type { Family, RailResult } from "./family.ts";
import { FlowTally } from "./flows.ts";
import { decisionsHash, endStateHash } from "./hashes.ts";

/** One rail's way through the day, with the tally kept as decisions come; memory doesn't grow with the day. */
export class RailRun {
  readonly rail: Rail;
  readonly #conservation: Family["conservation"];
  readonly #hash = decisionsHash();
  readonly #flows: FlowTally;
  readonly #rejected = new Map<Refusal, number>();
  #opening: readonly Claim[] = [];
  #catchUp: CatchUp | undefined;
  #accepted = 0;
  #replayed = 0;
  #notTaken = 0;
  #milliseconds = 0;
  #sheet: CentralBankSheet | undefined;

  constructor(rail: Rail, { conservation, kindOf }: Pick<Family, "conservation" | "kindOf">) {
    this.rail = rail;
    this.#conservation = conservation;
    this.#flows = new FlowTally(kindOf);
  }

  /** Reads who owes whom before the day begins. */
  async begin(): Promise<readonly Claim[]> {
    this.#opening = await this.rail.claims();
    return this.#opening;
  }

  /** Begins with a rail that holds part of the day already, having opened as is given. */
  carryOn(opening: readonly Claim[]): void {
    this.#opening = opening;
    this.#catchUp = new CatchUp(this.rail);
  }

  /** `isRepetition` says of each instruction whether its id came earlier in the day. */
  async settle(
    instructions: readonly SignedInstruction[],
    isRepetition: readonly boolean[] = [],
  ): Promise<readonly Decision[]> {
    const decisions = await this.#timed(() =>
      this.#catchUp === undefined
        ? this.rail.settle(instructions)
        : this.#catchUp.settle(instructions, isRepetition),
    );
    this.#hash.add(decisions);
    for (const [position, decision] of decisions.entries()) this.#count(decision, instructions[position]);
    return decisions;
  }

  apply(measure: Measure): Promise<MeasureOutcome> {
    return this.#timed(() => this.rail.apply(measure));
  }

  /** The central bank's rows, from what keeps them besides the claims; undefined where nothing does. */
  async centralBankSheet(): Promise<CentralBankSheet | undefined> {
    this.#sheet = await this.rail.centralBankSheet?.();
    return this.#sheet;
  }

  /** Ends the day and reads who owes whom. */
  async end(): Promise<readonly Claim[]> {
    return this.#timed(async () => {
      await this.rail.endDay();
      return this.rail.claims();
    });
  }

  /** Throws `BOOKS_OUT_OF_BALANCE` if the day broke a conservation rule; `opening` as it should have been. */
  result(opening: readonly Claim[], claims: readonly Claim[]): RailResult {
    assertConserved(claims, opening, this.#conservation);
    return {
      name: this.rail.name,
      accepted: this.#accepted,
      rejected: Object.fromEntries([...this.#rejected].sort(([a], [b]) => a.localeCompare(b))),
      replayed: this.#replayed,
      notTaken: this.#notTaken,
      decisionsHash: this.#hash.digest(),
      endStateHash: endStateHash(claims),
      openingSheets: [...balanceSheets(this.#opening).values()],
      closingSheets: [...balanceSheets(claims).values()],
      ...(this.#sheet === undefined ? {} : { centralBankSheet: this.#sheet }),
      flows: this.#flows.flows(),
      seconds: this.#milliseconds / 1_000,
    };
  }

  #count(decision: Decision, instruction: SignedInstruction | undefined): void {
    if (decision.replayed) this.#replayed += 1;
    if (decision.status === "accepted") this.#accepted += 1;
    else if (decision.status === "not_taken") this.#notTaken += 1;
    else this.#rejected.set(decision.reason, (this.#rejected.get(decision.reason) ?? 0) + 1);
    // a rail that answers for another instruction is named as the first difference
    if (instruction?.id === decision.id) this.#flows.add(instruction, decision);
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
