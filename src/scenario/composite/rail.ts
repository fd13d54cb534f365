import type { Micro } from "../libra/convert.ts";
import type { ParticipantId } from "../participants.ts";

/** Code of a coin: one of the basket's currencies, or `LBR`. */
export type CoinCode = string;

export const LBR: CoinCode = "LBR";
/** Who holds the basket's coins for all ≋LBR; no participant has the name. */
export const VAULT: ParticipantId = "vault";

export interface BasketComponent {
  readonly code: CoinCode;
  /** In one ≋LBR: millionths of the coin, above zero. */
  readonly amountPerUnit: Micro;
}

/** How a composite opens: no ≋LBR, an empty vault, and holders with coins. */
export interface CompositeWorld {
  /** One to eight. */
  readonly components: readonly BasketComponent[];
  /** How long announced amounts wait. */
  readonly delaySeconds: number;
  readonly opensAtSeconds: number;
  /** By holder, of each coin of the basket. */
  readonly holders: ReadonlyMap<ParticipantId, ReadonlyMap<CoinCode, Micro>>;
}

/** Names of errors of the contracts, which are in the catalogue; books and referee refuse in the same words. */
export const COMPOSITE_REFUSALS = [
  "FrozenAccount",
  "ERC20InsufficientBalance",
  "ERC7943InsufficientUnfrozenBalance",
  "NothingAnnounced",
  "SwapTooEarly",
] as const;

export type CompositeRefusal = (typeof COMPOSITE_REFUSALS)[number];

/**
 * What happens to a composite:
 * - `create`: a holder brings coins, rounded up, for ≋LBR
 * - `unpack`: a holder takes coins, rounded down, for ≋LBR
 * - `announce`, `withdraw`: the council announces other amounts per unit, or takes that back
 * - `swap`: somebody brings what is missing for the announced amounts and takes what they free
 * - `freeze`, `lift`, `freeze_amount`: of a holder's wallet for one coin
 */
export type CompositeEvent = { readonly atSeconds: number } & (
  | { readonly kind: "create" | "unpack"; readonly holder: ParticipantId; readonly amount: Micro }
  | { readonly kind: "announce"; readonly amountsPerUnit: readonly Micro[] }
  | { readonly kind: "withdraw" }
  | { readonly kind: "swap"; readonly holder: ParticipantId }
  | { readonly kind: "freeze" | "lift"; readonly holder: ParticipantId; readonly coin: CoinCode }
  | {
      readonly kind: "freeze_amount";
      readonly holder: ParticipantId;
      readonly coin: CoinCode;
      readonly amount: Micro;
    }
);

/** A refused event changes nothing. */
export type CompositeAnswer =
  { readonly status: "done" } | { readonly status: "refused"; readonly reason: CompositeRefusal };

export const DONE: CompositeAnswer = { status: "done" };

export function refused(reason: CompositeRefusal): CompositeAnswer {
  return { status: "refused", reason };
}

/** In micro; by coin, the ≋LBR among them, and by holder, the vault among them. */
export interface CompositeState {
  readonly balances: ReadonlyMap<CoinCode, ReadonlyMap<ParticipantId, Micro>>;
  /** Of ≋LBR. */
  readonly supply: Micro;
  readonly amountsPerUnit: readonly Micro[];
}

/** One implementation: the contracts, the books or the referee. Events come at later and later seconds. */
export interface CompositeRail {
  readonly name: "contracts" | "books" | "referee";
  handle(event: CompositeEvent): Promise<CompositeAnswer>;
  state(): Promise<CompositeState>;
  close(): Promise<void>;
}
