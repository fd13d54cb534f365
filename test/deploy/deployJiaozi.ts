import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";

import { expect } from "chai";
import { Interface, JsonRpcProvider } from "ethers";
import hre from "hardhat";
import type { JsonRpcServer, NetworkConnection } from "hardhat/types/network";

import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { dropForgottenJournal } from "../../deploy/journal.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import { ROLES, ROLE_NAMES } from "../../deploy/roles.ts";
import Authority from "../../deploy/modules/Authority.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { RIGHTS, contractsOf } from "./yuanRights.ts";

const ADMIN_ROLE = 0n;
const DEPLOYMENT = "test-deployment";
const FOLDER = new URL(`../../deploy/deployments/${DEPLOYMENT}`, import.meta.url);

describe("deploying", () => {
  let parameters: DeployParameters;

  before(async () => {
    parameters = await loadParameters("localhost");
  });

  describe("to a fresh chain", () => {
    let connection: NetworkConnection;

    before(async () => {
      connection = await hre.network.create();
    });
    after(() => connection.close());

    it("connects the contracts, gives each role its account alone, and leaves the deployer nothing", async () => {
      const { ethers } = connection;
      const deployment = await deployJiaozi(connection, parameters);
      const authority = await ethers.getContractAt("AccessManager", deployment.authority);
      const token = await ethers.getContractAt("WalletYuan", deployment.walletYuan);
      expect(await token.centralBank()).to.equal(deployment.centralBank);
      expect(await token.escrow()).to.equal(deployment.securedTrades);
      const centralBank = await ethers.getContractAt("CentralBank", deployment.centralBank);
      expect(await centralBank.walletYuan()).to.equal(deployment.walletYuan);
      expect(await centralBank.eCny()).to.equal(deployment.eCny);
      expect(await centralBank.settlement()).to.equal(deployment.settlement);
      const [deployer] = await ethers.getSigners();
      for (const name of ROLE_NAMES) {
        for (const holder of [
          ...Object.values(parameters.roles),
          parameters.admin,
          deployer?.address ?? "",
        ]) {
          const [isMember] = await authority.hasRole(ROLES[name], holder);
          expect(isMember, `${holder} as ${name}`).to.equal(holder === parameters.roles[name]);
        }
      }
      expect(await authority.hasRole(ADMIN_ROLE, deployer?.address ?? "")).to.deep.equal([false, 0n]);
      expect(await authority.hasRole(ADMIN_ROLE, parameters.admin)).to.deep.equal([true, 0n]);
    });

    it("opens each administrative function to one role, and every other one to the admin alone", async () => {
      const { ethers } = connection;
      const deployment = await deployJiaozi(connection, parameters);
      const authority = await ethers.getContractAt("AccessManager", deployment.authority);
      const opened: Record<string, string[]> = {};
      for (const [called, { artifact, address }] of Object.entries(contractsOf(deployment))) {
        const abi = Interface.from((await hre.artifacts.readArtifact(artifact)).abi);
        for (const fragment of abi.fragments.filter(({ type }) => type === "function")) {
          const name = fragment.format("sighash").split("(")[0]?.replace("function ", "") ?? "";
          const selector = abi.getFunction(fragment.format("sighash"))?.selector ?? "";
          const role = await authority.getTargetFunctionRole(address, selector);
          if (role !== ADMIN_ROLE) (opened[String(role)] ??= []).push(`${called}.${name}`);
        }
      }
      expect(opened).to.deep.equal(RIGHTS);
    });

    it("is refused where the parameters are for another chain", async () => {
      const fault = await deployJiaozi(connection, { ...parameters, chainId: 1 }).catch(
        (cause: unknown) => cause,
      );
      expect(fault).to.be.instanceOf(JiaoziError);
      expect((fault as JiaoziError).code).to.equal("WRONG_CHAIN");
    });
  });

  describe("to a node, with a journal", () => {
    let server: JsonRpcServer;
    let connection: NetworkConnection;
    let provider: JsonRpcProvider;

    before(async () => {
      await rm(FOLDER, { recursive: true, force: true });
      server = await hre.network.createServer({ network: "node" }, "127.0.0.1", undefined);
      const { port } = await server.listen();
      const url = `http://127.0.0.1:${port}`;
      connection = await hre.network.create({ network: "localhost", override: { url } });
      provider = new JsonRpcProvider(url, parameters.chainId, { staticNetwork: true, cacheTimeout: -1 });
    });

    after(async () => {
      provider.destroy();
      await connection.close();
      await server.close();
      await rm(FOLDER, { recursive: true, force: true });
    });

    it("goes on where it was cut off, and then changes nothing", async () => {
      const { authority } = await connection.ignition.deploy(Authority, { deploymentId: DEPLOYMENT });
      const afterFirstPart = await provider.getBlockNumber();
      const deployment = await deployJiaozi(connection, parameters, DEPLOYMENT);
      expect(deployment.authority).to.equal(await authority.getAddress());
      const whole = await provider.getBlockNumber();
      expect(whole).to.be.greaterThan(afterFirstPart);
      expect(await deployJiaozi(connection, parameters, DEPLOYMENT)).to.deep.equal(deployment);
      expect(await provider.getBlockNumber()).to.equal(whole);
    });

    it("keeps the journal of this chain, and drops it when a development chain was started anew", async () => {
      const stands = () => existsSync(FOLDER);
      await dropForgottenJournal(provider, DEPLOYMENT);
      await deployJiaozi(connection, parameters, DEPLOYMENT);
      expect(await dropForgottenJournal(provider, DEPLOYMENT)).to.equal(false);
      expect(stands()).to.equal(true);
      const besu = { send: async () => "besu/v26.8.0" };
      expect(await dropForgottenJournal(besu, DEPLOYMENT)).to.equal(false);
      expect(stands()).to.equal(true);
      const startedAnew = {
        send: async (method: string) =>
          method === "hardhat_metadata" ? { instanceId: "another" } : provider.send(method, []),
      };
      expect(await dropForgottenJournal(startedAnew, DEPLOYMENT)).to.equal(true);
      expect(stands()).to.equal(false);
      expect(await dropForgottenJournal(startedAnew, DEPLOYMENT)).to.equal(false);
      await rm(new URL(`${DEPLOYMENT}.instance`, new URL(".", FOLDER)), { force: true });
    });
  });
});
