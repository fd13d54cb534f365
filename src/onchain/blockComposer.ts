import type { SignedInstruction } from "../scenario/instructions.ts";

const MOST_PER_BLOCK = 100;
const SECONDS_PER_HOUR = 3_600;

/**
 * Cuts the stream of instructions into groups that may share a block without changing any decision.
 *
 * A bank decides on a top-up from its deposit book, so it must first know what became of earlier instructions on
 * the same deposit. Where the chain may reorder transactions of different senders, instructions that touch the same
 * account through different senders must not share a block either.
 */
export class BlockComposer {
  readonly #keepsOrderAcrossSenders: boolean;
  #group: SignedInstruction[] = [];
  #depositsInFlight = new Set<string>();
  #senderByAccount = new Map<string, string>();

  constructor(keepsOrderAcrossSenders: boolean) {
    this.#keepsOrderAcrossSenders = keepsOrderAcrossSenders;
  }

  /** The instructions collected, as the next block; starts a new group. */
  take(): readonly SignedInstruction[] {
    const group = this.#group;
    this.#group = [];
    this.#depositsInFlight = new Set();
    this.#senderByAccount = new Map();
    return group;
  }

  get isEmpty(): boolean {
    return this.#group.length === 0;
  }

  mayJoin(instruction: SignedInstruction, sender: string): boolean {
    const first = this.#group[0];
    if (first === undefined) return true;
    if (this.#group.length >= MOST_PER_BLOCK || hourOf(first) !== hourOf(instruction)) return false;
    if (instruction.kind === "top_up" && this.#depositsInFlight.has(instruction.payee)) return false;
    return this.#keepsOrderAcrossSenders || !this.#conflicts(instruction, sender);
  }

  join(instruction: SignedInstruction, sender: string): void {
    this.#group.push(instruction);
    if (instruction.kind === "top_up") this.#depositsInFlight.add(instruction.payee);
    if (instruction.kind === "withdrawal") this.#depositsInFlight.add(instruction.payer);
    this.#senderByAccount.set(instruction.payer, sender);
    this.#senderByAccount.set(instruction.payee, sender);
    this.#senderByAccount.set(idOf(instruction), sender);
  }

  #conflicts(instruction: SignedInstruction, sender: string): boolean {
    return [instruction.payer, instruction.payee, idOf(instruction)].some((account) => {
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
