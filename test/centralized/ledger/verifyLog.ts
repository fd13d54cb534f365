import { expect } from "chai";

import { logHead, verifyLog } from "../../../src/centralized/ledger/verifyLog.ts";
import { expectError } from "../expectError.ts";
import { type SmallLedger, chain, openSmallLedger, pending, post, postPending } from "./smallLedger.ts";

/** Rewrites the past as an operator with every right on the database could. */
async function tamper({ database }: SmallLedger, script: string): Promise<void> {
  await database.run(`ALTER TABLE log DISABLE TRIGGER append_only; ALTER TABLE transfers DISABLE TRIGGER append_only;
    ${script};
    ALTER TABLE log ENABLE TRIGGER append_only; ALTER TABLE transfers ENABLE TRIGGER append_only;`);
}

describe("ledger: tampering shows", () => {
  let small: SmallLedger;
  /** Sequences of the chains "1" to "5". */
  let sequences: bigint[];
  beforeEach(async () => {
    small = await openSmallLedger();
    await small.post(chain("1", [post("a", "b", 1n)]), chain("2", [pending("a", "b", 9n)]));
    await small.post(
      chain("3", [post("a", "b", 999n)]),
      chain("4", [postPending("2", 5n), post("b", "c", 2n)]),
    );
    await small.post(chain("5", [post("c", "a", 3n)]));
    const rows = await small.database.query<{ sequence: string }>(
      "SELECT sequence::text FROM log WHERE id ~ '^[0-9]$' ORDER BY log.sequence",
    );
    sequences = rows.map(({ sequence }) => BigInt(sequence));
  });

  const expectTampered = async (chainNumber: number, problem: RegExp) => {
    const result = await verifyLog(small.database);
    expect(result).to.include({ intact: false, sequence: sequences[chainNumber - 1] });
    expect(result).to.have.property("problem").that.matches(problem);
  };

  it("nothing to find in an honest log", async () => {
    expect(await verifyLog(small.database)).to.deep.equal({
      intact: true,
      head: await logHead(small.database),
    });
  });

  for (const table of ["log", "transfers"]) {
    it(`${table} is append-only`, async () => {
      for (const statement of [
        `UPDATE ${table} SET sequence = 0`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        const error = await expectError(() => small.database.run(statement), "DATABASE_REFUSED");
        expect(error.message).to.contain("append-only");
      }
    });
  }

  it("an amount", async () => {
    await tamper(small, `UPDATE transfers SET amount = 7 WHERE sequence = ${sequences[3]} AND leg = 1`);
    await expectTampered(4, /digest/);
  });

  it("the first of several rows", async () => {
    await tamper(small, `UPDATE log SET contents = 'x' WHERE sequence IN (${sequences[4]}, ${sequences[1]})`);
    await expectTampered(2, /digest/);
  });

  it("a decision", async () => {
    await tamper(small, `UPDATE log SET result = 'posted', failed_leg = NULL WHERE id = '3'`);
    await expectTampered(3, /digest/);
  });

  it("a row put in place of another, with a digest of its own: the next one doesn't follow", async () => {
    await tamper(
      small,
      `UPDATE log l SET contents = 'x', digest = log_digest((SELECT digest FROM log p WHERE p.sequence = l.sequence - 1),
         l.sequence, l.id, l.account_id, 'x', l.at_seconds, l.result, l.failed_leg, '') WHERE id = '3'`,
    );
    await expectTampered(4, /digest/);
  });

  it("a row that is missing", async () => {
    await tamper(small, `DELETE FROM log WHERE id = '3'`);
    await expectTampered(3, /missing/);
  });

  it("transfers that were added or removed", async () => {
    await tamper(
      small,
      `INSERT INTO transfers SELECT sequence, 7, kind, debit_account_id, credit_account_id, 1 FROM transfers
      WHERE sequence = ${sequences[0]}`,
    );
    await expectTampered(1, /digest/);
    await tamper(small, `DELETE FROM transfers WHERE sequence = ${sequences[0]}`);
    await expectTampered(1, /digest/);
  });

  it("transfers without a decision", async () => {
    const beyond = (sequences[4] as bigint) + 1n;
    await tamper(small, `INSERT INTO transfers VALUES (${beyond}, 0, 'post', 1, 2, 1)`);
    expect(await verifyLog(small.database)).to.include({ intact: false, sequence: beyond });
  });

  it("the end of the log cut off", async () => {
    await tamper(
      small,
      `DELETE FROM log WHERE id = '5'; DELETE FROM transfers WHERE sequence = ${sequences[4]}`,
    );
    await expectTampered(5, /end/);
  });

  it("the end cut off, head and balances and all, shows against a head noted earlier", async () => {
    const witnessed = await logHead(small.database);
    await tamper(
      small,
      `DELETE FROM log WHERE id = '5'; DELETE FROM transfers WHERE sequence = ${sequences[4]};
       UPDATE accounts SET debits_posted = debits_posted - 3 WHERE name = 'c';
       UPDATE accounts SET credits_posted = credits_posted - 3 WHERE name = 'a';
       UPDATE log_head SET sequence = ${sequences[3]}, digest = (SELECT digest FROM log WHERE id = '4')`,
    );
    expect(await verifyLog(small.database)).to.have.property("intact", true);
    expect(await verifyLog(small.database, witnessed)).to.include({
      intact: false,
      sequence: witnessed.sequence,
    });
  });

  it("a balance", async () => {
    await tamper(small, "UPDATE accounts SET credits_posted = credits_posted + 1 WHERE name = 'b'");
    expect(await verifyLog(small.database)).to.deep.equal({
      intact: false,
      account: "b",
      problem: "its balances aren't the sum of its transfers",
    });
  });

  it("an account's terms", async () => {
    for (const change of [
      "debits_must_not_exceed_credits = false",
      "state = 'frozen'",
      "frozen_amount = 3",
    ]) {
      await tamper(small, `UPDATE accounts SET ${change} WHERE name = 'b'`);
      expect(await verifyLog(small.database)).to.deep.equal({
        intact: false,
        account: "b",
        problem: "its terms aren't those in the log",
      });
      await tamper(
        small,
        "UPDATE accounts SET debits_must_not_exceed_credits = true, state = 'open', frozen_amount = 0 WHERE name = 'b'",
      );
    }
  });
});
