import type { Micro } from "../libra/convert.ts";
import type { LibraDay } from "../libra/libraDay.ts";
import type { ParticipantId } from "../participants.ts";

/** Names of errors of the contracts, which are in the catalogue; books and referee refuse in the same words. */
export const RUN_REFUSALS = [
  "DealersActive",
  "RequestOpenAlready",
  "FrozenAccount",
  "ERC20InsufficientBalance",
  "ERC7943InsufficientUnfrozenBalance",
  "NoOpenRequest",
  "RequestNotReady",
  "NotItsTurn",
  "PayoutNotDue",
] as const;

export type RunRefusal = (typeof RUN_REFUSALS)[number];

/**
 * What happens in a run:
 * - `attest`: the custodians state what the reserve is worth now
 * - `dealer_redeems`: the dealer hands coins in, is paid, and they end
 * - `declare_inactive`: the council opens the emergency queue
 * - `request`, `cancel`: a holder hands coins in there, or takes them back
 * - `settle`: the administrator pays a request what is due, and its coins end; requests are numbered from 0
 * - `freeze`, `lift`: of a holder's wallet
 */
export type RunEvent = { readonly atSeconds: number } & (
  | { readonly kind: "attest"; readonly reserve: Micro }
  | { readonly kind: "dealer_redeems"; readonly amount: Micro }
  | { readonly kind: "declare_inactive" }
  | { readonly kind: "request"; readonly holder: ParticipantId; readonly amount: Micro }
  | { readonly kind: "cancel" | "freeze" | "lift"; readonly holder: ParticipantId }
  | { readonly kind: "settle"; readonly number: number }
);

/** Blocks have whole seconds, and an event may need the one before its own. */
export const LEAST_SECONDS_BETWEEN_EVENTS = 2;

/** A refused event changes nothing. */
export type RunAnswer =
  | { readonly status: "done"; readonly paid?: Micro }
  | { readonly status: "refused"; readonly reason: RunRefusal };

export const DONE: RunAnswer = { status: "done" };

export function refused(reason: RunRefusal): RunAnswer {
  return { status: "refused", reason };
}

/** Everything in micro. */
export interface RunState {
  /** Of each holder, and of the dealer. */
  readonly coins: ReadonlyMap<ParticipantId, Micro>;
  readonly queued: Micro;
  readonly supply: Micro;
  readonly reserve: Micro;
  /** What each was paid so far; whoever was paid nothing is left out. */
  readonly paid: ReadonlyMap<ParticipantId, Micro>;
}

/** Where a run takes place: the day's opening, and how long the queue delays. */
export interface RunWorld {
  readonly day: LibraDay;
  readonly delaySeconds: number;
  readonly opensAtSeconds: number;
}

/** One implementation: the contracts, the books or the referee. Events come in order of time. */
export interface ReserveRunRail {
  readonly name: "contracts" | "books" | "referee";
  handle(event: RunEvent): Promise<RunAnswer>;
  state(): Promise<RunState>;
  close(): Promise<void>;
}
