import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { NetworkPlan, NodePlan } from "../networkPlan.ts";
import { besuGenesis } from "./genesis.ts";

/** The last release whose documentation these files were written by. */
const IMAGE = "hyperledger/besu:26.8.0";
const OWNER_ONLY = 0o600;
const RPC_PORT = 8_545;

/** What Besu names a node by. */
function enode({ publicKey, host, peerPort }: NodePlan): string {
  return `enode://${publicKey}@${host}:${peerPort}`;
}

/** Who may connect, and, where the description lists accounts, who may transact: local permissioning's two files. */
export function permissionFiles({ nodes, description }: NetworkPlan, accounts: readonly string[]) {
  const quoted = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text)).join(",\n  ");
  return {
    "nodes_permissions.toml": `nodes-allowlist=[\n  ${quoted(nodes.map(enode))}\n]\n`,
    ...(description.permissions.accounts === "listed"
      ? { "accounts_permissions.toml": `accounts-allowlist=[${quoted(accounts)}]\n` }
      : {}),
  };
}

/** The options of one node, as TOML: the names are those of the command line. */
export function nodeConfig({ nodes, description }: NetworkPlan, node: NodePlan): string {
  const others = nodes.filter(({ number }) => number !== node.number).map(enode);
  const options: Readonly<Record<string, string | number | boolean | readonly string[]>> = {
    "data-path": "/data",
    "genesis-file": "/network/genesis.json",
    "node-private-key-file": "/network/key",
    "p2p-host": node.host,
    "p2p-port": node.peerPort,
    "discovery-enabled": false,
    "static-nodes-file": "/network/static-nodes.json",
    "sync-mode": "FULL",
    "data-storage-format": "FOREST",
    "min-gas-price": 0,
    "tx-pool": "SEQUENCED",
    "permissions-nodes-config-file-enabled": true,
    "permissions-nodes-config-file": "/network/nodes_permissions.toml",
    "permissions-accounts-config-file-enabled": description.permissions.accounts === "listed",
    "permissions-accounts-config-file": "/network/accounts_permissions.toml",
    "rpc-http-enabled": node.runs === "rpc",
    "rpc-http-host": "0.0.0.0",
    "rpc-http-port": RPC_PORT,
    "rpc-http-api": ["ETH", "NET", "WEB3"],
    "host-allowlist": ["*"],
    bootnodes: others,
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");
}

/** Docker Compose's file: every node at the address that its peers' files name. */
export function composeFile({ nodes, description }: NetworkPlan): string {
  const services = nodes.map((node) => {
    const ports = node.runs === "rpc" ? [`127.0.0.1:${description.rpcPort}:${RPC_PORT}`] : [];
    const definition = {
      image: IMAGE,
      command: ["--config-file=/network/config.toml"],
      volumes: [`./node-${node.number}:/network`, `node-${node.number}:/data`],
      networks: { members: { ipv4_address: node.host } },
      ...(ports.length === 0 ? {} : { ports }),
      restart: "unless-stopped",
    };
    return [`node-${node.number}`, definition] as const;
  });
  const compose = {
    name: description.name,
    services: Object.fromEntries(services),
    networks: { members: { ipam: { config: [{ subnet: description.subnet }] } } },
    volumes: Object.fromEntries(nodes.map(({ number }) => [`node-${number}`, {}])),
  };
  // JSON is YAML
  return `${JSON.stringify(compose, null, 2)}\n`;
}

/** Writes everything to start the network on Besu with `docker compose up`. */
export async function writeBesuFiles(
  plan: NetworkPlan,
  folder: string,
  accounts: readonly string[],
  contract?: { readonly address: string; readonly fromBlock: number },
): Promise<void> {
  await write(join(folder, "compose.yaml"), composeFile(plan));
  for (const node of plan.nodes) {
    const at = (name: string) => join(folder, `node-${node.number}`, name);
    await write(at("genesis.json"), `${JSON.stringify(besuGenesis(plan, contract), null, 2)}\n`);
    await write(at("config.toml"), nodeConfig(plan, node));
    await write(at("static-nodes.json"), JSON.stringify(plan.nodes.filter((one) => one !== node).map(enode)));
    for (const [name, content] of Object.entries(permissionFiles(plan, accounts))) {
      await write(at(name), content);
    }
    await writeFile(at("key"), node.privateKey, { mode: OWNER_ONLY });
  }
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
