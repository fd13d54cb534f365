import { expect } from "chai";

import type { Refusal } from "../../../src/catalogue/refusals.ts";
import type { Books } from "../../../src/centralized/schemes/books.ts";
import type { InstructionKind } from "../../../src/scenario/instructions.ts";
import { openSmallDay, signed } from "./smallDay.ts";

type Case = readonly [string, InstructionKind, string, string, bigint, Refusal | "NONE"];

/** Later rules are broken as well wherever they can be, so that the order of the rules shows. */
const CASES: readonly Case[] = [
  ["a bank where the holder has no account", "top_up", "cmb", "frozen", 9_999n, "NO_BANK_ACCOUNT"],
  ["more than the deposit and the reserves", "top_up", "cmb", "bo", 2_001n, "DEPOSIT_INSUFFICIENT"],
  ["more than the reserves", "top_up", "cmb", "bo", 701n, "BANK_RESERVE_INSUFFICIENT"],
  ["all of the reserves", "top_up", "cmb", "bo", 700n, "NONE"],
  ["no wallet to top up", "top_up", "icbc", "walletless", 1n, "PAYEE_NOT_ALLOWED"],
  ["a frozen wallet to top up", "top_up", "icbc", "frozen", 1n, "PAYEE_FROZEN"],
  ["a partly frozen wallet to top up", "top_up", "icbc", "overfrozen", 1n, "NONE"],
  ["a payer without a wallet", "payment", "walletless", "frozen", 1n, "PAYER_NOT_ALLOWED"],
  ["a frozen payer", "payment", "frozen", "walletless", 9_999n, "PAYER_FROZEN"],
  ["a frozen payer to itself", "payment", "frozen", "frozen", 1n, "PAYER_FROZEN"],
  ["more than the balance", "payment", "partly", "walletless", 1_001n, "INSUFFICIENT_BALANCE"],
  ["more than the balance to oneself", "payment", "ada", "ada", 1_001n, "INSUFFICIENT_BALANCE"],
  ["an amount that 64 bits don't hold", "payment", "ada", "bo", 2n ** 96n - 1n, "INSUFFICIENT_BALANCE"],
  ["more than the unfrozen part", "payment", "partly", "walletless", 401n, "INSUFFICIENT_UNFROZEN_BALANCE"],
  ["more frozen than there is", "payment", "overfrozen", "ada", 1n, "INSUFFICIENT_UNFROZEN_BALANCE"],
  ["the unfrozen part", "payment", "partly", "ada", 400n, "NONE"],
  ["no payee's wallet, same institution", "payment", "ada", "walletless", 1n, "PAYEE_NOT_ALLOWED"],
  ["no payee's wallet, across institutions", "payment", "cai", "walletless", 1n, "PAYEE_NOT_ALLOWED"],
  ["a frozen payee, same institution", "payment", "cai", "frozen", 1n, "PAYEE_FROZEN"],
  ["a frozen payee, across institutions", "payment", "ada", "frozen", 1n, "PAYEE_FROZEN"],
  ["a partly frozen payee", "payment", "ada", "overfrozen", 1n, "NONE"],
  ["a withdrawal to a bank without account", "withdrawal", "walletless", "cmb", 1n, "NO_BANK_ACCOUNT"],
  ["a withdrawal without a wallet", "withdrawal", "walletless", "icbc", 1n, "PAYER_NOT_ALLOWED"],
  ["a withdrawal from a frozen wallet", "withdrawal", "frozen", "icbc", 9_999n, "PAYER_FROZEN"],
  ["a withdrawal of more than the balance", "withdrawal", "partly", "icbc", 1_001n, "INSUFFICIENT_BALANCE"],
  ["a withdrawal of a frozen part", "withdrawal", "partly", "icbc", 401n, "INSUFFICIENT_UNFROZEN_BALANCE"],
  ["a withdrawal", "withdrawal", "partly", "icbc", 400n, "NONE"],
];

for (const mode of ["gross", "net"] as const) {
  describe(`alipay-2.0 in books, ${mode}: the first rule that applies`, () => {
    // refusals change nothing, as each case checks: they share one day
    let books: Books;
    before(async () => {
      books = await openSmallDay(mode);
    });

    for (const [what, kind, payer, payee, amountFen, reason] of CASES.filter(
      ([, , , , , each]) => each !== "NONE",
    )) {
      it(`${what}: ${reason}`, async () => {
        const claims = await books.claims();
        const instruction = signed(kind, payer, payee, amountFen);
        const [decision] = await books.settle([instruction]);
        expect(decision).to.deep.equal({ id: instruction.id, status: "rejected", reason, replayed: false });
        expect(await books.claims()).to.deep.equal(claims);
        await expectSound(books);
      });
    }

    for (const [what, kind, payer, payee, amountFen] of CASES.filter(([, , , , , each]) => each === "NONE")) {
      it(`${what}: accepted`, async () => {
        const day = await openSmallDay(mode);
        const claims = await day.claims();
        const instruction = signed(kind, payer, payee, amountFen);
        const [decision] = await day.settle([instruction]);
        expect(decision).to.deep.equal({ id: instruction.id, status: "accepted", replayed: false });
        expect(await day.claims()).to.not.deep.equal(claims);
        await expectSound(day);
      });
    }
  });
}

async function expectSound(books: Books) {
  await books.reconcile();
  expect(await books.verify()).to.have.property("intact", true);
}
