import { FirstUses } from "../firstUses.ts";
import type { Instruction } from "../instructions.ts";

export type IdUse = "new" | "replay" | "reused";

/**
 * Remembers which ids a file has used, and for what, so that a repeated id is a replay if it says the same and a
 * fault if it doesn't. On disk beyond a few thousand ids.
 */
export class IdIndex {
  readonly #uses = new FirstUses();

  /** The time of arrival isn't part of what the payer authorises, so a replay may come later. */
  use({ id, kind, payer, payee, amount: amountFen, channel }: Instruction): IdUse {
    const contents = [kind, payer, payee, amountFen, channel ?? ""].join(",");
    const earlier = this.#uses.of(id);
    if (earlier !== undefined) return earlier === contents ? "replay" : "reused";
    this.#uses.record(id, contents);
    return "new";
  }

  close(): void {
    this.#uses.close();
  }
}
