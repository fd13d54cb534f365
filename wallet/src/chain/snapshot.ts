import type { Block } from "ethers";

import { nameOf } from "./addressBook.ts";
import type { Node } from "./node.ts";
import { type Tier, readTier } from "./tier.ts";

/** An institution, with what it owes its wallets and holds as client reserve: one number. */
export interface Institution {
  readonly address: string;
  readonly name: string;
  readonly clientReserveFen: bigint;
}

/** One wallet; `institution` is undefined where there is none. */
export interface Wallet {
  readonly address: string;
  readonly balanceFen: bigint;
  readonly frozenFen: bigint;
  readonly isFrozen: boolean;
  readonly institution: Institution | undefined;
}

/** Figures that were true together, at the end of one block. */
export interface Snapshot {
  readonly blockNumber: number;
  readonly blockHash: string | null;
  /** Seconds since 1970-01-01 UTC. */
  readonly blockTimeSeconds: number;
  readonly isPaused: boolean;
  readonly institutions: readonly Institution[];
  readonly wallet: Wallet | undefined;
  /** Of the wallet; undefined for one without limits. */
  readonly tier: Tier | undefined;
}

export async function readSnapshot(node: Node, block: Block, account: string | undefined): Promise<Snapshot> {
  const at = { blockTag: block.number };
  const [isPaused, addresses] = await Promise.all([
    node.walletYuan.paused(at),
    node.walletYuan.institutions(at),
  ]);
  const institutions = await Promise.all(
    addresses.map((address) => readInstitution(node, address, block.number)),
  );
  const wallet =
    account === undefined ? undefined : await readWallet(node, account, institutions, block.number);
  return {
    blockNumber: block.number,
    blockHash: block.hash,
    blockTimeSeconds: block.timestamp,
    isPaused,
    institutions,
    wallet,
    tier: wallet?.institution && (await readTier(node, wallet.address, wallet.balanceFen, block.number)),
  };
}

/** Money that may leave the wallet now. */
export function spendableFenOf(wallet: Wallet): bigint {
  if (wallet.isFrozen || wallet.frozenFen >= wallet.balanceFen) return 0n;
  return wallet.balanceFen - wallet.frozenFen;
}

export async function readWallet(
  node: Node,
  address: string,
  institutions: readonly Institution[],
  blockTag: number | "latest" = "latest",
): Promise<Wallet> {
  const { walletYuan } = node;
  const at = { blockTag };
  const [balanceFen, frozenFen, isFrozen, owner] = await Promise.all([
    walletYuan.balanceOf(address, at),
    walletYuan.getFrozenTokens(address, at),
    walletYuan.isFrozen(address, at),
    walletYuan.institutionOf(address, at),
  ]);
  const institution = institutions.find((known) => known.address === owner);
  return { address, balanceFen, frozenFen, isFrozen, institution };
}

async function readInstitution(node: Node, address: string, blockTag: number): Promise<Institution> {
  const clientReserveFen = await node.walletYuan.clientReserveOf(address, { blockTag });
  return { address, name: nameOf(node.book, address) ?? address, clientReserveFen };
}
