import { type JsonRpcApiProvider, Transaction } from "ethers";

import type { Refusal } from "../catalogue/refusals.ts";
import type { CentralBankSheet } from "../scenario/centralBankSheet.ts";
import type { Claim } from "../scenario/claims.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Measure, MeasureOutcome } from "../scenario/measures.ts";
import type { Decision, Rail } from "../scenario/rail.ts";
import { BlockComposer, type Dependencies } from "./blockComposer.ts";
import { faultOf, refusedByHalt } from "./faults.ts";
import type { Inclusion } from "./inclusion.ts";
import type { OperatorCall, Operators } from "./operators.ts";
import { type Outcome, outcomesIn, outcomesKept } from "./outcomes.ts";

/** What is particular to a scheme: who sends what, what is decided off the chain, and who owes whom. */
export interface ContractsScheme {
  /** The contract that keeps the decisions. */
  readonly log: string;
  /** Throws `INVALID_SIGNATURE` where the sender needs no signature on the chain, and so looks at the order itself. */
  check(instruction: SignedInstruction): void;
  dependenciesOf(instruction: SignedInstruction): Dependencies;
  /** Transactions of one sender keep their order on any chain. */
  senderOf(instruction: SignedInstruction): string;
  /** What a bank or a dealer decides from its own book, off the chain; undefined if it has no reason to refuse. */
  refusalOf(instruction: SignedInstruction): Refusal | undefined;
  /** Which call settles the instruction, or reports that refusal. */
  callFor(instruction: SignedInstruction, refusal: Refusal | undefined): OperatorCall;
  /** Carries a measure out, or is refused, unless the chain shows that it was before; answers as then. */
  apply(measure: Measure): Promise<MeasureOutcome>;
  /** Whether rules look at the second of every block, so that none may be ahead of its instructions; not if absent. */
  readonly asksForSeconds?: boolean;
  /** Whether the chain takes nothing now; a scheme without a halt has no such function. */
  isHalted?(): Promise<boolean>;
  /** Books off the chain what the chain settled. */
  settled(instruction: SignedInstruction): void;
  endDay(): Promise<void>;
  claims(): Promise<readonly Claim[]>;
  /** The central bank's balance sheet; a scheme without one has no such function. */
  centralBankSheet?(): Promise<CentralBankSheet>;
}

export interface ChainAccess {
  readonly provider: JsonRpcApiProvider;
  readonly inclusion: Inclusion;
  readonly operators: Operators;
}

/** A scheme over contracts: every instruction is a transaction, decided in it. */
export class ContractsRail implements Rail {
  readonly name = "contracts";
  readonly #chain: ChainAccess;
  readonly #scheme: ContractsScheme;
  readonly #composer: BlockComposer;
  /** Between a halt and its end in the day; the chain may have come further if the day is carried on. */
  #isHalted = false;

  constructor(chain: ChainAccess, scheme: ContractsScheme) {
    this.#chain = chain;
    this.#scheme = scheme;
    this.#composer = new BlockComposer(chain.inclusion.keepsOrderAcrossSenders, (instruction) =>
      scheme.dependenciesOf(instruction),
    );
  }

  async settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    if (this.#isHalted && (await this.#scheme.isHalted?.()) !== true) return instructions.map(notTaken);
    const decisions: Decision[] = [];
    for (const instruction of instructions) {
      if (!this.#isHalted) this.#scheme.check(instruction);
      const sender = this.#scheme.senderOf(instruction);
      if (!this.#composer.mayJoin(instruction, sender)) decisions.push(...(await this.#settleBlock()));
      this.#composer.join(instruction, sender);
    }
    if (!this.#composer.isEmpty) decisions.push(...(await this.#settleBlock()));
    return decisions;
  }

  async recall(
    instructions: readonly SignedInstruction[],
    isRepetition: readonly boolean[],
  ): Promise<readonly (Decision | undefined)[]> {
    // what came during a halt was decided, if ever, when it came again
    if (this.#isHalted) return instructions.map(() => undefined);
    const outcomes = await outcomesKept(this.#chain.provider, this.#scheme.log, instructions);
    return instructions.map((instruction, position) => {
      const outcome = outcomes[position];
      if (outcome === undefined) return undefined;
      return this.#decided(instruction, { ...outcome, replayed: isRepetition[position] === true });
    });
  }

  async apply(measure: Measure): Promise<MeasureOutcome> {
    const outcome = await this.#scheme.apply(measure);
    if (measure.kind === "halt" || measure.kind === "resume") this.#isHalted = measure.kind === "halt";
    return outcome;
  }

  endDay(): Promise<void> {
    return this.#scheme.endDay();
  }

  claims(): Promise<readonly Claim[]> {
    return this.#scheme.claims();
  }

  async centralBankSheet(): Promise<CentralBankSheet | undefined> {
    return this.#scheme.centralBankSheet?.();
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #settleBlock(): Promise<Decision[]> {
    const { provider, inclusion, operators } = this.#chain;
    const { group, atSeconds, isExact } = this.#composer.take();
    const signed: string[] = [];
    for (const instruction of group) signed.push(await operators.sign(this.#callFor(instruction)));
    const included = await inclusion.include(signed, atSeconds, isExact || this.#scheme.asksForSeconds);
    const outcomes = await outcomesIn(provider, this.#scheme.log, included);
    const decisions: Decision[] = [];
    for (const [position, instruction] of group.entries()) {
      const hash = Transaction.from(signed[position] as string).hash as string;
      const outcome = outcomes.get(hash);
      if (outcome !== undefined) decisions.push(this.#decided(instruction, outcome));
      else if (await refusedByHalt(provider, hash)) decisions.push(notTaken(instruction));
      else throw await faultOf(provider, hash, instruction);
    }
    return decisions;
  }

  #callFor(instruction: SignedInstruction): OperatorCall {
    return this.#scheme.callFor(instruction, this.#scheme.refusalOf(instruction));
  }

  #decided(instruction: SignedInstruction, outcome: Outcome): Decision {
    if (outcome.status === "accepted" && !outcome.replayed) this.#scheme.settled(instruction);
    return { id: instruction.id, ...outcome };
  }
}

function notTaken({ id }: SignedInstruction): Decision {
  return { id, status: "not_taken", replayed: false };
}
