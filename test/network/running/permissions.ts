import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inspect, promisify } from "node:util";

import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";

import type { HeldNetwork } from "../../../network/commands/hold.ts";
import { engineBinary } from "../../../network/engineBinary.ts";
import { NodeIpc } from "../../../network/ipc.ts";
import { nodeArguments } from "../../../network/kaia/nodeArguments.ts";
import { enodeOf, rpcNodeOf, validatorsOf } from "../../../network/networkPlan.ts";
import { genesisFileOf } from "../../../network/prepareNode.ts";
import { demonstrationKey } from "../../../src/scenario/keys.ts";
import { comesTrue, holdForTest } from "./heldNetwork.ts";

const TRIES_MS = 8_000;
/** A contract that has no code. */
const CREATION = "0x60006000f3";
const FREE = { gasPrice: 0n, gasLimit: 100_000n };

describe("A permissioned network", () => {
  let held: HeldNetwork;
  let provider: JsonRpcProvider;

  before(async () => {
    held = await holdForTest("gated", 8_945);
    provider = new JsonRpcProvider(held.rpcUrl, held.network.plan.description.chainId, {
      staticNetwork: true,
      cacheTimeout: -1,
    });
  });

  after(async () => {
    provider?.destroy();
    await held?.close();
  });

  it("takes no transaction from an account that isn't listed, and says why", async () => {
    const outsider = new Wallet(demonstrationKey("outsiders", "one").privateKey, provider);
    const send = () => outsider.sendTransaction({ to: outsider.address, ...FREE });
    expect(await faultOf(send)).to.contain(
      `account ${outsider.address} isn't permitted to send transactions`,
    );
    const plan = [{ from: outsider.address, to: outsider.address }];
    expect(await faultOf(() => provider.send("eth_estimateGas", plan))).to.contain("isn't permitted");
    await held.list.permit([outsider.address], false);
    expect((await (await send()).wait())?.status).to.equal(1);
    await held.list.forbid([outsider.address]);
    expect(await faultOf(send)).to.contain("isn't permitted to send transactions");
  });

  it("lets listed accounts create contracts only if they are listed for it", async () => {
    const account = new Wallet(demonstrationKey("outsiders", "two").privateKey, provider);
    await held.list.permit([account.address], false);
    const create = () => account.sendTransaction({ data: CREATION, ...FREE });
    expect(await faultOf(create)).to.contain(
      `account ${account.address} isn't permitted to create contracts`,
    );
    await held.list.permit([account.address], true);
    expect((await (await create()).wait())?.status).to.equal(1);
  });

  it("doesn't serve what only a node's operator may ask", async () => {
    for (const method of ["admin_peers", "governance_vote", "debug_setHead", "personal_unlockAccount"]) {
      expect(await faultOf(() => provider.send(method, [])), method).to.contain("isn't served here");
    }
  });

  for (const follows of [false, true]) {
    const what = follows ? "a follower" : "a validator";
    it(`doesn't let an outsider's node join as ${what}`, async () => {
      const outsider = await startOutsider(held, follows);
      try {
        const joined = await comesTrue(async () => (await outsider.peers()) > 0, TRIES_MS);
        expect(joined, "has a peer that stays").to.equal(false);
        expect(await outsider.height()).to.equal(0);
      } finally {
        await outsider.close();
      }
    });
  }
});

/**
 * A node with the network's genesis block and a key of its own, that tries every member. It runs on the gateway's
 * host as a validator, whose key nobody admitted; as a follower at an address of its own in the members' network.
 */
async function startOutsider({ network }: HeldNetwork, follows: boolean) {
  const binary = await engineBinary();
  const folder = await mkdtemp(join(tmpdir(), "jz-out-"));
  const { plan, hosts } = network;
  const gateway = rpcNodeOf(plan);
  const node = { ...gateway, peerPort: gateway.peerPort + 500, folder, ipcPath: join(folder, "rpc.sock") };
  const key = demonstrationKey("outsiders", "node").privateKey.slice(2);
  await promisify(execFile)(binary, [
    ...["init", "--datadir", join(folder, "engine"), "--db.single", genesisFileOf(plan)],
  ]);
  await writeFile(join(folder, "nodekey"), key);
  const address =
    follows && hosts.isolated ? await addAddress(hosts.prefixOf(gateway), plan.description.subnet) : "";
  const [program = binary, ...args] = [...hosts.prefixOf(gateway), binary, ...nodeArguments(plan, node)];
  const env = { ...process.env, JIAOZI_TIED_TO_STDIN: "1", ...(follows ? { JIAOZI_FOLLOWS: "1" } : {}) };
  const child = spawn(program, args, { stdio: ["pipe", "ignore", "ignore"], env });
  const exited = once(child, "exit");
  const ipc = new NodeIpc(node.ipcPath);
  await comesTrue(async () => (await ipc.call("net_peerCount")) !== undefined, 30_000);
  for (const member of validatorsOf(plan)) await ipc.call("admin_addPeer", [enodeOf(member)]);
  return {
    /** Who is connected now and still a moment later: one who is refused goes at once. */
    peers: async () => {
      const count = async () => Number(await ipc.call("net_peerCount"));
      const now = await count();
      await pause(500);
      return Math.min(now, await count());
    },
    height: async () => Number(await ipc.call("eth_blockNumber")),
    close: async () => {
      ipc.close();
      child.kill("SIGKILL");
      await exited;
      if (address !== "") await removeAddress(hosts.prefixOf(gateway), address);
      await rm(folder, { recursive: true });
    },
  };
}

async function addAddress(prefix: readonly string[], subnet: string): Promise<string> {
  const address = subnet.replace(/0\/24$/, "99");
  await onHost(prefix, ["ip", "address", "add", `${address}/24`, "dev", "eth0"]);
  await onHost(prefix, ["ip", "route", "replace", subnet, "dev", "eth0", "src", address]);
  return address;
}

async function removeAddress(prefix: readonly string[], address: string): Promise<void> {
  await onHost(prefix, ["ip", "address", "delete", `${address}/24`, "dev", "eth0"]);
}

function onHost(prefix: readonly string[], command: readonly string[]) {
  const [program = "", ...args] = [...prefix, ...command];
  return promisify(execFile)(program, args);
}

async function faultOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (fault) {
    // ethers puts what the node said inside
    return inspect(fault, { depth: 6 });
  }
  return "";
}
