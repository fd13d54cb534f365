import type { Database } from "../../centralized/database/database.ts";
import { openBooks } from "../../centralized/schemes/openBooks.ts";
import { openTimedBooks } from "../../centralized/schemes/openTimedBooks.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../scenario/keys.ts";
import type { Holder, Participants } from "../../scenario/participants.ts";
import { scenarioTerms } from "../../scenario/terms.ts";
import type { TimedRail } from "../../scenario/timedRail.ts";
import type { Random } from "../../scenario/generate/random.ts";

const KEY_SEED = "benchmark of the books";
const WALLETS = 1_000;
const OPENS_AT_SECONDS = Date.UTC(2019, 10, 11) / 1_000;
const CLOSES_AT_SECONDS = OPENS_AT_SECONDS + 86_400;
const DOMAIN = {
  name: "Wallet Yuan",
  version: "1",
  chainId: 31_337,
  verifyingContract: `0x${"11".repeat(20)}`,
};

const PARTICIPANTS: Participants = {
  banks: new Map([["bank", { kind: "bank", id: "bank", name: "Bank", reserveFen: 0n }]]),
  institutions: new Map([["institution", { kind: "institution", id: "institution", name: "Institution" }]]),
  holders: new Map(Array.from({ length: WALLETS }, (_, number) => holderOf(walletOf(number)))),
};

const TERMS = scenarioTerms(
  { participants: PARTICIPANTS, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT_SECONDS },
  DOMAIN,
);

/** Books of scheme `alipay-2.0`, gross, whose wallets pay each other within one institution. */
export class BenchWallets {
  readonly #rail: TimedRail;
  readonly #random: Random;
  readonly #keys = new Map<string, ReturnType<typeof demonstrationKey>>();
  #payments = 0;

  private constructor(rail: TimedRail, random: Random) {
    this.#rail = rail;
    this.#random = random;
  }

  /** @param database Migrated and empty. @param verifies Whether the payers' signatures are verified. */
  static async open(database: Database, verifies: boolean, random: Random): Promise<BenchWallets> {
    const books = await openBooks({
      database,
      mode: "gross",
      participants: PARTICIPANTS,
      terms: TERMS,
      opensAtSeconds: OPENS_AT_SECONDS,
      closesAtSeconds: CLOSES_AT_SECONDS,
      ...(verifies ? {} : { verifySignature: () => undefined }),
    });
    return new BenchWallets(await openTimedBooks(books), random);
  }

  /** Signs the payments first, then each client submits its share one by one. @returns Payments a second. */
  async singles(payments: number, clients: number): Promise<number> {
    const queue = Array.from({ length: payments }, () => this.#signed());
    const started = performance.now();
    const client = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await this.#settle(next);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return (payments * 1_000) / (performance.now() - started);
  }

  close(): Promise<void> {
    return this.#rail.close();
  }

  async #settle(instruction: SignedInstruction): Promise<void> {
    const { decision } = await this.#rail.submit(instruction);
    if (decision.status !== "accepted") throw new Error(`payment ${instruction.id} was ${decision.status}`);
  }

  #signed(): SignedInstruction {
    const payer = walletOf(this.#random.below(WALLETS));
    const instruction = {
      id: String(this.#payments++).padStart(12, "0"),
      atSeconds: OPENS_AT_SECONDS,
      kind: "payment" as const,
      payer,
      payee: walletOf(this.#random.below(WALLETS)),
      amount: 1n + BigInt(this.#random.below(100)),
    };
    const key = this.#keys.get(payer) ?? demonstrationKey(KEY_SEED, payer);
    this.#keys.set(payer, key);
    return { ...instruction, signature: signInstruction(instruction, TERMS, key) };
  }
}

function holderOf(id: string): [string, Holder] {
  const kept = { institution: "institution", walletStatus: "open", bank: "bank", depositFen: 0n } as const;
  return [id, { kind: "person", id, name: id, ...kept, walletFen: 1_000_000_000n, frozenFen: 0n }];
}

function walletOf(number: number): string {
  return `wallet-${number}`;
}
