import { expect } from "chai";

import type { LegFault } from "../../../src/centralized/ledger/chains.ts";
import { verifyLog } from "../../../src/centralized/ledger/verifyLog.ts";
import {
  type SmallLedger,
  chain,
  openSmallLedger,
  pending,
  post,
  postPending,
  voidPending,
} from "./smallLedger.ts";

const POSTED = [{ status: "posted" }];

describe("ledger: two-phase transfers", () => {
  let small: SmallLedger;
  beforeEach(async () => {
    small = await openSmallLedger();
    expect(await small.post(chain("hold", [pending("a", "b", 60n, 1_000)]))).to.deep.equal(POSTED);
  });
  afterEach(async () => {
    expect(await verifyLog(small.database)).to.have.property("intact", true);
  });

  const reserved = async () => {
    const [a, b] = [await small.account("a"), await small.account("b")];
    return { debitsPending: a.debitsPending, creditsPending: b.creditsPending };
  };
  const failure = (fault: LegFault, leg = 0) => [{ status: "failed", leg, fault }];

  it("reserves in the four balances, and moves nothing yet", async () => {
    expect(await reserved()).to.deep.equal({ debitsPending: 60n, creditsPending: 60n });
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([100n, 100n]);
  });

  it("posts the whole reservation", async () => {
    expect(await small.post(chain("it", [postPending("hold")]))).to.deep.equal(POSTED);
    expect(await reserved()).to.deep.equal({ debitsPending: 0n, creditsPending: 0n });
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([40n, 160n]);
  });

  it("posts a part and releases the rest", async () => {
    expect(await small.post(chain("it", [postPending("hold", 25n)]))).to.deep.equal(POSTED);
    expect(await reserved()).to.deep.equal({ debitsPending: 0n, creditsPending: 0n });
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([75n, 125n]);
  });

  it("voids", async () => {
    expect(await small.post(chain("it", [voidPending("hold")]))).to.deep.equal(POSTED);
    expect(await reserved()).to.deep.equal({ debitsPending: 0n, creditsPending: 0n });
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([100n, 100n]);
  });

  it("exceeds_pending_transfer_amount", async () => {
    expect(await small.post(chain("it", [postPending("hold", 61n)]))).to.deep.equal(
      failure("exceeds_pending_transfer_amount"),
    );
    expect(await small.post(chain("zero", [postPending("hold", 0n)]))).to.deep.equal(
      failure("amount_must_be_positive"),
    );
  });

  it("pending_transfer_not_found, also for a leg that reserved nothing", async () => {
    expect(await small.post(chain("it", [postPending("nothing")]))).to.deep.equal(
      failure("pending_transfer_not_found"),
    );
    expect(await small.post(chain("leg", [postPending("hold", 1n, 1)]))).to.deep.equal(
      failure("pending_transfer_not_found"),
    );
    expect(await small.post(chain("plain", [voidPending("funding")]))).to.deep.equal(
      failure("pending_transfer_not_found"),
    );
  });

  it("is resolved once", async () => {
    await small.post(chain("first", [postPending("hold", 1n)]));
    expect(await small.post(chain("it", [voidPending("hold")]))).to.deep.equal(
      failure("pending_transfer_already_posted"),
    );
    await small.post(chain("hold 2", [pending("a", "b", 1n)]), chain("void", [voidPending("hold 2")]));
    expect(await small.post(chain("again", [postPending("hold 2")]))).to.deep.equal(
      failure("pending_transfer_already_voided"),
    );
  });

  it("expires in its second, not before, with a row of its own in the log", async () => {
    await small.post(chain("before", [post("mint", "c", 1n)], { atSeconds: 999 }));
    expect(await reserved()).to.deep.equal({ debitsPending: 60n, creditsPending: 60n });
    expect(await small.post(chain("it", [post("a", "c", 100n)], { atSeconds: 1_000 }))).to.deep.equal(POSTED);
    expect(await reserved()).to.deep.equal({ debitsPending: 0n, creditsPending: 0n });
    expect(await small.post(chain("late", [postPending("hold")], { atSeconds: 1_000 }))).to.deep.equal(
      failure("pending_transfer_expired"),
    );
    const rows = await small.database.query(
      "SELECT id, at_seconds::text AS at FROM log WHERE result = 'expired'",
    );
    expect(rows).to.deep.equal([{ id: null, at: "1000" }]);
  });

  it("expires between two chains of one batch, and within the batch that reserved", async () => {
    const results = await small.post(
      chain("too early", [post("a", "c", 41n)], { atSeconds: 999 }),
      chain("in time", [post("a", "c", 41n)], { atSeconds: 1_001 }),
      chain("short hold", [pending("b", "c", 100n, 1_002)], { atSeconds: 1_001 }),
      chain("held", [post("b", "c", 1n)], { atSeconds: 1_001 }),
      chain("released", [post("b", "c", 1n)], { atSeconds: 1_002 }),
    );
    expect(results.map(({ status }) => status)).to.deep.equal([
      "failed",
      "posted",
      "posted",
      "failed",
      "posted",
    ]);
  });

  it("doesn't expire once it is posted", async () => {
    await small.post(chain("it", [postPending("hold")]));
    await small.post(chain("later", [post("mint", "c", 1n)], { atSeconds: 2_000 }));
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([40n, 160n]);
  });

  for (const state of ["frozen", "closed"] as const) {
    it(`isn't posted from or to a ${state} account, but can be voided`, async () => {
      await small.ledger.changeAccount(small.database, "b", { state }, 0);
      expect(await small.post(chain("credit", [postPending("hold")]))).to.deep.equal(
        failure(`credit_account_${state}`),
      );
      await small.ledger.changeAccount(small.database, "a", { state }, 0);
      expect(await small.post(chain("debit", [postPending("hold")]))).to.deep.equal(
        failure(`debit_account_${state}`),
      );
      expect(await small.post(chain("void", [voidPending("hold")]))).to.deep.equal(POSTED);
    });
  }

  it("a failing chain takes back what it did to reservations", async () => {
    const legs = [post("c", "b", 5n), postPending("hold", 20n), pending("c", "a", 30n), post("c", "a", 66n)];
    expect(await small.post(chain("it", legs))).to.deep.equal(failure("exceeds_credits", 3));
    expect(await reserved()).to.deep.equal({ debitsPending: 60n, creditsPending: 60n });
    expect((await small.account("c")).debitsPending).to.equal(0n);
    expect(await small.post(chain("never held", [postPending("it", 1n, 2)]))).to.deep.equal(
      failure("pending_transfer_not_found"),
    );
    expect(await small.post(chain("still held", [postPending("hold")]))).to.deep.equal(POSTED);
  });

  it("a chain may reserve and post at once", async () => {
    expect(await small.post(chain("it", [pending("c", "b", 30n), postPending("it", 10n)]))).to.deep.equal(
      POSTED,
    );
    expect([await small.balance("c"), (await small.account("c")).debitsPending]).to.deep.equal([90n, 0n]);
  });
});
