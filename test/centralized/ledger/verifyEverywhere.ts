import { expect } from "chai";

import type { Queries } from "../../../src/centralized/database/database.ts";
import { type SmallLedger, chain, openSmallLedger, post } from "./smallLedger.ts";

/** Each changes row `s` of the log, or its transfers; and which row is the first that doesn't fit then. */
const TAMPERINGS: readonly {
  readonly what: string;
  readonly script: (s: number) => string;
  readonly found: number;
}[] = [
  {
    what: "changed",
    script: (s) => `UPDATE log SET contents = contents || 'x' WHERE sequence = ${s}`,
    found: 0,
  },
  {
    what: "dated back",
    script: (s) => `UPDATE log SET at_seconds = at_seconds - 1 WHERE sequence = ${s}`,
    found: 0,
  },
  { what: "removed", script: (s) => `DELETE FROM log WHERE sequence = ${s}`, found: 0 },
  {
    what: "put in the place of the next, and that in its place",
    script: (
      s,
    ) => `UPDATE log SET sequence = -1 WHERE sequence = ${s}; UPDATE log SET sequence = ${s} WHERE sequence = ${s + 1};
      UPDATE log SET sequence = ${s + 1} WHERE sequence = -1`,
    found: 0,
  },
  {
    what: "changed with a digest to match",
    script: (s) => `UPDATE log l SET contents = 'x', digest = log_digest(
        coalesce((SELECT digest FROM log p WHERE p.sequence = l.sequence - 1), sha256('')), l.sequence, l.id, l.account_id, 'x',
        l.at_seconds, l.result, l.failed_leg, coalesce((SELECT string_agg(leg_text(leg, kind, debit_account_id,
          credit_account_id, amount, pending_sequence, pending_leg, expires_at_seconds), '' ORDER BY leg)
          FROM transfers t WHERE t.sequence = l.sequence), '')) WHERE sequence = ${s}`,
    found: 1,
  },
  {
    what: "given another transfer",
    script: (s) => `INSERT INTO transfers VALUES (${s}, 9, 'post', 1, 2, 1)`,
    found: 0,
  },
];

const SLICES = [1, 2, 3, 10_000];

describe("ledger: tampering shows wherever the log is cut into batches and slices", () => {
  let small: SmallLedger;
  let last: number;
  before(async () => {
    small = await openSmallLedger();
    // batches of one, two and three
    for (const size of [1, 2, 3, 1]) {
      await small.post(
        ...Array.from({ length: size }, (_, index) => chain(`${size}/${index}`, [post("a", "b", 1n)])),
      );
    }
    last = Number(small.ledger.lastSequence);
  });

  /** What is found after a script that isn't kept. */
  const foundAfter = async (script: string, slice: number) => {
    let found: unknown;
    await small.database
      .transaction(async (queries: Queries) => {
        await queries.run(
          `ALTER TABLE log DISABLE TRIGGER append_only; ALTER TABLE transfers DISABLE TRIGGER append_only; ${script}`,
        );
        [found] = await queries.query("SELECT sequence::int FROM first_tampered_row($1::bigint)", [slice]);
        throw new Error("not kept");
      })
      .catch((error: Error) => expect(error.message).to.equal("not kept"));
    return found;
  };

  for (const slice of SLICES) {
    it(`finds nothing in slices of ${slice} where nothing is`, async () => {
      expect(await foundAfter("SELECT 1", slice)).to.equal(undefined);
    });
    for (const { what, script, found } of TAMPERINGS) {
      it(`a row ${what}, each in turn, in slices of ${slice}`, async () => {
        // what is done to the last row alone is for the head to tell
        for (let sequence = 1; sequence < last; sequence += 1) {
          expect(await foundAfter(script(sequence), slice), `row ${sequence}`).to.deep.equal({
            sequence: sequence + found,
          });
        }
      });
    }
  }
});
