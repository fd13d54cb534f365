import { expect } from "chai";
import fc from "fast-check";

import { openBooks } from "../../../src/centralized/schemes/openBooks.ts";
import type { Claim } from "../../../src/scenario/claims.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import type { SettlementMode } from "../../../src/scenario/rail.ts";
import { freshDatabase } from "../freshDatabase.ts";
import { CLOSES_AT_SECONDS, OPENS_AT_SECONDS, smallParticipants, smallTerms } from "./smallDay.ts";

const SEED = 20_180_630;
const RUNS = process.env.JIAOZI_TEST_DEPTH === "deep" ? 30 : 8;

const holder = fc.constantFrom(...smallParticipants.holders.keys());
const bank = fc.constantFrom(...smallParticipants.banks.keys());
const amountFen = fc.bigInt({ min: 1n, max: 900n });
const kinds = [
  fc.record({ kind: fc.constant("top_up" as const), payer: bank, payee: holder, amount: amountFen }),
  fc.record({ kind: fc.constant("payment" as const), payer: holder, payee: holder, amount: amountFen }),
  fc.record({ kind: fc.constant("withdrawal" as const), payer: holder, payee: bank, amount: amountFen }),
];

/** Signatures are tried elsewhere; here many instructions matter. */
const instructions = fc
  .array(fc.oneof(...kinds), { minLength: 20, maxLength: 80, size: "max" })
  .map((drawn) =>
    drawn.map((each, index): SignedInstruction => ({ ...each, ...scheduled(index, drawn.length) })),
  );

function scheduled(index: number, count: number) {
  const day = CLOSES_AT_SECONDS - OPENS_AT_SECONDS;
  return {
    id: String(index),
    atSeconds: OPENS_AT_SECONDS + Math.floor((day * index) / count),
    signature: "0x",
  };
}

/** Settles the day in calls of this many instructions, checking the books after each call. */
async function settleDay(mode: SettlementMode, input: readonly SignedInstruction[], perCall: number) {
  const books = await openBooks({
    database: await freshDatabase(),
    participants: smallParticipants,
    terms: smallTerms,
    mode,
    opensAtSeconds: OPENS_AT_SECONDS,
    closesAtSeconds: CLOSES_AT_SECONDS,
    verifySignature: () => undefined,
  });
  const opening = await books.claims();
  const decisions = [];
  for (let from = 0; from < input.length; from += perCall) {
    decisions.push(...(await books.settle(input.slice(from, from + perCall))));
    await books.reconcile();
    expect(total(await books.claims(), "wallet", "deposit")).to.equal(total(opening, "wallet", "deposit"));
    expect(total(await books.claims(), "reserves", "client_reserve")).to.equal(
      total(opening, "central_bank_lending"),
    );
  }
  await books.endDay();
  expect(await books.verify()).to.have.property("intact", true);
  return { decisions, claims: byName(await books.claims()), turnover: await books.centralBankTurnover() };
}

function total(claims: readonly Claim[], ...instruments: readonly Claim["instrument"][]): bigint {
  return claims
    .filter(({ instrument }) => instruments.includes(instrument))
    .reduce((sum, each) => sum + each.amount, 0n);
}

function byName(claims: readonly Claim[]): readonly string[] {
  return claims.map((claim) => `${claim.issuer} ${claim.holder} ${claim.instrument} ${claim.amount}`).sort();
}

describe("alipay-2.0 in books: net and gross end alike", () => {
  const seen = new Set<string>();

  it(`same decisions, same claims, money conserved, however the day is cut into calls (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(instructions, fc.integer({ min: 1, max: 40 }), async (input, perCall) => {
        const gross = await settleDay("gross", input, input.length);
        const net = await settleDay("net", input, perCall);
        expect(net.decisions).to.deep.equal(gross.decisions);
        expect(net.claims).to.deep.equal(gross.claims);
        expect(net.turnover.amountFen <= gross.turnover.amountFen).to.equal(true);
        gross.decisions.forEach((decision) =>
          seen.add(decision.status === "rejected" ? decision.reason : decision.status),
        );
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("met every refusal", () => {
    expect([...seen]).to.have.members([
      "accepted",
      "PAYER_NOT_ALLOWED",
      "PAYER_FROZEN",
      "INSUFFICIENT_BALANCE",
      "INSUFFICIENT_UNFROZEN_BALANCE",
      "PAYEE_NOT_ALLOWED",
      "PAYEE_FROZEN",
      "NO_BANK_ACCOUNT",
      "DEPOSIT_INSUFFICIENT",
      "BANK_RESERVE_INSUFFICIENT",
    ]);
  });
});
