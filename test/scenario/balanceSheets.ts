import { expect } from "chai";

import { balanceSheets, centralBankRows } from "../../src/scenario/balanceSheets.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { assertConserved, conservationFaults } from "../../src/scenario/conservation.ts";
import { errorOf } from "./support/faults.ts";

/** A small system in balance: two wallets of 30 and 20 at alipay, one bank, and an open session that owes alipay 5. */
const CLAIMS: readonly Claim[] = [
  { issuer: "alipay", holder: "chen", instrument: "wallet", amount: 3_000n },
  { issuer: "alipay", holder: "li", instrument: "wallet", amount: 2_000n },
  { issuer: "central-bank", holder: "alipay", instrument: "client_reserve", amount: 4_500n },
  { issuer: "netsunion", holder: "alipay", instrument: "clearing", amount: 500n },
  { issuer: "icbc", holder: "netsunion", instrument: "clearing", amount: 500n },
  { issuer: "central-bank", holder: "icbc", instrument: "reserves", amount: 10_000n },
  { issuer: "icbc", holder: "central-bank", instrument: "central_bank_lending", amount: 14_500n },
  { issuer: "icbc", holder: "chen", instrument: "deposit", amount: 7_000n },
  { issuer: "borrowers", holder: "icbc", instrument: "loan", amount: 12_000n },
];

/** The claims with one amount changed. */
function changed(issuer: string, instrument: string, byFen: bigint): readonly Claim[] {
  const index = CLAIMS.findIndex((claim) => claim.issuer === issuer && claim.instrument === instrument);
  const claim = CLAIMS[index] as Claim;
  return CLAIMS.with(index, { ...claim, amount: claim.amount + byFen });
}

describe("balance sheets", () => {
  it("list assets and liabilities by instrument, and what is left as equity", () => {
    const sheets = balanceSheets(CLAIMS);
    expect(sheets.get("alipay")).to.deep.equal({
      entity: "alipay",
      assets: new Map([
        ["client_reserve", 4_500n],
        ["clearing", 500n],
      ]),
      liabilities: new Map([["wallet", 5_000n]]),
      equity: 0n,
    });
    const equities = [...sheets].map(([entity, { equity: equityFen }]) => [entity, equityFen]);
    expect(Object.fromEntries(equities)).to.deep.equal({
      "central-bank": 0n,
      alipay: 0n,
      icbc: 0n,
      netsunion: 0n,
      chen: 10_000n,
      li: 2_000n,
      borrowers: -12_000n,
    });
  });

  it("show the central bank in the PBoC's rows", () => {
    expect(centralBankRows(CLAIMS)).to.deep.equal({
      claimsOnOtherDepositoryCorporationsFen: 14_500n,
      depositsOfOtherDepositoryCorporationsFen: 10_000n,
      depositsOfNonFinancialInstitutionsFen: 4_500n,
    });
  });
});

describe("conservation", () => {
  it("holds for a system in balance", () => {
    expect(conservationFaults(CLAIMS, CLAIMS)).to.deep.equal([]);
    expect(conservationFaults([])).to.deep.equal([]);
  });

  it("breaks when a wallet isn't backed, even by one fen", () => {
    expect(conservationFaults(changed("alipay", "wallet", 1n))).to.deep.equal([
      "alipay owes wallets 50.01 yuan against client reserve 45.00 and clearing 5.00.",
    ]);
    expect(conservationFaults(CLAIMS.slice(2))).to.have.length(1);
  });

  it("breaks when a client reserve isn't owed to wallets, or the central bank is out of balance", () => {
    expect(conservationFaults(changed("central-bank", "client_reserve", 1n))).to.have.length(2);
    expect(conservationFaults(changed("central-bank", "reserves", -1n)).join()).to.match(
      /central bank's lending exceeds .* by 0.01/,
    );
  });

  it("breaks when clearing positions don't net to zero", () => {
    expect(conservationFaults(changed("icbc", "clearing", 1n)).join()).to.match(
      /positions don't net to zero but to 0.01/,
    );
  });

  it("breaks when a claim isn't positive or stands twice", () => {
    const first = CLAIMS[0] as Claim;
    expect(conservationFaults([...CLAIMS, { ...first, holder: "sun", amount: 0n }]).join()).to.match(
      /isn't positive/,
    );
    expect(conservationFaults([...CLAIMS, first]).join()).to.match(
      /wallet of alipay held by chen is listed twice/,
    );
  });

  it("breaks when a bank or the holders together gain against the opening", () => {
    expect(conservationFaults(changed("borrowers", "loan", 1n), CLAIMS)).to.deep.equal([
      "The equity of icbc changed by 0.01 CNY.",
      "The equity of borrowers changed by -0.01 CNY.",
    ]);
    expect(conservationFaults(changed("icbc", "deposit", 1n), CLAIMS)).to.deep.equal([
      "The equity of icbc changed by -0.01 CNY.",
      "Holders together gained 0.01 CNY.",
    ]);
  });

  it("holds when holders only pay each other", () => {
    const [first, second, ...rest] = CLAIMS as readonly [Claim, Claim, ...Claim[]];
    const paid = [{ ...first, amount: 5_000n }, ...rest];
    expect(conservationFaults(paid, CLAIMS)).to.deep.equal([]);
    expect(second.holder).to.equal("li");
  });

  it("throws every broken rule in one error", async () => {
    const error = await errorOf(() => assertConserved(changed("central-bank", "client_reserve", 1n)));
    expect(error.code).to.equal("BOOKS_OUT_OF_BALANCE");
    expect(error.message).to.match(/alipay owes.*central bank's lending/);
  });
});
