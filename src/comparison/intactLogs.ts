import { JiaoziError } from "../catalogue/errors.ts";
import type { Books } from "../centralized/schemes/books.ts";
import type { Rail } from "../scenario/rail.ts";
import type { Family } from "./family.ts";

/** Throws `BOOKS_OUT_OF_BALANCE` unless the log of all books is whole and every balance follows from it. */
export async function requireIntactLogs(families: readonly Family[]): Promise<void> {
  for (const { scheme, mode, rails } of families) {
    for (const books of rails.filter(isBooks)) {
      const found = await books.verify();
      if (found.intact) continue;
      throw new JiaoziError(
        "BOOKS_OUT_OF_BALANCE",
        `The books of ${scheme}, ${mode}, aren't as they were left: ${found.account ?? `row ${found.sequence ?? "?"}`}, ${found.problem}.`,
        "Restore them from a sound copy, or run without --resume to begin another run.",
      );
    }
  }
}

function isBooks(rail: Rail): rail is Books {
  return rail.name === "books" && "verify" in rail;
}
