import { setImmediate as nextTurn } from "node:timers/promises";

import type { JsonRpcApiProvider } from "ethers";

import { JiaoziError } from "../../catalogue/errors.ts";
import type { Refusal } from "../../catalogue/refusals.ts";
import type { Claim } from "../../scenario/claims.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { RailFootprint, Settlement, TimedOutcome, TimedRail } from "../../scenario/timedRail.ts";
import type { ContractsScheme } from "../contractsRail.ts";
import { faultOf } from "../faults.ts";
import type { Operators } from "../operators.ts";
import type { SignedTransaction } from "../signTransaction.ts";
import { BlockFollower } from "./blockFollower.ts";
import { Dispatch } from "./dispatch.ts";
import { type Envelope, Envelopes } from "./envelopes.ts";
import { Holds } from "./holds.ts";
import { JsonRpc } from "./jsonRpc.ts";
import { Pending } from "./pending.ts";
import { DEFAULT_LIMITS, Submission, type SubmissionLimits } from "./submission.ts";

/** The chain that a timed run settles on. */
export interface TimedChain {
  readonly rpcUrl: string;
  /** "finality" only where the network's engine commits blocks that are never undone. */
  readonly settlement: Extract<Settlement, "inclusion" | "finality">;
  /** Of the nodes on this machine, unless a node is this very process. */
  readonly processIds: readonly number[];
  readonly limits?: Partial<SubmissionLimits>;
  /** How long a transaction may be on its way into a block while none arrives, in ms; 120,000 if absent. */
  readonly patienceMs?: number;
}

export interface TimedContracts extends TimedChain {
  readonly provider: JsonRpcApiProvider;
  readonly operators: Operators;
  readonly scheme: ContractsScheme;
  /** Everybody who sends transactions; their nonces are counted beforehand. */
  readonly senders: Iterable<ParticipantId>;
  readonly signsAhead: (operator: ParticipantId) => boolean;
}

const PATIENCE_MS = 120_000;
/** Signing must not keep the process from looking at the clock. */
const SIGNING_SLICE_MS = 4;

/**
 * A scheme over contracts by the wall clock. Each instruction is a transaction; many are under way side by side.
 * Everything that is prepared should be submitted, each sender's in the order in which it was prepared: its nonce
 * waits for the ones before. What is left over at the end of the day is cancelled.
 */
export class TimedContractsRail implements TimedRail {
  readonly name = "contracts";
  readonly settlement: Settlement;
  readonly #setup: TimedContracts;
  readonly #envelopes: Envelopes;
  readonly #holds: Holds;
  readonly #pending: Pending;
  readonly #dispatch: Dispatch;
  readonly #follower: BlockFollower;

  constructor(setup: TimedContracts) {
    const { scheme, operators, signsAhead, rpcUrl, limits, patienceMs = PATIENCE_MS } = setup;
    const rpc = new JsonRpc(rpcUrl);
    this.settlement = setup.settlement;
    this.#setup = setup;
    this.#envelopes = new Envelopes(operators, scheme, signsAhead);
    this.#holds = new Holds(scheme);
    this.#pending = new Pending(patienceMs);
    const submission = new Submission(rpc, { ...DEFAULT_LIMITS, ...limits });
    this.#dispatch = new Dispatch(submission, this.#pending, (envelope) =>
      this.#envelopes.cancellationOf(envelope),
    );
    this.#follower = new BlockFollower(rpc, scheme.log, this.#pending);
    this.#pending.onFirst(() => this.#follower.wake());
  }

  async start(): Promise<void> {
    await this.#setup.operators.countNonces(this.#setup.senders);
    await this.#follower.start();
  }

  async prepare(instructions: readonly SignedInstruction[]): Promise<void> {
    let sliceStarted = performance.now();
    for (const instruction of instructions) {
      this.#envelopes.signAhead(instruction);
      if (performance.now() - sliceStarted < SIGNING_SLICE_MS) continue;
      await nextTurn();
      sliceStarted = performance.now();
    }
  }

  /** Signs as `prepare` does, for somebody else to send, whole and before anything else is prepared. */
  signApart(instructions: readonly SignedInstruction[]): readonly SignedTransaction[] {
    return instructions.map((instruction) => this.#envelopes.signApart(instruction));
  }

  async submit(instruction: SignedInstruction): Promise<TimedOutcome> {
    const takenAtMs = performance.now();
    this.#setup.scheme.check(instruction);
    const refusal = this.#holds.decide(instruction);
    const { envelope, ahead, cancellation } = this.#envelopes.seal(instruction, refusal);
    const signedAtMs = ahead ? takenAtMs : performance.now();
    if (cancellation !== undefined) void this.#dispatch.cancel(cancellation);
    // Nothing is awaited up to here, so that what is submitted first is handed to the node first.
    const { outcome, submittedAtMs, seenAtMs } = await this.#settle(envelope, instruction, refusal);
    const stamps = { takenAtMs, signedAtMs, submittedAtMs, settledAtMs: seenAtMs };
    return { decision: { id: instruction.id, ...outcome }, stamps };
  }

  async endDay(): Promise<void> {
    await this.#pending.idle();
    await Promise.all(this.#envelopes.cancelUnused().map((envelope) => this.#dispatch.cancel(envelope)));
    await this.#setup.scheme.endDay();
  }

  claims(): Promise<readonly Claim[]> {
    return this.#setup.scheme.claims();
  }

  /** What a node stores can't be told from here. */
  footprint(): Promise<RailFootprint> {
    return Promise.resolve({ processIds: this.#setup.processIds });
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    this.#follower.stop();
    this.#pending.abandon();
    return Promise.resolve();
  }

  async #settle(envelope: Envelope, instruction: SignedInstruction, refusal: Refusal | undefined) {
    const release = () => {
      if (refusal === undefined) this.#holds.release(instruction);
    };
    const carried = await this.#dispatch.carry(envelope).catch((fault: unknown) => {
      // What may have arrived may yet be settled, so it stays promised.
      if (fault instanceof JiaoziError && fault.code === "CHAIN_REFUSED") release();
      throw fault;
    });
    const { outcome } = carried;
    release();
    if (outcome === undefined) {
      throw await faultOf(this.#setup.provider, envelope.transaction.hash, instruction);
    }
    if (outcome.status === "accepted" && !outcome.replayed) this.#setup.scheme.settled(instruction);
    return { ...carried, outcome };
  }
}
