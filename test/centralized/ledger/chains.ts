import { expect } from "chai";

import { type SmallLedger, chain, openSmallLedger, post } from "./smallLedger.ts";

describe("ledger: chains and ids", () => {
  let small: SmallLedger;
  beforeEach(async () => {
    small = await openSmallLedger();
  });
  const balances = async () => [await small.balance("a"), await small.balance("b"), await small.balance("c")];
  const overdraft = { leg: 0, fault: "exceeds_credits" };

  it("carries out all legs of a chain or none", async () => {
    const legs = [post("a", "b", 100n), post("b", "c", 150n), post("a", "c", 1n)];
    expect(await small.post(chain("it", legs))).to.deep.equal([
      { status: "failed", leg: 2, fault: "exceeds_credits" },
    ]);
    expect(await balances()).to.deep.equal([100n, 100n, 100n]);
    expect(
      await small.database.query("SELECT 1 FROM transfers WHERE sequence = (SELECT max(sequence) FROM log)"),
    ).to.deep.equal([]);
  });

  it("a leg may spend what an earlier leg brought", async () => {
    expect(await small.post(chain("it", [post("a", "b", 100n), post("b", "c", 200n)]))).to.deep.equal([
      { status: "posted" },
    ]);
    expect(await balances()).to.deep.equal([0n, 0n, 300n]);
  });

  it("a chain sees the chains before it in its batch, and isn't touched by those that failed", async () => {
    const results = await small.post(
      chain("1", [post("a", "b", 100n)]),
      chain("2", [post("b", "c", 1n), post("a", "b", 1n)]),
      chain("3", [post("b", "c", 200n)]),
      chain("4", [post("b", "c", 1n)]),
    );
    expect(results.map(({ status }) => status)).to.deep.equal(["posted", "failed", "posted", "failed"]);
    expect(await balances()).to.deep.equal([0n, 0n, 300n]);
  });

  it("a transfer to the account itself moves nothing, but must be covered", async () => {
    const results = await small.post(
      chain("covered", [post("a", "a", 100n)]),
      chain("not", [post("a", "a", 101n)]),
    );
    expect(results).to.deep.equal([{ status: "posted" }, { status: "failed", ...overdraft }]);
    expect(await balances()).to.deep.equal([100n, 100n, 100n]);
  });

  it("exists: the same id with the same contents moves nothing again, in a later batch or the same", async () => {
    const it = chain("it", [post("a", "b", 40n)]);
    expect(await small.post(it, it)).to.deep.equal([{ status: "posted" }, { status: "exists" }]);
    expect(await small.post(it)).to.deep.equal([{ status: "exists" }]);
    expect(await balances()).to.deep.equal([60n, 140n, 100n]);
  });

  it("exists_with_different_contents: changes nothing, and the first contents still answer", async () => {
    const it = chain("it", [post("a", "b", 40n)]);
    const other = chain("it", [post("a", "b", 41n)], { contents: "other" });
    const different = { status: "exists_with_different_contents" };
    expect(await small.post(it, other, it)).to.deep.equal([
      { status: "posted" },
      different,
      { status: "exists" },
    ]);
    expect(await small.post(other, it)).to.deep.equal([different, { status: "exists" }]);
    expect(await balances()).to.deep.equal([60n, 140n, 100n]);
  });

  it("id_already_failed: a failed id never succeeds, even when there is enough now", async () => {
    const it = chain("it", [post("a", "b", 101n)]);
    expect(await small.post(it)).to.deep.equal([{ status: "failed", ...overdraft }]);
    expect(await small.post(chain("more", [post("c", "a", 50n)]), it, it)).to.deep.equal([
      { status: "posted" },
      { status: "id_already_failed", ...overdraft },
      { status: "id_already_failed", ...overdraft },
    ]);
    expect(await balances()).to.deep.equal([150n, 100n, 50n]);
  });

  it("looks decisions up", async () => {
    const { lastSequence } = small.ledger;
    await small.post(chain("good", [post("a", "b", 1n)]), chain("bad", [post("a", "b", 100n)]));
    const found = await small.ledger.lookUp(small.database, ["good", "bad", "unknown"]);
    expect(Object.fromEntries(found)).to.deep.equal({
      good: { sequence: lastSequence + 1n, contents: "good" },
      bad: { sequence: lastSequence + 2n, contents: "bad", fault: { leg: 0, fault: "exceeds_credits" } },
    });
    expect(small.ledger.lastSequence).to.equal(lastSequence + 2n);
  });

  it("keeps nothing of a batch whose transaction fails", async () => {
    await small.database
      .transaction(async (queries) => {
        await small.ledger.post(queries, [chain("it", [post("a", "b", 1n)])]);
        throw new Error("crash");
      })
      .catch(() => undefined);
    expect(await balances()).to.deep.equal([100n, 100n, 100n]);
    expect(await small.post(chain("it", [post("a", "b", 2n)]))).to.deep.equal([{ status: "posted" }]);
  });

  it("numbers decisions strictly, without gaps", async () => {
    await small.post(chain("1", [post("a", "b", 1n)]), chain("1", []), chain("2", [post("a", "b", 999n)]));
    await small.post(chain("3", []));
    const rows = await small.database.query<{ id: string }>(
      "SELECT id FROM log WHERE id IS NOT NULL ORDER BY sequence",
    );
    expect(rows.map(({ id }) => id)).to.deep.equal(["funding", "1", "2", "3"]);
    const [gaps] = await small.database.query("SELECT (max(sequence) - count(*))::text AS gaps FROM log");
    expect(gaps).to.deep.equal({ gaps: "0" });
  });
});
