import { JiaoziError } from "../../catalogue/errors.ts";
import type { CentralBankSheet } from "../../scenario/centralBankSheet.ts";
import type { Claim } from "../../scenario/claims.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Measure, MeasureOutcome } from "../../scenario/measures.ts";
import type { Decision } from "../../scenario/rail.ts";
import type { RailFootprint } from "../../scenario/timedRail.ts";
import type { Database, Durability } from "../database/database.ts";
import { footprintOf, logPosition } from "../database/footprint.ts";
import type { ChainResult, RecordedChain } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type LogHead, type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { type Admitted, type VerifySignature, admit, chainId, idReused } from "./admission.ts";
import { type BalanceSheet, type Entry, balanceSheetsOf, claimsOf, entriesOf } from "./balanceSheets.ts";
import { centralBankSheet } from "./centralBankSheet.ts";
import { type CentralBankTurnover, centralBankTurnover } from "./centralBankTurnover.ts";
import type { Books } from "./books.ts";
import { groupsOf } from "./groups.ts";
import { applyOnce } from "./measures.ts";
import type { BooksDay, BooksScheme } from "./scheme.ts";
import { Settling } from "./settling.ts";

/** An instruction of a call, with the decision that the log holds already. */
interface Checked extends Admitted {
  readonly decided: RecordedChain | undefined;
}

/** Instructions that are looked up at once. */
const SLICE = 500;

export class BooksRail implements Books {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #day: BooksDay;
  readonly #scheme: BooksScheme;
  readonly #verifySignature: VerifySignature;
  readonly #settling: Settling;
  #isHalted = false;

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
    this.#settling = new Settling(database, ledger, scheme);
  }

  get durability(): Durability {
    return this.#database.durability;
  }

  /** All instructions are checked before the first is decided, so that an error changes nothing. */
  async settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]> {
    if (this.#isHalted) return instructions.map(({ id }) => ({ id, status: "not_taken", replayed: false }));
    const checked = await this.#checkAll(instructions);
    const fresh = checked.filter(({ decided }) => decided === undefined);
    const decisions: Decision[] = [];
    for (const group of groupsOf(fresh, this.#scheme)) {
      const results = await this.#settling.post(group, (posted) => requireOwnIds(group, posted));
      decisions.push(...results.map((result, index) => this.#decisionOf(group[index] as Admitted, result)));
    }
    let next = 0;
    return checked.map((one) =>
      one.decided === undefined
        ? (decisions[next++] as Decision)
        : this.#decisionOf(one, replayOf(one.decided)),
    );
  }

  async apply(measure: Measure): Promise<MeasureOutcome> {
    const outcome = await applyOnce(this.#database, this.#ledger, this.#scheme, measure);
    if (measure.kind === "halt" || measure.kind === "resume") this.#isHalted = measure.kind === "halt";
    return outcome;
  }

  admit(instruction: SignedInstruction): Admitted {
    return admit(instruction, this.#day.participants, this.#day.terms, this.#verifySignature);
  }

  async settleEach(admitted: readonly Admitted[]): Promise<readonly (Decision | JiaoziError)[]> {
    const answers: (Decision | JiaoziError)[] = [];
    for (const group of groupsOf(admitted, this.#scheme)) answers.push(...(await this.#settleGroup(group)));
    return answers;
  }

  async openFootprint(): Promise<() => Promise<RailFootprint>> {
    const since = await logPosition(this.#database);
    return () => footprintOf(this.#database, since);
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

  /** Added up from the postings. */
  centralBankSheet(): Promise<CentralBankSheet | undefined> {
    return centralBankSheet(this.#database);
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

  async #checkAll(instructions: readonly SignedInstruction[]): Promise<readonly Checked[]> {
    const checked: Checked[] = [];
    const digests = new Map<string, string>();
    for (let from = 0; from < instructions.length; from += SLICE) {
      const slice = instructions.slice(from, from + SLICE);
      const known = await this.#settling.recorded(slice);
      for (const instruction of slice) {
        const admitted = this.admit(instruction);
        const decided = known.get(chainId(instruction));
        const before = decided?.contents ?? digests.get(instruction.id);
        if (before !== undefined && before !== admitted.digest) throw idReused(instruction.id);
        digests.set(instruction.id, admitted.digest);
        checked.push({ ...admitted, decided });
      }
    }
    return checked;
  }

  /** A group that the database refuses leaves the others' answers as they are. */
  async #settleGroup(group: readonly Admitted[]): Promise<readonly (Decision | JiaoziError)[]> {
    try {
      const results = await this.#settling.post(group);
      return results.map((result, index) => this.#answerOf(group[index] as Admitted, result));
    } catch (cause) {
      if (!(cause instanceof JiaoziError)) throw cause;
      return group.map(() => cause);
    }
  }

  #answerOf(admitted: Admitted, result: ChainResult): Decision | JiaoziError {
    try {
      return this.#decisionOf(admitted, result);
    } catch (cause) {
      if (cause instanceof JiaoziError) return cause;
      throw cause;
    }
  }

  #decisionOf({ instruction }: Admitted, result: ChainResult): Decision {
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
        throw idReused(id);
    }
  }
}

/** Another writer may have used an id since it was checked: then nothing of the group is decided. */
function requireOwnIds(group: readonly Admitted[], results: readonly ChainResult[]): void {
  for (const [index, { status }] of results.entries()) {
    if (status !== "exists_with_different_contents") continue;
    throw idReused((group[index] as Admitted).instruction.id);
  }
}

function replayOf({ fault }: RecordedChain): ChainResult {
  return fault === undefined ? { status: "exists" } : { status: "id_already_failed", ...fault };
}
