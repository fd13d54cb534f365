import { expect } from "chai";

import { type Chain, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "../deployYuan.ts";
import { ROW } from "./rowNumbers.ts";

const chain = await openChain();
const LENT = 2n * RESERVES_FEN;
const TOPPED_UP = 3n * OPENING_FEN;

async function withVaultCash(it: Chain) {
  const system = await deployYuan(it);
  const statistics = await it.ethers.deployContract("MonetaryStatistics", [system.centralBank]);
  await system.centralBank.connect(system.people.icbc).payFromReserves(ROW.NOTES_AND_COINS, 1_000n);
  return { ...system, statistics };
}

describe("MonetaryStatistics", () => {
  const withStatistics = () => chain.restore(withVaultCash);
  const report = (vaultCashFen: bigint, asOf: bigint) => ({
    vaultCashFen,
    unitDepositsFen: 10_000n,
    householdDepositsFen: 50_000n,
    asOf,
  });

  it("knows reserve money itself, and the rest as far as banks report it", async () => {
    const { statistics, people } = await withStatistics();
    const none = await statistics.aggregates(false, false);
    expect([...none]).to.deep.equal([LENT, 1_000n, 1_000n, 1_000n, 2n, 0n, 0n]);
    await expect(statistics.connect(people.icbc).report(report(400n, 1_700_000_000n))).to.emit(
      statistics,
      "BankReported",
    );
    await statistics.connect(people.ccb).report(report(0n, 1_600_000_000n));
    expect([...(await statistics.reportOf(people.icbc))]).to.deep.equal([
      400n,
      10_000n,
      50_000n,
      1_700_000_000n,
    ]);
    const [units, households] = [20_000n, 100_000n];
    for (const [m1Def2025, nfiInM2, m1, m2] of [
      [false, false, 600n + units, 600n + units + households],
      [false, true, 600n + units, 600n + units + households + TOPPED_UP],
      [true, false, 600n + units + households + TOPPED_UP, 600n + units + households + TOPPED_UP],
      [true, true, 600n + units + households + TOPPED_UP, 600n + units + households + TOPPED_UP],
    ] as const) {
      expect([...(await statistics.aggregates(m1Def2025, nfiInM2))]).to.deep.equal([
        LENT,
        600n,
        m1,
        m2,
        2n,
        2n,
        1_600_000_000n,
      ]);
    }
  });

  it("is as old as the oldest report, whichever bank's", async () => {
    const { statistics, people } = await withStatistics();
    for (const [icbcAsOf, ccbAsOf] of [
      [1_600_000_000n, 1_700_000_000n],
      [1_720_000_000n, 1_710_000_000n],
    ] as const) {
      await statistics.connect(people.icbc).report(report(0n, icbcAsOf));
      await statistics.connect(people.ccb).report(report(0n, ccbAsOf));
      const { oldestAsOf } = await statistics.aggregates(false, false);
      expect(oldestAsOf).to.equal(icbcAsOf < ccbAsOf ? icbcAsOf : ccbAsOf);
    }
  });

  it("takes reports of banks alone, in order, and none that can't be true", async () => {
    const { statistics, people } = await withStatistics();
    const icbc = statistics.connect(people.icbc);
    await expect(statistics.connect(people.relay).report(report(0n, 1n)))
      .to.be.revertedWithCustomError(statistics, "NotABank")
      .withArgs(people.relay);
    await expect(icbc.report(report(0n, 0n)))
      .to.be.revertedWithCustomError(statistics, "ReportOutOfOrder")
      .withArgs(people.icbc, 0n, 0n);
    await icbc.report(report(1_001n, 1_700_000_000n));
    for (const asOf of [0n, 1_699_999_999n, 2n ** 40n - 1n]) {
      await expect(icbc.report(report(0n, asOf)))
        .to.be.revertedWithCustomError(statistics, "ReportOutOfOrder")
        .withArgs(people.icbc, asOf, 1_700_000_000n);
    }
    await expect(statistics.aggregates(true, true))
      .to.be.revertedWithCustomError(statistics, "VaultCashExceedsIssue")
      .withArgs(1_001n, 1_000n);
  });
});
