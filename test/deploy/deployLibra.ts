import { expect } from "chai";
import { Interface } from "ethers";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { type LibraDeployment, deployLibra } from "../../deploy/deployLibra.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import { PAYMENT_RULES_ROLE, RECOVERY_ROLE } from "../../deploy/modules/contractRoles.ts";
import { LIBRA_ROLES, LIBRA_ROLE_NAMES } from "../../deploy/roles.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

const ADMIN_ROLE = 0n;

describe("deploying ≋USD", () => {
  let parameters: DeployParameters;
  let connection: NetworkConnection;
  let deployment: LibraDeployment;

  before(async () => {
    parameters = await loadParameters("localhost");
    connection = await hre.network.create();
    deployment = await deployLibra(connection, parameters);
  });
  after(() => connection.close());

  it("connects coin, treasury and reserve, and designates the dealer", async () => {
    const { ethers } = connection;
    const coin = await ethers.getContractAt("LibraCoin", deployment.coin);
    const treasury = await ethers.getContractAt("Treasury", deployment.treasury);
    expect([await coin.name(), await coin.symbol()]).to.deep.equal(["Libra USD", "≋USD"]);
    expect(await coin.treasury()).to.equal(deployment.treasury);
    expect(await treasury.coin()).to.equal(deployment.coin);
    expect(await treasury.reserve()).to.equal(deployment.reserve);
    expect(await coin.isDealer(parameters.libra.dealer)).to.equal(true);
  });

  it("asks k of the custodians in the parameters, in ascending order, for fresh statements", async () => {
    const reserve = await connection.ethers.getContractAt("Reserve", deployment.reserve);
    const [custodians, threshold] = await reserve.custodians();
    const { custodianThreshold, stalenessSeconds } = parameters.libra;
    expect([...custodians]).to.have.members(parameters.libra.custodians);
    expect(custodians.map(BigInt)).to.deep.equal(
      [...custodians].map(BigInt).sort((a, b) => (a < b ? -1 : 1)),
    );
    expect([threshold, await reserve.staleness()]).to.deep.equal([
      BigInt(custodianThreshold),
      BigInt(stalenessSeconds),
    ]);
  });

  it("gives each role its account alone, and leaves the deployer nothing", async () => {
    const { ethers } = connection;
    const authority = await ethers.getContractAt("AccessManager", deployment.authority);
    const [deployer] = await ethers.getSigners();
    const { roles, association, dealer } = parameters.libra;
    const admin = association.members[0]?.account ?? "";
    for (const name of LIBRA_ROLE_NAMES) {
      for (const holder of [...Object.values(roles), admin, dealer, deployer?.address ?? ""]) {
        const [isMember] = await authority.hasRole(LIBRA_ROLES[name], holder);
        expect(isMember, `${holder} as ${name}`).to.equal(holder === roles[name]);
      }
    }
    expect(await authority.hasRole(ADMIN_ROLE, deployer?.address ?? "")).to.deep.equal([false, 0n]);
    expect(await authority.hasRole(ADMIN_ROLE, admin)).to.deep.equal([true, 0n]);
  });

  it("opens each administrative function to one role, and every other one to the admin alone", async () => {
    const authority = await connection.ethers.getContractAt("AccessManager", deployment.authority);
    const opened: Record<string, string[]> = {};
    for (const [contract, address] of [
      ["LibraCoin", deployment.coin],
      ["Treasury", deployment.treasury],
      ["Reserve", deployment.reserve],
      ["Participants", deployment.participants],
      ["PaymentRules", deployment.rules],
    ] as const) {
      const abi = Interface.from((await hre.artifacts.readArtifact(contract)).abi);
      abi.forEachFunction(({ name, selector }) => (opened[`${contract}.${name}`] = [selector, address]));
    }
    const byRole: Record<string, string[]> = {};
    for (const [name, [selector, address]] of Object.entries(opened)) {
      const role = await authority.getTargetFunctionRole(address ?? "", selector ?? "");
      if (role !== ADMIN_ROLE) (byRole[String(role)] ??= []).push(name);
    }
    expect(byRole).to.deep.equal({
      [String(LIBRA_ROLES.treasuryCompliance)]: [
        "LibraCoin.burnFees",
        "LibraCoin.setFees",
        "Treasury.approveMint",
        "Treasury.burn",
        "Treasury.cancelPreburn",
        "Treasury.declineMint",
        "Treasury.designateDealer",
        "Treasury.setTiers",
        "Treasury.switchMinting",
        "Participants.registerDesignatedDealer",
        "PaymentRules.allowUnhosted",
        "PaymentRules.disallowUnhosted",
        "PaymentRules.setTravelRuleThreshold",
        "PaymentRules.setVaspLimits",
        "PaymentRules.setVaspWindow",
        "PaymentRules.switchWindows",
      ],
      [String(LIBRA_ROLES.licensing)]: [
        "Participants.addDomain",
        "Participants.extendCredential",
        "Participants.registerParentVasp",
        "Participants.registerUnhosted",
        "Participants.removeDomain",
      ],
      [String(PAYMENT_RULES_ROLE)]: ["LibraCoin.setRules"],
      [String(RECOVERY_ROLE)]: ["LibraCoin.replaceWallet"],
      [String(LIBRA_ROLES.freeze)]: ["LibraCoin.freeze"],
      [String(LIBRA_ROLES.lift)]: ["LibraCoin.lift"],
      [String(LIBRA_ROLES.seize)]: ["LibraCoin.forcedTransfer"],
      [String(LIBRA_ROLES.pause)]: ["LibraCoin.pause"],
      [String(LIBRA_ROLES.unpause)]: ["LibraCoin.unpause"],
    });
  });

  it("is refused where the parameters are for another chain", async () => {
    const fault = await deployLibra(connection, { ...parameters, chainId: 1 }).catch(
      (cause: unknown) => cause,
    );
    expect(fault).to.be.instanceOf(JiaoziError);
    expect((fault as JiaoziError).code).to.equal("WRONG_CHAIN");
  });
});
