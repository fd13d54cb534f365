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
    expect(seen.size).to.equal(3 * LIBRA_CURRENCIES.length);
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
    for (const name of ["admitValidator", "removeValidator"] as const) {
      const { selector } = validators.interface.getFunction(name);
      expect(await council.needsTwoThirds(deployment.validators, selector)).to.equal(false);
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
