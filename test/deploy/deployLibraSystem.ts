import { rm } from "node:fs/promises";

import { expect } from "chai";
import { ZeroAddress } from "ethers";
import hre from "hardhat";
import type { JsonRpcServer, NetworkConnection } from "hardhat/types/network";

import { LIBRA_CURRENCIES } from "../../deploy/currencies.ts";
import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { type LibraSystemDeployment, deployLibraSystem } from "../../deploy/deployLibraSystem.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import { LIBRA_ROLES, LIBRA_ROLE_NAMES } from "../../deploy/roles.ts";

const ADMIN_ROLE = 0n;
const DEPLOYMENT = "test-libra-system";
const FOLDER = new URL(`../../deploy/deployments/${DEPLOYMENT}`, import.meta.url);

describe("deploying the Libra system", () => {
  let parameters: DeployParameters;
  let connection: NetworkConnection;
  let deployment: LibraSystemDeployment;

  before(async () => {
    parameters = await loadParameters("localhost");
    connection = await hre.network.create();
    deployment = await deployLibraSystem(connection, parameters);
  });
  after(() => connection.close());

  it("connects coin, treasury and reserve of each currency, and none to another's", async () => {
    const { ethers } = connection;
    const seen = new Set<string>();
    for (const currency of LIBRA_CURRENCIES) {
      const addresses = deployment.currencies[currency];
      const coin = await ethers.getContractAt("LibraCoin", addresses.coin);
      const treasury = await ethers.getContractAt("Treasury", addresses.treasury);
      expect([await coin.symbol(), await coin.name()]).to.deep.equal([`≋${currency}`, `Libra ${currency}`]);
      expect([await treasury.coin(), await treasury.reserve(), await coin.treasury()]).to.deep.equal([
        addresses.coin,
        addresses.reserve,
        addresses.treasury,
      ]);
      expect(await coin.isDealer(parameters.libra.dealer)).to.equal(true);
      for (const address of Object.values(addresses)) seen.add(address);
    }
    expect(seen.size).to.equal(4 * LIBRA_CURRENCIES.length);
  });

  it("registers every currency, with rates to begin with, and composes ≋LBR of fixed amounts", async () => {
    const { ethers } = connection;
    const registry = await ethers.getContractAt("Currencies", deployment.registry);
    const vault = await ethers.getContractAt("Composite", deployment.composite.vault);
    const codes = (await registry.codes()).map((code) => ethers.decodeBytes32String(code));
    expect(codes).to.have.members([...LIBRA_CURRENCIES, "LBR"]);
    const rateOf = async (code: string) => (await registry.currency(ethers.encodeBytes32String(code))).rate;
    // 1, 1.1 and 1 times 2^32, rounded down
    expect([await rateOf("USD"), await rateOf("EUR"), await rateOf("LBR")]).to.deep.equal([
      4_294_967_296n,
      4_724_464_025n,
      4_294_967_296n,
    ]);
    // by hand: 50 / 86, 18 / 86 / 1.10, 11 / 86 / 1.25 and 7 / 86 / 0.72
    expect((await vault.components()).map(({ amountPerUnit }) => amountPerUnit)).to.deep.equal([
      581_395n,
      190_275n,
      102_326n,
      113_049n,
    ]);
    expect(await vault.coin()).to.equal(deployment.composite.coin);
    for (const currency of LIBRA_CURRENCIES) {
      const { coin, treasury, redemption } = deployment.currencies[currency];
      const connected = await ethers.getContractAt("Redemption", redemption);
      expect([await connected.coin(), await connected.dealersInactive()]).to.deep.equal([coin, false]);
      const events = await ethers.getContractAt("Treasury", treasury);
      const [event] = await events.queryFilter(events.filters.RedemptionConnected());
      expect(event?.args.redemption).to.equal(redemption);
    }
  });

  it("makes the council's timelock the only administrator, and leaves the deployer nothing", async () => {
    const { ethers } = connection;
    const authority = await ethers.getContractAt("AssociationAuthority", deployment.authority);
    const timelock = await ethers.getContractAt("TimelockController", deployment.timelock);
    const [deployer] = await ethers.getSigners();
    const granted = await authority.queryFilter(authority.filters.RoleGranted(ADMIN_ROLE));
    const stillAdmin = [];
    for (const { args } of granted) {
      if ((await authority.hasRole(ADMIN_ROLE, args.account))[0]) stillAdmin.push(args.account);
    }
    expect(stillAdmin).to.deep.equal([deployment.timelock]);
    expect(await timelock.hasRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer ?? ZeroAddress)).to.equal(
      false,
    );
    const roles = [
      await timelock.PROPOSER_ROLE(),
      await timelock.EXECUTOR_ROLE(),
      await timelock.CANCELLER_ROLE(),
    ];
    for (const role of roles) {
      const events = await timelock.queryFilter(timelock.filters.RoleGranted(role));
      expect(events.map(({ args }) => args.account)).to.deep.equal([deployment.council]);
    }
    for (const name of LIBRA_ROLE_NAMES) {
      const events = await authority.queryFilter(authority.filters.RoleGranted(LIBRA_ROLES[name]));
      expect(
        events.map(({ args }) => args.account),
        name,
      ).to.deep.equal([parameters.libra.roles[name]]);
    }
  });

  it("has the council, its guardian and the validators that the parameters name", async () => {
    const { ethers } = connection;
    const { association } = parameters.libra;
    const council = await ethers.getContractAt("Council", deployment.council);
    const validators = await ethers.getContractAt("ValidatorSet", deployment.validators);
    expect([...(await council.members())]).to.deep.equal(association.members.map(({ account }) => account));
    expect([
      await council.timelock(),
      await council.proposalGuardian(),
      await council.votingDelay(),
      await council.votingPeriod(),
    ]).to.deep.equal([
      deployment.timelock,
      association.guardian,
      BigInt(association.votingDelaySeconds),
      BigInt(association.votingPeriodSeconds),
    ]);
    expect([...(await validators.getValidators())]).to.deep.equal(association.seats.map(({ node }) => node));
    const coin = await ethers.getContractAt("LibraCoin", deployment.composite.coin);
    const redemption = await ethers.getContractAt("Redemption", deployment.currencies.SGD.redemption);
    const reserve = await ethers.getContractAt("Reserve", deployment.currencies.USD.reserve);
    const vault = await ethers.getContractAt("Composite", deployment.composite.vault);
    const authority = await ethers.getContractAt("AssociationAuthority", deployment.authority);
    const classes: [contract: { getAddress(): Promise<string> }, selector: string, twoThirds: boolean][] = [
      [validators, validators.interface.getFunction("admitValidator").selector, false],
      [validators, validators.interface.getFunction("removeValidator").selector, false],
      [coin, coin.interface.getFunction("halt").selector, false],
      [coin, coin.interface.getFunction("resume").selector, false],
      [redemption, redemption.interface.getFunction("declareDealersInactive").selector, false],
      [reserve, reserve.interface.getFunction("setPolicy").selector, true],
      [reserve, reserve.interface.getFunction("setCustodians").selector, true],
      [vault, vault.interface.getFunction("announceAmounts").selector, true],
      [authority, authority.interface.getFunction("grantRole").selector, true],
      [council, council.interface.getFunction("admitMember").selector, true],
    ];
    for (const [contract, selector, twoThirds] of classes) {
      expect(await council.needsTwoThirds(await contract.getAddress(), selector), selector).to.equal(
        twoThirds,
      );
    }
  });

  describe("to a node, with a journal", () => {
    let server: JsonRpcServer;
    let node: NetworkConnection;

    before(async () => {
      await rm(FOLDER, { recursive: true, force: true });
      server = await hre.network.createServer({ network: "node" }, "127.0.0.1", undefined);
      const { port } = await server.listen();
      node = await hre.network.create({
        network: "localhost",
        override: { url: `http://127.0.0.1:${port}` },
      });
    });
    after(async () => {
      await node.close();
      await server.close();
      await rm(FOLDER, { recursive: true, force: true });
    });

    it("goes on beside the yuan in one journal, and then changes nothing", async () => {
      const height = () => node.ethers.provider.getBlockNumber();
      await deployJiaozi(node, parameters, DEPLOYMENT);
      const first = await deployLibraSystem(node, parameters, DEPLOYMENT);
      const whole = await height();
      expect(await deployLibraSystem(node, parameters, DEPLOYMENT)).to.deep.equal(first);
      expect(await height()).to.equal(whole);
    });
  });
});
