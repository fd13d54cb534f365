import { expect } from "chai";
import fc from "fast-check";

import { CNY, type NewAccount } from "../../../src/centralized/ledger/accounts.ts";
import type { Chain, ChainResult, Leg } from "../../../src/centralized/ledger/chains.ts";
import { Ledger } from "../../../src/centralized/ledger/ledger.ts";
import { verifyLog } from "../../../src/centralized/ledger/verifyLog.ts";
import { freshDatabase } from "../freshDatabase.ts";
import { LedgerModel } from "./ledgerModel.ts";

const SEED = 20_191_111;
const RUNS = process.env.JIAOZI_TEST_DEPTH === "deep" ? 100 : 25;

const ACCOUNTS: readonly NewAccount[] = [
  { name: "mint", limit: "none", state: "open", frozenAmount: 0n },
  { name: "a", limit: "debits_must_not_exceed_credits", state: "open", frozenAmount: 0n },
  { name: "b", limit: "debits_must_not_exceed_credits", state: "open", frozenAmount: 4n },
  { name: "till", limit: "credits_must_not_exceed_debits", state: "open", frozenAmount: 0n },
  { name: "frozen", limit: "debits_must_not_exceed_credits", state: "frozen", frozenAmount: 0n },
  { name: "closed", limit: "none", state: "closed", frozenAmount: 0n },
];

// mostly accounts that work, so that chains get far
const account = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom("mint", "a", "b", "till") },
  { weight: 1, arbitrary: fc.constantFrom("frozen", "closed", "nobody") },
);
const amount = fc.oneof(
  { weight: 40, arbitrary: fc.bigInt({ min: 1n, max: 12n }) },
  { weight: 1, arbitrary: fc.constant(0n) },
);
const moves = { debit: account, credit: account, amount };
/** Made into a reference to one of the reservations asked for so far, by `named`. */
const pendingReference = fc.record({ chain: fc.constant(""), leg: fc.nat() });

const leg: fc.Arbitrary<Leg> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("post" as const), ...moves }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        kind: fc.constant("pending" as const),
        ...moves,
        expiresAtSeconds: fc.integer({ min: 30, max: 200 }),
      },
      { requiredKeys: ["kind", "debit", "credit", "amount"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { kind: fc.constant("post_pending" as const), pending: pendingReference, amount },
      { requiredKeys: ["kind", "pending"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("void_pending" as const), pending: pendingReference }),
  },
);

const chain = fc.record({
  /** Repeats an earlier id, with its contents or others; else the id is new. */
  repeats: fc.option(fc.record({ index: fc.nat(), contents: fc.constantFrom("", "", "other") }), { freq: 6 }),
  atSeconds: fc.integer({ min: 0, max: 60 }),
  legs: fc.array(leg, { minLength: 1, maxLength: 3, size: "max" }),
});
type Drawn = typeof chain extends fc.Arbitrary<infer T> ? T : never;

const batches = fc
  .array(fc.array(chain, { minLength: 10, maxLength: 20, size: "max" }), {
    minLength: 2,
    maxLength: 4,
    size: "max",
  })
  .map(named);

function named(drawn: readonly (readonly Drawn[])[]): readonly (readonly Chain[])[] {
  const reservations: { chain: string; leg: number }[] = [];
  let count = 0;
  return drawn.map((batch) =>
    batch.map(({ repeats, atSeconds, legs }) => {
      const id = repeats === null || count === 0 ? String(count++) : String(repeats.index % count);
      const resolved = legs.map((each): Leg => {
        if ("debit" in each) return each;
        const pending = reservations[each.pending.leg % (reservations.length + 1)];
        return { ...each, pending: pending ?? { chain: "nothing", leg: 0 } };
      });
      resolved.forEach((each, index) => {
        if (each.kind === "pending") reservations.push({ chain: id, leg: index });
      });
      return { id, contents: repeats?.contents ?? "", atSeconds, legs: resolved };
    }),
  );
}

const FUNDING: Chain = {
  id: "funding",
  contents: "",
  atSeconds: 0,
  legs: [
    { kind: "post", debit: "mint", credit: "a", amount: 20n },
    { kind: "post", debit: "mint", credit: "b", amount: 20n },
    { kind: "post", debit: "till", credit: "mint", amount: 3n },
  ],
};

async function openLedger() {
  const database = await freshDatabase();
  const ledger = await Ledger.open(database, CNY);
  await ledger.openAccounts(database, ACCOUNTS, 0);
  await ledger.post(database, [FUNDING]);
  return { database, ledger };
}

function openModel(): LedgerModel {
  const model = new LedgerModel(
    ACCOUNTS.map(
      ({ name, limit, state, frozenAmount }) => [name, { limit, state, frozen: frozenAmount }] as const,
    ),
  );
  model.post(FUNDING);
  return model;
}

describe("ledger: against a sequential model", () => {
  const seen = new Set<string>();

  it(`decides every chain alike and ends in the same four balances, however it is batched (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (input) => {
        const { database, ledger } = await openLedger();
        const model = openModel();
        for (const batch of input) {
          const results = await ledger.post(database, batch);
          const expected = batch.map((each) => model.post(each));
          expect(results).to.deep.equal(expected);
          expected.forEach((result) => seen.add(labelOf(result)));
          expect(await fourBalances(ledger, database)).to.deep.equal(modelBalances(model));
          const totals = [...model.accounts.values()].map(({ debits, credits }) => debits - credits);
          expect(totals.reduce((sum, each) => sum + each, 0n)).to.equal(0n);
        }
        expect(await verifyLog(database)).to.have.property("intact", true);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("saw what it is meant to try", () => {
    expect([...seen]).to.include.members([
      "posted",
      "exists",
      "exists_with_different_contents",
      "id_already_failed",
      "amount_must_be_positive",
      "debit_account_not_found",
      "credit_account_closed",
      "debit_account_frozen",
      "exceeds_credits",
      "exceeds_unfrozen",
      "exceeds_debits",
      "pending_transfer_not_found",
      "pending_transfer_already_posted",
      "pending_transfer_already_voided",
      "pending_transfer_expired",
      "exceeds_pending_transfer_amount",
    ]);
  });
});

function labelOf(result: ChainResult): string {
  return result.status === "failed" ? result.fault : result.status;
}

async function fourBalances(ledger: Ledger, database: Parameters<Ledger["accounts"]>[0]) {
  const accounts = await ledger.accounts(database);
  return [...accounts.values()].map((each) => [
    each.name,
    each.debitsPosted,
    each.creditsPosted,
    each.debitsPending,
    each.creditsPending,
  ]);
}

function modelBalances(model: LedgerModel) {
  return [...model.accounts].map(([name, each]) => [
    name,
    each.debits,
    each.credits,
    each.debitsPending,
    each.creditsPending,
  ]);
}
