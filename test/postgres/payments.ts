import { expect } from "chai";

import type { Database } from "../../src/centralized/database/database.ts";
import type { Books } from "../../src/centralized/schemes/books.ts";
import { openTimedBooks } from "../../src/centralized/schemes/openTimedBooks.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { SettlementMode } from "../../src/scenario/rail.ts";
import type { TimedRail } from "../../src/scenario/timedRail.ts";
import { openSmallDay, signed } from "../centralized/schemes/smallDay.ts";

/** What ada and bo have when the small day opens. */
const OPENING_FEN = 1_000n;

export interface BooksUnderFaults {
  readonly books: Books;
  readonly rail: TimedRail;
}

export async function openUnderFaults(
  database: Promise<Database>,
  mode: SettlementMode = "gross",
): Promise<BooksUnderFaults> {
  const books = await openSmallDay(mode, database);
  return { books, rail: await openTimedBooks(books) };
}

/** Payments of one fen from ada to bo, of which all can be carried out. */
export function payments(count: number): readonly SignedInstruction[] {
  return Array.from({ length: count }, () => signed("payment", "ada", "bo", 1n));
}

/** Every payment was answered as its first settlement, and the books show each once: none lost, none doubled. */
export async function expectEachOnce(
  { books }: Pick<BooksUnderFaults, "books">,
  outcomes: readonly { readonly decision: unknown }[],
  sent: readonly SignedInstruction[],
): Promise<void> {
  expect(outcomes.map(({ decision }) => decision)).to.deep.equal(
    sent.map(({ id }) => ({ id, status: "accepted", replayed: false })),
  );
  await expectMoved(books, BigInt(sent.length));
}

/** This much went from ada to bo since the day opened, and the books are sound. */
export async function expectMoved(books: Books, movedFen: bigint): Promise<void> {
  const claims = await books.claims();
  const walletOf = (holder: string) =>
    claims.find((claim) => claim.holder === holder && claim.instrument === "wallet")?.amount ?? 0n;
  expect([walletOf("ada"), walletOf("bo")]).to.deep.equal([OPENING_FEN - movedFen, OPENING_FEN + movedFen]);
  await books.reconcile();
  expect(await books.verify()).to.have.property("intact", true);
}
