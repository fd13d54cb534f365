import { type Signer, id as keccakOfText } from "ethers";
import hre from "hardhat";

import { type LibraBook, libraBookOf } from "../../deploy/addressBook.ts";
import { deployLibraSystem } from "../../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../../deploy/journal.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import { type LibraRoleName, ROLES } from "../../deploy/roles.ts";
import { VASP_KEY_NAMES, giveCoins, openDemoVasps } from "../../scripts/demoVasps.ts";
import { demonstrationKey } from "../../src/scenario/keys.ts";
import { AccessManager__factory } from "../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { type TestChain, startChain } from "./chain.ts";

const KEY_SEED = "page test";
export interface LibraTestChain extends TestChain {
  readonly libra: LibraBook;
  signerOf(role: LibraRoleName | "dealer"): Promise<Signer>;
  /** The next block is so many seconds later. */
  pass(seconds: number): Promise<void>;
}

/** The page's chain with the Libra system: alice and bob hold coins at two VASPs, and the travel rule is in force. */
export async function startLibraChain(): Promise<LibraTestChain> {
  const chain = await startChain();
  const { provider, people } = chain;
  const connection = await hre.network.create({
    network: "localhost",
    override: { url: chain.book.rpcUrl },
  });
  const parameters = parametersWith(await loadParameters("localhost"), people.officer);
  const deployment = await deployForOneRun(connection, parameters, deployLibraSystem);
  const libra = libraBookOf(deployment, parameters.libra);
  const signerOf = (role: LibraRoleName | "dealer") =>
    connection.ethers.getSigner(role === "dealer" ? libra.dealer : libra.roles[role]);
  const demo = { book: libra, provider, chainId: chain.book.chainId, keySeed: KEY_SEED };
  await openDemoVasps(demo);
  await giveCoins(demo, [people.alice, people.bob]);
  const manager = AccessManager__factory.connect(
    chain.book.contracts.AccessManager,
    await connection.ethers.getSigner(parameters.admin),
  );
  await (await manager.grantRole(ROLES.freeze, people.officer, 0)).wait();
  return {
    ...{ ...chain, libra, signerOf, book: { ...chain.book, libra } },
    moreKeys: VASP_KEY_NAMES.map((name) => demonstrationKey(KEY_SEED, name).privateKey),
    pass: async (seconds) => {
      await provider.send("evm_increaseTime", [seconds]);
      await provider.send("evm_mine", []);
    },
    close: async () => {
      await connection.close();
      await chain.close();
    },
  };
}

/** A person of the test is a member of the council as well. */
function parametersWith(parameters: DeployParameters, officer: string): DeployParameters {
  const { libra } = parameters;
  const { association } = libra;
  const members = [...association.members, { account: officer, name: "Member O" }];
  return { ...parameters, libra: { ...libra, association: { ...association, members } } };
}

export const CASE = keccakOfText("case 7");
