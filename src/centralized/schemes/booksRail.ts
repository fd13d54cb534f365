import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Decision } from "../../scenario/rail.ts";
import type { Claim } from "../../scenario/claims.ts";
import type { Database, Durability, Queries } from "../database/database.ts";
import type { Chain, ChainResult, RecordedChain } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type LogHead, type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { type VerifySignature, admit, idReused } from "./admission.ts";
import { type BalanceSheet, type Entry, balanceSheetsOf, claimsOf, entriesOf } from "./balanceSheets.ts";
import { type CentralBankTurnover, centralBankTurnover } from "./centralBankTurnover.ts";
import type { Books } from "./books.ts";
import type { BooksDay, BooksScheme } from "./scheme.ts";

/** An instruction that may be decided. */
interface Admitted {
  readonly instruction: SignedInstruction;
  readonly digest: string;
  /** The decision that the log holds already. */
  readonly decided: RecordedChain | undefined;
}

/** Instructions per transaction. */
const GROUP_SIZE = 500;

export class BooksRail implements Books {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #day: BooksDay;
  readonly #scheme: BooksScheme;
  readonly #verifySignature: VerifySignature;

  constructor(
    database: Database,
    ledger: Ledger,
    day: BooksDay,
    scheme: BooksScheme,
    verifySignature: VerifySignature,
  ) {
    this.#database = database;
    this.#ledger = ledger;
    this.#day = day;
    this.#scheme = scheme;
    this.#verifySignature = verifySignature;
  }

  get durability(): Durability {
    return this.#database.durability;
  }

  /** All instructions are checked before the first is decided, so that an error changes nothing. */
  async settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    const admitted = await this.#admitAll(instructions);
    const fresh = admitted.filter(({ decided }) => decided === undefined);
    const decisions: Decision[] = [];
    for (const group of this.#groupsOf(fresh)) {
      decisions.push(...(await this.#database.transaction((queries) => this.#settleGroup(queries, group))));
    }
    let next = 0;
    return admitted.map(({ instruction, decided }) =>
      decided === undefined
        ? (decisions[next++] as Decision)
        : this.#decisionOf(instruction, replayOf(decided)),
    );
  }

  async endDay(): Promise<void> {
    await this.#database.transaction((queries) => this.#scheme.endDay(queries, this.#ledger));
    await this.reconcile();
  }

  async claims(): Promise<readonly Claim[]> {
    return claimsOf((await this.#read()).entries);
  }

  async balanceSheets(): Promise<readonly BalanceSheet[]> {
    return balanceSheetsOf((await this.#read()).entries);
  }

  centralBankTurnover(): Promise<CentralBankTurnover> {
    return centralBankTurnover(this.#database);
  }

  async reconcile(): Promise<void> {
    const { entries, accounts } = await this.#read();
    this.#scheme.reconcile(entries, accounts);
  }

  verify(witnessed?: LogHead): Promise<Verification> {
    return verifyLog(this.#database, witnessed);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #read() {
    const accounts = await this.#ledger.accounts(this.#database);
    const entries: readonly Entry[] = entriesOf(this.#scheme.chart, accounts);
    return { accounts, entries };
  }

  async #admitAll(instructions: readonly SignedInstruction[]): Promise<readonly Admitted[]> {
    const { participants, terms } = this.#day;
    const admitted: Admitted[] = [];
    const digests = new Map<string, string>();
    for (let from = 0; from < instructions.length; from += GROUP_SIZE) {
      const slice = instructions.slice(from, from + GROUP_SIZE);
      const known = await this.#lookUp(slice);
      for (const instruction of slice) {
        const digest = admit(instruction, participants, terms, this.#verifySignature);
        const decided = known.get(chainId(instruction));
        const before = decided?.contents ?? digests.get(instruction.id);
        if (before !== undefined && before !== digest) throw idReused(instruction.id);
        digests.set(instruction.id, digest);
        admitted.push({ instruction, digest, decided });
      }
    }
    return admitted;
  }

  #lookUp(instructions: readonly SignedInstruction[]): Promise<ReadonlyMap<string, RecordedChain>> {
    return this.#ledger.lookUp(this.#database, instructions.map(chainId));
  }

  *#groupsOf(admitted: readonly Admitted[]): Generator<readonly Admitted[]> {
    let group: Admitted[] = [];
    let instructions: SignedInstruction[] = [];
    for (const one of admitted) {
      const isFull = group.length === GROUP_SIZE;
      if (group.length > 0 && (isFull || !this.#scheme.mayJoin(instructions, one.instruction))) {
        yield group;
        group = [];
        instructions = [];
      }
      group.push(one);
      instructions.push(one.instruction);
    }
    if (group.length > 0) yield group;
  }

  /** The decisions are stored with their postings: all of the group, or none. */
  async #settleGroup(queries: Queries, group: readonly Admitted[]): Promise<readonly Decision[]> {
    const legsOf = await this.#scheme.prepare(queries, this.#ledger, group.map(instructionOf));
    const chains = group.map(({ instruction, digest }): Chain => ({
      id: chainId(instruction),
      contents: digest,
      atSeconds: instruction.atSeconds,
      legs: legsOf(instruction),
    }));
    const results = await this.#ledger.post(queries, chains);
    return results.map((result, index) => this.#decisionOf((group[index] as Admitted).instruction, result));
  }

  #decisionOf(instruction: SignedInstruction, result: ChainResult): Decision {
    const { id } = instruction;
    switch (result.status) {
      case "posted":
      case "exists":
        return { id, status: "accepted", replayed: result.status === "exists" };
      case "failed":
      case "id_already_failed": {
        const replayed = result.status === "id_already_failed";
        return { id, status: "rejected", reason: this.#scheme.refusalOf(instruction, result), replayed };
      }
      case "exists_with_different_contents":
        // another writer used the id since admission; throwing rolls the group back
        throw idReused(id);
    }
  }
}

/** Keeps instructions' ids apart from those of the opening and of the sessions. */
function chainId({ id }: Pick<SignedInstruction, "id">): string {
  return `instruction/${id}`;
}

function instructionOf({ instruction }: Admitted): SignedInstruction {
  return instruction;
}

function replayOf({ fault }: RecordedChain): ChainResult {
  return fault === undefined ? { status: "exists" } : { status: "id_already_failed", ...fault };
}
