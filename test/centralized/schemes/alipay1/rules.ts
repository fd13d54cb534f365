import { expect } from "chai";

import type { Refusal } from "../../../../src/catalogue/refusals.ts";
import type { InstructionKind } from "../../../../src/scenario/instructions.ts";
import { signed } from "../smallDay.ts";
import { changesBetween, claimsByName, openPooledDay } from "./pooledDay.ts";

type Case = readonly [string, InstructionKind, string, string, bigint, Refusal | "NONE"];

/** Later rules are broken as well wherever they can be, so that the order of the rules shows. */
const CASES: readonly Case[] = [
  ["a bank where the holder has no account", "top_up", "cmb", "frozen", 9_999n, "NO_BANK_ACCOUNT"],
  ["more than the deposit", "top_up", "icbc", "frozen", 2_001n, "DEPOSIT_INSUFFICIENT"],
  ["more than the bank's reserves", "top_up", "cmb", "bo", 701n, "NONE"],
  ["no wallet to top up", "top_up", "icbc", "walletless", 1n, "PAYEE_NOT_ALLOWED"],
  ["a frozen wallet to top up", "top_up", "icbc", "frozen", 1n, "PAYEE_FROZEN"],
  [
    "a payer without a wallet, to another institution",
    "payment",
    "walletless",
    "cai",
    1n,
    "PAYER_NOT_ALLOWED",
  ],
  ["a frozen payer, to another institution", "payment", "frozen", "ada", 9_999n, "PAYER_FROZEN"],
  [
    "more than the balance, to another institution",
    "payment",
    "partly",
    "cai",
    1_001n,
    "NOT_SAME_INSTITUTION",
  ],
  ["to a frozen wallet at another institution", "payment", "ada", "frozen", 1n, "NOT_SAME_INSTITUTION"],
  ["to where a wallet would be, elsewhere", "payment", "cai", "walletless", 1n, "NOT_SAME_INSTITUTION"],
  ["more than the balance", "payment", "partly", "walletless", 1_001n, "INSUFFICIENT_BALANCE"],
  ["more than the unfrozen part", "payment", "partly", "walletless", 401n, "INSUFFICIENT_UNFROZEN_BALANCE"],
  ["no payee's wallet", "payment", "ada", "walletless", 1n, "PAYEE_NOT_ALLOWED"],
  ["a frozen payee", "payment", "cai", "frozen", 1n, "PAYEE_FROZEN"],
  ["within the institution", "payment", "ada", "bo", 1_000n, "NONE"],
  ["to oneself, more than there is", "payment", "ada", "ada", 1_001n, "INSUFFICIENT_BALANCE"],
  ["a withdrawal to a bank without account", "withdrawal", "walletless", "cmb", 1n, "NO_BANK_ACCOUNT"],
  ["a withdrawal without a wallet", "withdrawal", "walletless", "icbc", 1n, "PAYER_NOT_ALLOWED"],
  ["a withdrawal from a frozen wallet", "withdrawal", "frozen", "icbc", 9_999n, "PAYER_FROZEN"],
  ["a withdrawal of more than the balance", "withdrawal", "partly", "icbc", 1_001n, "INSUFFICIENT_BALANCE"],
  ["a withdrawal of a frozen part", "withdrawal", "partly", "icbc", 401n, "INSUFFICIENT_UNFROZEN_BALANCE"],
  ["a withdrawal", "withdrawal", "partly", "icbc", 400n, "NONE"],
];

describe("alipay-1.0 in books: the first rule that applies", () => {
  for (const [what, kind, payer, payee, amount, reason] of CASES) {
    it(`${what}: ${reason}`, async () => {
      const books = await openPooledDay();
      const before = await claimsByName(books);
      const [decision] = await books.settle([signed(kind, payer, payee, amount, { id: "it" })]);
      const changes = changesBetween(before, await claimsByName(books));
      const outcome = reason === "NONE" ? { status: "accepted" } : { status: "rejected", reason };
      expect(decision).to.deep.equal({ id: "it", ...outcome, replayed: false });
      expect(Object.keys(changes).length > 0).to.equal(reason === "NONE");
      await books.reconcile();
    });
  }
});

describe("alipay-1.0 in books: who owes whom after each posting", () => {
  const CHANGES = {
    "top-up: one bank's own book": {
      instruction: signed("top_up", "icbc", "ada", 100n),
      changes: {
        "icbc owes ada deposit": -100n,
        "icbc owes alipay pool": 100n,
        "alipay owes ada wallet": 100n,
      },
    },
    "payment: only the institution's book": {
      instruction: signed("payment", "ada", "bo", 100n),
      changes: { "alipay owes ada wallet": -100n, "alipay owes bo wallet": 100n },
    },
    "withdrawal: the pool at the holder's bank": {
      instruction: signed("withdrawal", "bo", "cmb", 100n),
      changes: { "cmb owes bo deposit": 100n, "cmb owes alipay pool": -100n, "alipay owes bo wallet": -100n },
    },
  };
  for (const [what, { instruction, changes }] of Object.entries(CHANGES)) {
    it(`${what}, and nothing at the central bank`, async () => {
      const books = await openPooledDay();
      const before = await claimsByName(books);
      await books.settle([instruction]);
      expect(changesBetween(before, await claimsByName(books))).to.deep.equal(changes);
      expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 0, amountFen: 0n });
    });
  }

  it("opening: banks borrowed their reserves alone; pools stand in for client reserves", async () => {
    const claims = Object.fromEntries(await claimsByName(await openPooledDay()));
    expect(claims).to.deep.include({
      "central-bank owes icbc reserves": 50_000n,
      "icbc owes central-bank central_bank_lending": 50_000n,
      "icbc owes alipay pool": 2_000n,
      "cmb owes alipay pool": 1_000n,
      "icbc owes tenpay pool": 3_000n,
      // deposits + pools + lending − reserves
      "borrowers owes icbc loan": 12_000n + 5_000n,
      "borrowers owes cmb loan": 2_000n + 1_000n,
    });
    expect(claims).to.not.have.any.keys("cmb owes tenpay pool", "central-bank owes alipay client_reserve");
  });
});
