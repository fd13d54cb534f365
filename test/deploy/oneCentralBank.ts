import { expect } from "chai";
import hre from "hardhat";

import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import type { RoleName } from "../../deploy/roles.ts";
import { FOREVER, bytes32 } from "../behaviours/chain.ts";

const CASE = bytes32("case 42");
const LENT_FEN = 10_000n;

describe("the deployed central bank", () => {
  let connection: Awaited<ReturnType<typeof hre.network.create>>;
  let system: Awaited<ReturnType<typeof deployed>>;

  before(async () => {
    connection = await hre.network.create();
    system = await deployed();
  });
  after(() => connection.close());

  /** The contracts, each role's account, and a bank, an institution and a holder. */
  const deployed = async () => {
    const { ethers } = connection;
    const parameters = await loadParameters("localhost");
    const deployment = await deployJiaozi(connection, parameters);
    const signers = await ethers.getSigners();
    const [icbc, ccb, alipay, alice] = signers.slice(10);
    if (!icbc || !ccb || !alipay || !alice) throw new Error("The node has too few accounts.");
    return {
      as: (role: RoleName) => ethers.getImpersonatedSigner(parameters.roles[role]),
      ...{ icbc, ccb, alipay, alice },
      centralBank: await ethers.getContractAt("CentralBank", deployment.centralBank),
      yuan: await ethers.getContractAt("WalletYuan", deployment.walletYuan),
      eCny: await ethers.getContractAt("ECny", deployment.eCny),
      settlement: await ethers.getContractAt("InterbankSettlement", deployment.settlement),
      windDown: await ethers.getContractAt("WindDown", deployment.windDown),
      statistics: await ethers.getContractAt("MonetaryStatistics", deployment.statistics),
    };
  };

  it("keeps one reserve account a bank, which top-ups, e-CNY, settlement and wind-down all move", async () => {
    const { as, icbc, ccb, alipay, alice, ...contracts } = system;
    const { centralBank, yuan, eCny, settlement, windDown, statistics } = contracts;
    const operations = centralBank.connect(await as("centralBankOperations"));
    for (const bank of [icbc, ccb]) {
      await operations.admitBank(bank, "A bank");
      await operations.issueReserves(bank, LENT_FEN);
      await centralBank.connect(await as("settlementAccess")).openSettlementAccount(bank, "A bank");
      await eCny.connect(await as("eCnyOperators")).admitInstitution(bank, "An operating bank");
    }
    await yuan.connect(await as("licensing")).admitInstitution(alipay, "Alipay");
    await yuan.connect(alipay).openWallets([alice.address]);
    await eCny.connect(icbc).openWallets([alice.address]);
    const order = { bank: icbc.address, wallet: alice.address, validUntil: FOREVER };
    await centralBank.connect(icbc).topUp({ ...order, instructionId: CASE, amountInFen: 1_000n }, "0x");
    await centralBank.connect(icbc).convert({ ...order, instructionId: CASE, amountInFen: 2_000n }, "0x");
    await settlement.connect(await as("settlementHours")).openDay();
    await centralBank.connect(icbc).fundSettlement(3_000n);
    const payment = { instructionId: CASE, payer: icbc.address, payee: ccb.address, urgent: false };
    await settlement.connect(icbc).submit({ ...payment, amountInFen: 500n, validUntil: FOREVER }, "0x");
    await centralBank.connect(ccb).defundSettlement(500n);
    await windDown.connect(await as("suspension")).suspend(alipay, CASE);
    await windDown.connect(await as("windDown")).payOut(alipay, [alice], [ccb]);
    await centralBank.connect(ccb).repayReserves(4_000n);
    await centralBank.connect(await as("posting")).payBank(ccb, 0, 100n, CASE);

    expect(await centralBank.reserveOf(icbc)).to.equal(LENT_FEN - 1_000n - 2_000n - 3_000n);
    expect(await settlement.settlementBalanceOf(icbc)).to.equal(2_500n);
    expect(await centralBank.reserveOf(ccb)).to.equal(LENT_FEN + 500n + 1_000n - 4_000n + 100n);
    const rows = await centralBank.rows();
    expect(rows.bankDepositsFen).to.equal(4_000n + 2_500n + 7_600n);
    expect((await centralBank.balanceSheet()).bankReservesFen).to.equal(rows.bankDepositsFen);
    expect(rows.clientReservesFen).to.equal(0n);
    expect(rows.eCnyFen).to.equal(await eCny.totalSupply());
    expect(rows.claimsOnBanksFen).to.equal(2n * LENT_FEN - 4_000n);
    expect(rows.reserveMoneyFen).to.equal(2n * LENT_FEN - 4_000n + 100n);
    expect(rows.assetsFen).to.equal(rows.liabilitiesFen);
    expect((await statistics.aggregates(true, true)).reserveMoneyFen).to.equal(rows.reserveMoneyFen);
  });

  it("is the same for wallet yuan, e-CNY and settlement, under one authority", async () => {
    const { centralBank, yuan, eCny, settlement } = system;
    for (const token of [yuan, eCny]) {
      expect(await token.centralBank()).to.equal(await centralBank.getAddress());
      expect(await token.authority()).to.equal(await centralBank.authority());
    }
    expect(await settlement.authority()).to.equal(await centralBank.authority());
  });
});
