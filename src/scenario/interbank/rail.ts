import type { OrderState } from "../../catalogue/interbankStates.ts";
import type { Fen } from "../participants.ts";
import type { BankId, SettlementBank, SignedOrder } from "./orders.ts";

/**
 * - `gross`: one by one, with queues
 * - `net`: in sessions, within net debit caps; the multilateral net is settled at the cut-off
 * - `liquidity-saving`: gross, and queued payments settle together where they cover each other
 */
export const INTERBANK_MODES = ["gross", "net", "liquidity-saving"] as const;
export type InterbankMode = (typeof INTERBANK_MODES)[number];

/**
 * What happens when a bank can't pay its net position at the cut-off.
 * - `unwind`: its latest payments of the session are taken back until every bank can pay
 * - `loss-sharing`: it pays what it has, and the session's net creditors receive less, each in proportion
 */
export const SHORTFALL_RULES = ["unwind", "loss-sharing"] as const;
export type ShortfallRule = (typeof SHORTFALL_RULES)[number];

/** What the decisions depend on besides orders and balances. */
export interface InterbankRules {
  readonly mode: InterbankMode;
  readonly shortfallRule: ShortfallRule;
  /** How many payments of each bank's queue one offsetting run looks at, from its head. */
  readonly offsetWindow: number;
}

export const DEFAULT_OFFSET_WINDOW = 16;
/** The most that the contract's offsetting fits into a transaction. */
export const LARGEST_OFFSET_WINDOW = 16;

/** The banks in the order of the file, in which the fen that can't be divided are given out. */
export interface InterbankDay extends InterbankRules {
  readonly banks: readonly SettlementBank[];
}

/** What happens, in order of time. `cut_off` ends a session and opens the next; `day_end` ends the last one. */
export type InterbankEvent =
  SignedOrder | { readonly kind: "cut_off" | "day_end"; readonly atSeconds: number };

/** An order came into a state, of its own or by what happened to others. */
export interface StateChange {
  readonly id: string;
  readonly state: OrderState;
}

/** What is left of a bank's default after loss-sharing, and who bears it. */
export interface SharedLoss {
  readonly bank: BankId;
  /** Positive for what a net creditor didn't receive, negative for what a bank couldn't pay. */
  readonly lossFen: Fen;
}

/**
 * One implementation of interbank settlement. `handle` carries out one event wholly, what follows from it included,
 * and answers with every change of state. The same id with the same contents again changes nothing and answers with
 * the state that its order is in; with other contents it throws `ID_REUSED`.
 */
export interface InterbankRail {
  readonly name: "contracts" | "books" | "referee";
  handle(event: InterbankEvent): Promise<readonly StateChange[]>;
  /** The accounts at the central bank now, zero balances included. */
  balances(): Promise<ReadonlyMap<BankId, Fen>>;
  /** Losses of all sessions until now, of the banks that have any. */
  losses(): Promise<readonly SharedLoss[]>;
  close(): Promise<void>;
}
