import type { TierName } from "./tiers.ts";

/** Amounts of yuan are integers in fen (1 yuan = 100 fen), never floats. */
export type Fen = bigint;

export type ParticipantId = string;

/** A commercial bank: keeps deposits for people and merchants, and a reserve account at the central bank. */
export interface Bank {
  readonly kind: "bank";
  readonly id: ParticipantId;
  readonly name: string;
  /** Reserve balance at the central bank when the day opens. */
  readonly reserveFen: Fen;
}

/** A licensed payment institution: owes its wallets and holds the client reserve that backs them. */
export interface Institution {
  readonly kind: "institution";
  readonly id: ParticipantId;
  readonly name: string;
}

export type WalletStatus = "open" | "frozen" | "none";

/** A person or a merchant: at most one wallet at one institution, one deposit account at one bank. */
export interface Holder {
  readonly kind: "person" | "merchant";
  readonly id: ParticipantId;
  readonly name: string;
  /** The institution that keeps the wallet, or would open one when the status is "none". */
  readonly institution: ParticipantId;
  readonly walletStatus: WalletStatus;
  readonly walletFen: Fen;
  /** Part of the wallet balance that a supervisor has frozen; may exceed the balance. */
  readonly frozenFen: Fen;
  readonly bank: ParticipantId;
  readonly depositFen: Fen;
  /** Of the wallet, which limits what it pays and holds; absent: no limits. */
  readonly tier?: TierName;
  /** Checksummed address of the key that signs; when absent, the scenario's demonstration key is used. */
  readonly address?: string;
}

export type Participant = Bank | Institution | Holder;

/** Everybody who takes part in a scenario; ids are unique across the three kinds. */
export interface Participants {
  readonly banks: ReadonlyMap<ParticipantId, Bank>;
  readonly institutions: ReadonlyMap<ParticipantId, Institution>;
  readonly holders: ReadonlyMap<ParticipantId, Holder>;
}
