import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { openChain } from "../../behaviours/chain.ts";
import { TERMS, deployEscrow, shippedTrade, take } from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);

describe("The terms of secured trades", () => {
  const BOUNDS = [3_600n, 90n * 86_400n] as const;

  it("are numbered, and each trade keeps its own", async () => {
    const system = await load();
    const { trades, people } = system;
    const tradeId = await shippedTrade(system, people.carol);
    const dearer = { ...TERMS, feeBasisPoints: 500 };
    await expect(trades.connect(people.admin).setTerms(dearer)).to.emit(trades, "TermsSet");
    expect(await trades.currentTerms()).to.equal(2n);
    expect((await trades.termsOf(2n)).feeBasisPoints).to.equal(500n);
    expect(await trades.sharesOf(tradeId, 0n)).to.deep.equal([9_940n, 60n]);
    await expect(take(system, people.alice, "CONFIRM"))
      .to.emit(trades, "TradeDecided")
      .withArgs(tradeId, 0n, 9_940n, 60n);
  });

  it("are set with the right to it only, each within its bounds", async () => {
    const { trades, people } = await load();
    await expect(trades.connect(people.alipay).setTerms(TERMS))
      .to.be.revertedWithCustomError(trades, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
    const admin = trades.connect(people.admin);
    const times = Object.keys(TERMS).filter((name) => name !== "feeBasisPoints");
    expect(times).to.have.length(11);
    for (const name of times) {
      for (const given of [BOUNDS[0] - 1n, BOUNDS[1] + 1n]) {
        await expect(admin.setTerms({ ...TERMS, [name]: given }), name)
          .to.be.revertedWithCustomError(trades, "TermOutOfRange")
          .withArgs(given, ...BOUNDS);
      }
      for (const given of BOUNDS) await admin.setTerms({ ...TERMS, [name]: given });
    }
    await expect(admin.setTerms({ ...TERMS, feeBasisPoints: 501 }))
      .to.be.revertedWithCustomError(trades, "TermOutOfRange")
      .withArgs(501n, 0n, 500n);
  });

  it("have their fees paid into wallets that institutions name, and nobody else", async () => {
    const { trades, people } = await load();
    await expect(trades.connect(people.stranger).setFeeWallet(people.stranger))
      .to.be.revertedWithCustomError(trades, "NotAnInstitution")
      .withArgs(people.stranger);
    expect(await trades.feeWalletOf(people.stranger)).to.equal(ZeroAddress);
    await expect(trades.connect(people.alipay).setFeeWallet(people.bob))
      .to.emit(trades, "FeeWalletSet")
      .withArgs(people.alipay, people.bob);
  });
});
