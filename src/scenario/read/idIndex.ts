import { createHash } from "node:crypto";

import type { Instruction } from "../instructions.ts";

const HASH_BYTES = 16;

/** How many distinct ids one file may have: the size of a JavaScript Map. */
export const LARGEST_ID_COUNT = 16_777_216;

export type IdUse = "new" | "replay" | "reused" | "full";

/**
 * Remembers which ids a file has used, and for what, so that a repeated id is a replay if it says the same and a
 * fault if it doesn't. It keeps a 16-byte hash of the id and a 16-byte hash of the contents, about 95 bytes of
 * memory an id, and nothing else of the instruction. A chance collision among 16 million ids has odds below 10^-23.
 */
export class IdIndex {
  readonly #contentsById = new Map<string, string>();

  /** The time of arrival isn't part of what the payer authorises, so a replay may come later. */
  use({ id, kind, payer, payee, amount: amountFen }: Instruction): IdUse {
    const idHash = hashOf(id);
    const contents = hashOf([kind, payer, payee, amountFen].join(","));
    const earlier = this.#contentsById.get(idHash);
    if (earlier !== undefined) return earlier === contents ? "replay" : "reused";
    if (this.#contentsById.size >= LARGEST_ID_COUNT) return "full";
    this.#contentsById.set(idHash, contents);
    return "new";
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest().toString("latin1", 0, HASH_BYTES);
}
