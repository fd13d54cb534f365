import { expect } from "chai";
import { Interface, ZeroAddress, ZeroHash } from "ethers";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { type Deployment, deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import { ROLES, ROLE_NAMES } from "../../deploy/roles.ts";
import { CONTRACT_ROLES, RIGHTS, contractsOf } from "./yuanRights.ts";

const UNAUTHORISED = Interface.from(["error AccessManagedUnauthorized(address)"]).getError(
  "AccessManagedUnauthorized",
)?.selector;
const ADMIN_ROLE = 0n;

interface Call {
  readonly name: string;
  readonly to: string;
  readonly data: string;
}

describe("rights over the deployed contracts", () => {
  let connection: NetworkConnection;
  let parameters: DeployParameters;
  let deployment: Deployment;

  before(async () => {
    connection = await hre.network.create();
    parameters = await loadParameters("localhost");
    deployment = await deployJiaozi(connection, parameters);
  });
  after(() => connection.close());

  it("are granted to the accounts of the parameters, and to contracts, and to nobody else", async () => {
    const authority = await connection.ethers.getContractAt("AccessManager", deployment.authority);
    const held = new Set<string>();
    const logs = await authority.queryFilter(authority.filters.RoleGranted());
    for (const { args } of logs) held.add(`${args.roleId} ${args.account}`);
    for (const { args } of await authority.queryFilter(authority.filters.RoleRevoked())) {
      held.delete(`${args.roleId} ${args.account}`);
    }
    const contracts = contractsOf(deployment);
    const expected = [
      ...ROLE_NAMES.map((name) => `${ROLES[name]} ${parameters.roles[name]}`),
      ...Object.entries(CONTRACT_ROLES).map(
        ([name, role]) => `${role} ${contracts[name as keyof typeof contracts].address}`,
      ),
      `${CONTRACT_ROLES.WalletKeeping} ${deployment.windDown}`,
      `${ADMIN_ROLE} ${parameters.admin}`,
    ];
    expect([...held].sort()).to.deep.equal(expected.sort());
  });

  it("let each account call its own functions and no other's, contract by contract", async () => {
    const calls = await restrictedCalls(deployment);
    const [deployer, , , , , , , , , stranger] = await connection.ethers.getSigners();
    const people = { ...parameters.roles, deployer: deployer?.address, stranger: stranger?.address };
    for (const [person, account] of Object.entries(people)) {
      const role = ROLES[person as keyof typeof ROLES];
      const own = role === undefined ? [] : (RIGHTS[String(role)] ?? []);
      const open: string[] = [];
      for (const call of calls) if (await passes(account ?? "", call)) open.push(call.name);
      expect(open.sort(), `what ${person} may call`).to.deep.equal([...own].sort());
    }
  });

  it("reach plain orders over wallets through the contract that names the case alone", async () => {
    const { walletYuan, eCny, supervision, eCnySupervision } = deployment;
    const everybody = [...Object.values(parameters.roles), parameters.admin];
    const abi = Interface.from((await hre.artifacts.readArtifact("WalletYuan")).abi);
    for (const [token, through] of [
      [walletYuan, supervision],
      [eCny, eCnySupervision],
    ] as const) {
      for (const [name, args] of [
        ["setFrozenTokens", [parameters.admin, 1n]],
        ["setFrozenTokens", [parameters.admin, 0n]],
        ["forcedTransfer", [parameters.admin, token, 0n]],
        ["freeze", [parameters.admin, ZeroHash]],
        ["lift", [parameters.admin, ZeroHash]],
      ] as const) {
        const call = { name, to: token, data: abi.encodeFunctionData(name, args) };
        for (const account of everybody)
          expect(await passes(account, call), `${account} ${name}`).to.be.false;
        expect(await passes(through, call), `Supervision ${name}`).to.be.true;
        expect(await passes(token === eCny ? supervision : eCnySupervision, call)).to.be.false;
      }
    }
  });

  /** Whether the authority lets a call pass, whatever the contract then says to its contents. */
  async function passes(from: string, { to, data }: Call): Promise<boolean> {
    try {
      await connection.provider.request({ method: "eth_call", params: [{ from, to, data }, "latest"] });
      return true;
    } catch (cause) {
      const { data: answer } = cause as { data?: unknown };
      const text = typeof answer === "string" ? answer : JSON.stringify(answer ?? String(cause));
      return UNAUTHORISED === undefined || !text.includes(UNAUTHORISED.slice(2));
    }
  }
});

/** Every function that is behind a role, with arguments of nothing. */
async function restrictedCalls(deployment: Deployment): Promise<Call[]> {
  const restricted = new Set(Object.values(RIGHTS).flat());
  const calls: Call[] = [];
  for (const [contract, { artifact, address }] of Object.entries(contractsOf(deployment))) {
    const abi = Interface.from((await hre.artifacts.readArtifact(artifact)).abi);
    abi.forEachFunction((fragment) => {
      const name = `${contract}.${fragment.name}`;
      if (!restricted.has(name)) return;
      const args = fragment.inputs.map(({ type }) => nothingOf(type));
      calls.push({ name, to: address, data: abi.encodeFunctionData(fragment, args) });
    });
  }
  return calls;
}

function nothingOf(type: string): unknown {
  if (type.endsWith("[]")) return [];
  if (type.startsWith("tuple")) return [0, 0, 0, 0, 0, 0];
  if (type === "address") return ZeroAddress;
  if (type === "bytes32") return ZeroHash;
  if (type === "string") return "";
  return type === "bool" ? false : 0;
}
