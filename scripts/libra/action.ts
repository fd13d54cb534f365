import type { Options, OptionValues } from "../cli/options.ts";
import type { Desk } from "./desk.ts";

/** Something that a transaction would change: read now, and as it should be afterwards. */
export interface Effect {
  readonly what: string;
  readonly read: () => Promise<bigint | string>;
  readonly change: (before: bigint | string) => bigint | string;
  readonly show: (value: bigint | string) => string;
}

/** One transaction that somebody is about to send. */
export interface Plan {
  /** In words, without the actor: "request ≋USD 1,000.00 of coins". */
  readonly what: string;
  /** The account that must send it. */
  readonly actor: string;
  readonly to: string;
  readonly data: string;
  readonly effects: readonly Effect[];
  /** What else the reader needs: the id that was chosen, who voted. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** An answer that needs no transaction. */
export interface Answer {
  /** For a person. */
  readonly lines: readonly string[];
  /** For a program. */
  readonly json: unknown;
}

export type Outcome = { readonly plan: Plan } | { readonly answer: Answer };

/** What a role can do: one verb of the command line. */
export interface Action {
  readonly says: string;
  readonly options: Options;
  run(desk: Desk, values: OptionValues): Promise<Outcome>;
}

export interface Role {
  readonly says: string;
  readonly actions: Readonly<Record<string, Action>>;
}
