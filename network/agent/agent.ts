import { setTimeout as pause } from "node:timers/promises";

import { IValidatorSet__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IValidatorSet__factory.ts";
import type { NodeIpc } from "../ipc.ts";
import { type EngineVote, nextVote } from "./decide.ts";

const LOOK_EVERY_MS = 1_000;

const abi = IValidatorSet__factory.createInterface();

interface CastVote {
  readonly Key: string;
  readonly Value: unknown;
}

/**
 * Carries out the association's decisions on one validator: compares the on-chain validator set with the engine's and
 * has the validator vote for what is missing. It keeps nothing: what to do follows from the two sets, so it may be
 * stopped at any moment, started twice or late.
 */
export class GovernanceAgent {
  readonly #node: Pick<NodeIpc, "call">;
  readonly #self: string;
  readonly #validatorSet: string;
  readonly #said: (vote: EngineVote) => void;

  constructor(
    node: Pick<NodeIpc, "call">,
    self: string,
    validatorSet: string,
    said: (vote: EngineVote) => void = () => undefined,
  ) {
    this.#node = node;
    this.#self = self;
    this.#validatorSet = validatorSet;
    this.#said = said;
  }

  /** One look; votes if there is something to vote for that isn't waiting for our next block already. */
  async look(): Promise<EngineVote | undefined> {
    const engine = (await this.#node.call("istanbul_getValidators", ["latest"])) as string[];
    if (!engine.some((one) => one.toLowerCase() === this.#self.toLowerCase())) return undefined;
    const vote = nextVote({ decided: await this.#decided(), engine, self: this.#self });
    if (vote === undefined || (await this.#isWaiting(vote))) return undefined;
    await this.#node.call("governance_vote", [vote.key, vote.node]);
    this.#said(vote);
    return vote;
  }

  /** Looks until told to stop; a node that doesn't answer is asked again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look().catch(() => undefined);
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #decided(): Promise<string[]> {
    const data = abi.encodeFunctionData("getValidators");
    const answer = (await this.#node.call("eth_call", [
      { to: this.#validatorSet, data },
      "latest",
    ])) as string;
    return [...(abi.decodeFunctionResult("getValidators", answer)[0] as string[])];
  }

  async #isWaiting({ key, node }: EngineVote): Promise<boolean> {
    const votes = ((await this.#node.call("governance_myVotes")) ?? []) as readonly (CastVote & {
      readonly Casted?: boolean;
    })[];
    return votes.some(({ Key, Value, Casted }) => {
      return Key === key && String(Value).toLowerCase() === node && Casted !== true;
    });
  }
}
