import { type JsonRpcApiProvider, Transaction } from "ethers";

import { verifyAuthorisation } from "../scenario/authorisation.ts";
import type { Claim } from "../scenario/claims.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import { standingClaims } from "../scenario/openingClaims.ts";
import type { Decision, Rail } from "../scenario/rail.ts";
import { BankCore } from "./bankCore.ts";
import { BlockComposer } from "./blockComposer.ts";
import { claimsOnChain } from "./claimsOnChain.ts";
import { faultOf } from "./faults.ts";
import { type OpeningContext, openDay } from "./opening.ts";
import { type Outcome, outcomesIn } from "./outcomes.ts";
import { route } from "./routing.ts";

export interface ContractsRailContext extends OpeningContext {
  readonly provider: JsonRpcApiProvider;
}

/**
 * Scheme `alipay-2.0` over the contracts, settling gross: every instruction is a transaction of the bank or the
 * institution, and moves central-bank money in that transaction. Expects freshly deployed contracts.
 */
export async function openContractsRail(context: ContractsRailContext): Promise<Rail> {
  await openDay(context);
  return attachContractsRail(context);
}

/** The rail over contracts on which the day has been opened and nothing was settled yet. */
export function attachContractsRail(context: ContractsRailContext): Rail {
  return new ContractsRail(context);
}

class ContractsRail implements Rail {
  readonly name = "contracts";
  readonly #context: ContractsRailContext;
  readonly #bankCore: BankCore;
  readonly #composer: BlockComposer;

  constructor(context: ContractsRailContext) {
    this.#context = context;
    this.#bankCore = new BankCore(context.participants.holders.values());
    this.#composer = new BlockComposer(context.inclusion.keepsOrderAcrossSenders);
  }

  async settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    const decisions: Decision[] = [];
    for (const instruction of instructions) {
      // A bank's own transaction needs no signature, so the bank looks at the order it was given before it sends.
      if (instruction.kind === "top_up") verifyAuthorisation(instruction, this.#context.terms);
      const sender = this.#senderOf(instruction);
      if (!this.#composer.mayJoin(instruction, sender)) decisions.push(...(await this.#settleBlock()));
      this.#composer.join(instruction, sender);
    }
    if (!this.#composer.isEmpty) decisions.push(...(await this.#settleBlock()));
    return decisions;
  }

  /** Every payment was settled in central-bank money when it was made. */
  endDay(): Promise<void> {
    return Promise.resolve();
  }

  claims(): Promise<readonly Claim[]> {
    const { loanFen } = standingClaims(this.#context.participants);
    return claimsOnChain({ ...this.#context, bankCore: this.#bankCore, loanFen });
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #settleBlock(): Promise<Decision[]> {
    const { provider, inclusion, operators, walletYuan } = this.#context;
    const group = this.#composer.take();
    const signed: string[] = [];
    for (const instruction of group) {
      const call = route(instruction, this.#bankCore.refusalOf(instruction), this.#context);
      signed.push(await operators.sign(call));
    }
    const last = group.at(-1) as SignedInstruction;
    const outcomes = await outcomesIn(provider, walletYuan, await inclusion.include(signed, last.atSeconds));
    const decisions: Decision[] = [];
    for (const [position, instruction] of group.entries()) {
      const hash = Transaction.from(signed[position] as string).hash as string;
      const outcome = outcomes.get(hash);
      if (outcome === undefined) throw await faultOf(provider, hash, instruction);
      decisions.push(this.#decided(instruction, outcome));
    }
    return decisions;
  }

  #decided(instruction: SignedInstruction, outcome: Outcome): Decision {
    if (outcome.status === "accepted" && !outcome.replayed) this.#bankCore.settled(instruction);
    return { id: instruction.id, ...outcome };
  }

  #senderOf({ kind, payer }: SignedInstruction): string {
    if (kind === "top_up") return payer;
    return this.#context.participants.holders.get(payer)?.institution ?? payer;
  }
}
