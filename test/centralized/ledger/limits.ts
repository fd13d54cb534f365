import { expect } from "chai";

import { CNY, MAX_AMOUNT } from "../../../src/centralized/ledger/accounts.ts";
import type { LegFault } from "../../../src/centralized/ledger/chains.ts";
import { Ledger } from "../../../src/centralized/ledger/ledger.ts";
import { expectError } from "../expectError.ts";
import { type SmallLedger, chain, openSmallLedger, pending, post } from "./smallLedger.ts";

describe("ledger: limits, states and the order of the rules", () => {
  let small: SmallLedger;
  beforeEach(async () => {
    small = await openSmallLedger();
  });

  const failsWith = async (fault: LegFault, leg: number, ...legs: Parameters<typeof chain>[1]) => {
    expect(await small.post(chain("it", legs))).to.deep.equal([{ status: "failed", leg, fault }]);
  };
  const change = (name: string, to: Parameters<SmallLedger["ledger"]["changeAccount"]>[2]) =>
    small.ledger.changeAccount(small.database, name, to, 0);

  it("moves what there is, to the last unit", async () => {
    expect(await small.post(chain("it", [post("a", "b", 100n)]))).to.deep.equal([{ status: "posted" }]);
    expect([await small.balance("a"), await small.balance("b")]).to.deep.equal([0n, 200n]);
  });

  it("exceeds_credits: debits don't exceed credits", () =>
    failsWith("exceeds_credits", 0, post("a", "b", 101n)));
  it("exceeds_debits: credits don't exceed debits", () =>
    failsWith("exceeds_debits", 0, post("mint", "till", 101n)));
  it("pending debits count", () =>
    failsWith("exceeds_credits", 1, pending("a", "b", 60n), post("a", "c", 41n)));
  it("pending credits can't be spent", () =>
    failsWith("exceeds_credits", 1, pending("a", "b", 60n), post("b", "c", 101n)));
  it("pending credits count against a ceiling", () =>
    failsWith("exceeds_debits", 1, pending("mint", "till", 60n), post("mint", "till", 41n)));

  it("exceeds_unfrozen: a frozen amount stays, unless there isn't as much", async () => {
    await change("a", { frozenAmount: 30n });
    await failsWith("exceeds_unfrozen", 0, post("a", "b", 71n));
    expect(await small.post(chain("all that may go", [post("a", "b", 70n)]))).to.deep.equal([
      { status: "posted" },
    ]);
    await change("a", { frozenAmount: 500n });
    expect(await small.post(chain("in", [post("b", "a", 1n)]))).to.deep.equal([{ status: "posted" }]);
    expect(await small.post(chain("out", [post("a", "b", 1n)]))).to.deep.equal([
      { status: "failed", leg: 0, fault: "exceeds_unfrozen" },
    ]);
  });

  it("exceeds_credits goes before exceeds_unfrozen", async () => {
    await change("a", { frozenAmount: 30n });
    await failsWith("exceeds_credits", 0, post("a", "b", 101n));
  });

  for (const state of ["closed", "frozen"] as const) {
    it(`debit_account_${state} goes before the amounts`, async () => {
      await change("a", { state });
      await change("b", { state });
      await failsWith(`debit_account_${state}`, 0, post("a", "b", 101n));
    });

    it(`the amounts go before credit_account_${state}`, async () => {
      await change("b", { state });
      await failsWith("exceeds_credits", 0, post("a", "b", 101n));
    });

    it(`credit_account_${state} goes before exceeds_debits`, async () => {
      await change("till", { state });
      await failsWith(`credit_account_${state}`, 0, post("a", "till", 100n));
    });
  }

  it("an account can be opened again", async () => {
    await change("a", { state: "frozen" });
    await change("a", { state: "open" });
    expect(await small.post(chain("it", [post("a", "b", 1n)]))).to.deep.equal([{ status: "posted" }]);
  });

  it("changing an account that isn't there is an error", () =>
    expectError(() => change("nobody", { state: "frozen" }), "UNKNOWN_PARTICIPANT"));

  it("opening a name twice is an error and opens nothing", async () => {
    const account = { limit: "none", state: "open", frozenAmount: 0n } as const;
    const names = ["new", "a"];
    await expectError(
      () =>
        small.ledger.openAccounts(
          small.database,
          names.map((name) => ({ ...account, name })),
          0,
        ),
      "DATABASE_REFUSED",
    );
    expect((await small.ledger.accounts(small.database)).has("new")).to.equal(false);
  });

  it("accounts must exist, and are looked for before any other rule", async () => {
    await failsWith("credit_account_not_found", 1, post("a", "b", 101n), post("a", "nobody", 1n));
    expect(await small.post(chain("debit", [post("nobody", "a", 1n)]))).to.deep.equal([
      { status: "failed", leg: 0, fault: "debit_account_not_found" },
    ]);
  });

  it("amount_must_be_positive", async () => {
    await failsWith("amount_must_be_positive", 0, post("mint", "b", 0n));
    expect(await small.post(chain("below", [post("mint", "b", -1n)]))).to.deep.equal([
      { status: "failed", leg: 0, fault: "amount_must_be_positive" },
    ]);
  });

  it("ledgers of two currencies aren't mixed", async () => {
    const dollars = await Ledger.open(small.database, { id: 2, currency: "USD", scale: 2 });
    const account = { name: "dollars", limit: "none", state: "open", frozenAmount: 0n } as const;
    await dollars.openAccounts(small.database, [account], 0);
    const both = await Ledger.open(small.database, CNY);
    expect(await both.post(small.database, [chain("it", [post("mint", "dollars", 1n)])])).to.deep.equal([
      { status: "failed", leg: 0, fault: "accounts_must_have_the_same_ledger" },
    ]);
    expect([...(await dollars.accounts(small.database)).keys()]).to.deep.equal(["dollars"]);
  });

  it("overflow is a result, not an exception", async () => {
    const most = MAX_AMOUNT - 300n; // the mint has paid 300 already
    expect(await small.post(chain("most", [post("mint", "vault", most - 100n)]))).to.deep.equal([
      { status: "posted" },
    ]);
    await failsWith("overflows_debits", 0, post("mint", "b", 101n));
    expect(
      await small.post(chain("credits", [post("a", "vault", 100n), post("till", "vault", 400n)])),
    ).to.deep.equal([{ status: "failed", leg: 1, fault: "overflows_credits" }]);
    expect(await small.post(chain("far over", [post("mint", "b", 10n ** 60n)]))).to.deep.equal([
      { status: "failed", leg: 0, fault: "overflows_debits" },
    ]);
  });
});
