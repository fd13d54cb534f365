import type { SignedInstruction } from "../scenario/instructions.ts";

const MOST_PER_BLOCK = 100;
const SECONDS_PER_HOUR = 3_600;

/** What an instruction depends on and changes; names are the scheme's own. */
export interface Dependencies {
  /** Balances off the chain from which somebody decides before submitting it. */
  readonly reads: readonly string[];
  /** Balances off the chain that it changes if the chain settles it. */
  readonly writes: readonly string[];
  /** Accounts on the chain that it touches. */
  readonly accounts: readonly string[];
  /** The second in which it is to be decided, where a rule depends on that; any within the hour if absent. */
  readonly decidedAt?: number;
}

/** Instructions for one block, and the second that the block is to have: exactly, or if it hasn't passed. */
export interface BlockPlan {
  readonly group: readonly SignedInstruction[];
  readonly atSeconds: number;
  readonly isExact: boolean;
}

/**
 * Cuts the stream of instructions into groups that may share a block without changing any decision.
 *
 * Whoever decides from a book off the chain, as a bank does on a top-up, must first know what became of earlier
 * instructions on the same balance. Where the chain may reorder transactions of different senders, instructions that touch the same
 * account through different senders must not share a block either.
 */
export class BlockComposer {
  readonly #keepsOrderAcrossSenders: boolean;
  readonly #dependenciesOf: (instruction: SignedInstruction) => Dependencies;
  #group: SignedInstruction[] = [];
  #decidedAt: number | undefined;
  #inFlight = new Set<string>();
  #senderByAccount = new Map<string, string>();

  constructor(
    keepsOrderAcrossSenders: boolean,
    dependenciesOf: (instruction: SignedInstruction) => Dependencies,
  ) {
    this.#keepsOrderAcrossSenders = keepsOrderAcrossSenders;
    this.#dependenciesOf = dependenciesOf;
  }

  /** The instructions collected, as the next block; starts a new group. */
  take(): BlockPlan {
    const group = this.#group;
    const isExact = this.#decidedAt !== undefined;
    const atSeconds = this.#decidedAt ?? group.at(-1)?.atSeconds ?? 0;
    this.#group = [];
    this.#decidedAt = undefined;
    this.#inFlight = new Set();
    this.#senderByAccount = new Map();
    return { group, atSeconds, isExact };
  }

  get isEmpty(): boolean {
    return this.#group.length === 0;
  }

  mayJoin(instruction: SignedInstruction, sender: string): boolean {
    const first = this.#group[0];
    if (first === undefined) return true;
    if (this.#group.length >= MOST_PER_BLOCK || hourOf(first) !== hourOf(instruction)) return false;
    const { reads, decidedAt = this.#decidedAt } = this.#dependenciesOf(instruction);
    if (this.#decidedAt !== undefined && decidedAt !== this.#decidedAt) return false;
    if (reads.some((balance) => this.#inFlight.has(balance))) return false;
    return this.#keepsOrderAcrossSenders || !this.#conflicts(instruction, sender);
  }

  join(instruction: SignedInstruction, sender: string): void {
    this.#group.push(instruction);
    const { writes, accounts, decidedAt } = this.#dependenciesOf(instruction);
    this.#decidedAt ??= decidedAt;
    for (const balance of writes) this.#inFlight.add(balance);
    for (const account of accounts) this.#senderByAccount.set(account, sender);
    this.#senderByAccount.set(idOf(instruction), sender);
  }

  #conflicts(instruction: SignedInstruction, sender: string): boolean {
    return [...this.#dependenciesOf(instruction).accounts, idOf(instruction)].some((account) => {
      const other = this.#senderByAccount.get(account);
      return other !== undefined && other !== sender;
    });
  }
}

function idOf({ id }: SignedInstruction): string {
  return `instruction ${id}`;
}

function hourOf({ atSeconds }: SignedInstruction): number {
  return Math.floor(atSeconds / SECONDS_PER_HOUR);
}
