import { expect } from "chai";
import hre from "hardhat";

import ECny, { ECNY_TIERS, ECNY_TIERS_ROLE } from "../../deploy/modules/ECny.ts";
import WindDown, { WIND_DOWN_ROLE } from "../../deploy/modules/WindDown.ts";
import { packedLimits } from "../../deploy/tierLimits.ts";

const ADMIN_ROLE = 0n;

describe("deploying e-CNY, statistics and wind-down", () => {
  for (const regime of [0, 1]) {
    it(`connects e-CNY of regime ${regime}, with the limits of its tiers`, async () => {
      const connection = await hre.network.create();
      const { ethers, ignition } = connection;
      const deployed = await ignition.deploy(ECny, {
        parameters: { ECny: { regime, recoveryDelaySeconds: 86_400 } },
      });
      const eCny = await ethers.getContractAt("ECny", await deployed.eCny.getAddress());
      const centralBank = await ethers.getContractAt("CentralBank", await deployed.centralBank.getAddress());
      const tiers = await ethers.getContractAt("WalletTiers", await deployed.tiers.getAddress());
      const authority = await ethers.getContractAt("AccessManager", await deployed.authority.getAddress());
      const statistics = await ethers.getContractAt(
        "MonetaryStatistics",
        await deployed.statistics.getAddress(),
      );
      expect(await centralBank.eCny()).to.equal(await eCny.getAddress());
      expect(await eCny.regime()).to.equal(BigInt(regime));
      expect((await statistics.aggregates(true, true)).banks).to.equal(0n);
      expect(ECNY_TIERS).to.have.length(8);
      for (const { number, limits } of ECNY_TIERS) {
        const [{ singleFen, dayFen, yearFen, lifetimeFen, balanceFen, staticQrDayFen }, version] =
          await tiers.tierLimits(number);
        const stored = { singleFen, dayFen, yearFen, lifetimeFen, balanceFen, staticQrDayFen };
        expect(stored).to.deep.equal(packedLimits(limits));
        expect(version).to.equal(1n);
      }
      const { selector } = eCny.interface.getFunction("setIdentity");
      expect(await authority.getTargetFunctionRole(eCny, selector)).to.equal(ECNY_TIERS_ROLE);
      expect((await authority.hasRole(ECNY_TIERS_ROLE, tiers))[0]).to.be.true;
      await connection.close();
    });
  }

  it("gives the contract of the wind-down its rights over wallets, and no others", async () => {
    const connection = await hre.network.create();
    const { ethers, ignition } = connection;
    const deployed = await ignition.deploy(WindDown, {
      parameters: { WalletTiers: { recoveryDelaySeconds: 86_400 } },
    });
    const windDown = await deployed.windDown.getAddress();
    const yuan = await ethers.getContractAt("WalletYuan", await deployed.walletYuan.getAddress());
    const authority = await ethers.getContractAt("AccessManager", await deployed.authority.getAddress());
    const right = async (
      name: "setSuspended" | "takeOver" | "closeWallet" | "freeze" | "forcedTransfer",
    ): Promise<boolean> =>
      (await authority.canCall(windDown, yuan, yuan.interface.getFunction(name).selector))[0];
    for (const name of ["setSuspended", "takeOver", "closeWallet"] as const)
      expect(await right(name)).to.be.true;
    for (const name of ["freeze", "forcedTransfer"] as const) expect(await right(name)).to.be.false;
    expect((await authority.hasRole(WIND_DOWN_ROLE, windDown))[0]).to.be.true;
    expect((await authority.hasRole(ADMIN_ROLE, windDown))[0]).to.be.false;
    await connection.close();
  });
});
