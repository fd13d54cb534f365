import { FirstUses } from "../firstUses.ts";
import type { Instruction } from "../instructions.ts";
import { FIRST_KEYS, type KeyNameOf } from "../walletKeys.ts";

export type IdUse = "new" | "replay" | "reused";

/**
 * Remembers which ids a file has used, and for what, so that a repeated id is a replay if it says the same and a
 * fault if it doesn't. On disk beyond a few thousand ids.
 */
export class IdIndex {
  readonly #uses = new FirstUses();
  readonly #keyNameOf: KeyNameOf;

  constructor(keyNameOf: KeyNameOf = FIRST_KEYS) {
    this.#keyNameOf = keyNameOf;
  }

  /**
   * The time of arrival isn't part of what the payer authorises, so a replay may come later; but what is signed names
   * wallets, and one that was replaced meanwhile is another.
   */
  use({ id, atSeconds, kind, payer, payee, amount: amountFen, channel }: Instruction): IdUse {
    const [from, to] = [payer, payee].map((party) => this.#keyNameOf(party, atSeconds));
    const contents = [kind, from, to, amountFen, channel ?? ""].join(",");
    const earlier = this.#uses.of(id);
    if (earlier !== undefined) return earlier === contents ? "replay" : "reused";
    this.#uses.record(id, contents);
    return "new";
  }

  close(): void {
    this.#uses.close();
  }
}
