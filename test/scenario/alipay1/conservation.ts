import { expect } from "chai";

import { ALIPAY_1_CONSERVATION } from "../../../src/scenario/alipay1/conservation.ts";
import type { Claim, Instrument } from "../../../src/scenario/claims.ts";
import { conservationFaults } from "../../../src/scenario/conservation.ts";

const claim = (issuer: string, holder: string, instrument: Instrument, amount: bigint): Claim => {
  return { issuer, holder, instrument, amount };
};

/** The institution has earned 5 before; the bank's sheet is even. */
const OPENING = [
  claim("central-bank", "icbc", "reserves", 100n),
  claim("icbc", "central-bank", "central_bank_lending", 100n),
  claim("borrowers", "icbc", "loan", 85n),
  claim("icbc", "alipay", "pool", 55n),
  claim("icbc", "ada", "deposit", 30n),
  claim("alipay", "ada", "wallet", 50n),
];

const changed = (...changes: readonly Claim[]): readonly Claim[] =>
  OPENING.map((one) => {
    const same = (other: Claim) =>
      other.issuer === one.issuer && other.holder === one.holder && other.instrument === one.instrument;
    return changes.find(same) ?? one;
  });

const faults = (claims: readonly Claim[]) => conservationFaults(claims, OPENING, ALIPAY_1_CONSERVATION);

describe("what alipay-1.0 conserves", () => {
  it("a fee may move from a wallet to the institution's own part of the pools", () => {
    expect(faults(OPENING)).to.deep.equal([]);
    expect(faults(changed(claim("alipay", "ada", "wallet", 47n)))).to.deep.equal([]);
  });

  it("an institution may not lose, though its pools still cover its wallets", () => {
    expect(faults(changed(claim("alipay", "ada", "wallet", 52n)))).to.deep.equal([
      "The equity of alipay changed by -0.02 CNY.",
    ]);
  });

  it("pools cover wallets", () => {
    const short = changed(claim("icbc", "alipay", "pool", 49n), claim("icbc", "ada", "deposit", 36n));
    expect(faults(short)).to.include("alipay owes wallets 0.50 yuan against pools 0.49.");
  });

  it("what the institution gains is what holders lose", () => {
    const found = faults(changed(claim("icbc", "alipay", "pool", 56n)));
    expect(found).to.deep.equal([
      "The equity of icbc changed by -0.01 CNY.",
      "Holders together gained 0.01 CNY.",
    ]);
  });

  it("the central bank's money is its lending", () => {
    const found = faults(changed(claim("central-bank", "icbc", "reserves", 99n)));
    expect(found).to.include("The central bank's lending exceeds reserves by 0.01 yuan.");
  });
});
