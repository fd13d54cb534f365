import type { Refusal } from "../../catalogue/refusals.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Measure, MeasureOutcome } from "../../scenario/measures.ts";
import type { Holder, Participants } from "../../scenario/participants.ts";
import type { Queries } from "../database/database.ts";
import type { Account, LedgerTerms } from "../ledger/accounts.ts";
import type { Chain, ChainFault, ChainResult, Leg } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "./balanceSheets.ts";
import type { ChartAccount } from "./chartAccount.ts";

/** What every scheme's day has. */
export interface BooksDay {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  /** Seconds since 1970-01-01 UTC. */
  readonly opensAtSeconds: number;
  /** Seconds since 1970-01-01 UTC, later than the opening. */
  readonly closesAtSeconds: number;
}

/**
 * What is particular to a scheme: which accounts there are, which of them a posting touches, and what happens by
 * itself. Admission, groups, repetition and the log are the same for all (`BooksRail`).
 */
export interface BooksScheme {
  /** As it stands in the books' description: `alipay-2.0 gross`. */
  readonly name: string;
  readonly currency: LedgerTerms;
  /** What the decisions depend on besides the day itself: numbers, texts and bigints. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly chart: readonly ChartAccount[];
  openingChains(): readonly Chain[];
  /** The account that is frozen, after the opening balances are posted, if the holder's wallet is. */
  walletAccount(holder: Holder): string;
  /** Whether an instruction may be posted in one call with those before it, the first of which is given first. */
  mayJoin(group: readonly Instruction[], instruction: Instruction): boolean;
  /** Whether `prepare` reads or writes the books, so that a group needs a transaction around both. */
  readonly needsPreparation: boolean;
  /** Brings the books to the time of the group's first instruction; answers with the legs of each of the group. */
  prepare(
    queries: Queries,
    ledger: Ledger,
    group: readonly Instruction[],
  ): Promise<(instruction: Instruction) => readonly Leg[]>;
  /**
   * Posts the group's chains in the ledger's place, where what one of them decides changes whether the next is refused
   * by more than its legs; needs preparation. The ledger alone posts them if absent.
   */
  post?(
    queries: Queries,
    ledger: Ledger,
    chains: readonly Chain[],
    group: readonly Instruction[],
  ): Promise<readonly ChainResult[]>;
  /** Throws `BOOKS_OUT_OF_BALANCE` for a fault that no rule of the scheme explains. */
  refusalOf(instruction: Instruction, fault: ChainFault): Refusal;
  /**
   * Carries a measure out, of those that the scheme knows, or refuses it and changes nothing; within the transaction in
   * which the log notes it.
   */
  apply(queries: Queries, ledger: Ledger, measure: Measure): Promise<MeasureOutcome>;
  /** Carries out what is still due when the day ends. */
  endDay(queries: Queries, ledger: Ledger): Promise<void>;
  /** Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit. */
  reconcile(entries: readonly Entry[], accounts: ReadonlyMap<string, Account>): void;
}
