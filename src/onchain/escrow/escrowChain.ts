import { type JsonRpcApiProvider, type Signer, Wallet } from "ethers";

import type { CentralBank } from "../../../types/ethers-contracts/contracts/yuan/CentralBank.ts";
import type { WalletYuan } from "../../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import type { SecuredTrades } from "../../../types/ethers-contracts/contracts/yuan/escrow/SecuredTrades.ts";
import { AccessManager__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { CentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { SecuredTrades__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/escrow/SecuredTrades__factory.ts";
import { tradeIdOf } from "../../scenario/escrow/statements.ts";
import type { EscrowOpening } from "../../scenario/escrow/trades.ts";
import { demonstrationKey } from "../../scenario/keys.ts";
import type { ParticipantId } from "../../scenario/participants.ts";

/** A development chain, and who deploys, administers, arbitrates and supervises on it. */
export interface EscrowChainAccess {
  readonly provider: JsonRpcApiProvider;
  readonly operator: Signer;
  readonly keySeed: string;
}

export interface EscrowContracts {
  readonly centralBank: CentralBank;
  readonly yuan: WalletYuan;
  readonly trades: SecuredTrades;
}

/** The one bank, through which the opening balances come. */
const BANK = "opening";
export const FREE = { gasPrice: 0n, gasLimit: 16_000_000n } as const;

/** Signs and sends for an institution, or for the bank, with its demonstration key. */
export function actorOf({ provider, keySeed }: EscrowChainAccess, id: ParticipantId): Wallet {
  return new Wallet(demonstrationKey(keySeed, id).privateKey, provider);
}

/** Deploys the contracts, with an authority of their own of which the operator is the administrator. */
export async function deployEscrowContracts(
  { operator }: EscrowChainAccess,
  { terms }: EscrowOpening,
): Promise<EscrowContracts> {
  const admin = await operator.getAddress();
  const manager = await new AccessManager__factory(operator).deploy(admin, FREE);
  await manager.waitForDeployment();
  const authority = await manager.getAddress();
  const centralBank = await new CentralBank__factory(operator).deploy(authority, FREE);
  await centralBank.waitForDeployment();
  const bank = await centralBank.getAddress();
  const yuan = await new WalletYuan__factory(operator).deploy(authority, bank, FREE);
  await yuan.waitForDeployment();
  const token = await yuan.getAddress();
  const trades = await new SecuredTrades__factory(operator).deploy(authority, token, terms, FREE);
  await trades.waitForDeployment();
  await (await centralBank.connectWalletYuan(token, FREE)).wait();
  await (await yuan.connectEscrow(await trades.getAddress(), FREE)).wait();
  return { centralBank, yuan, trades };
}

/** Admits everybody, opens the wallets and tops them up with their opening balances. */
export async function openOnChain(
  access: EscrowChainAccess,
  { centralBank, yuan, trades }: EscrowContracts,
  { institutions, wallets }: EscrowOpening,
  addressOf: (wallet: ParticipantId) => string,
  validUntil: number,
): Promise<void> {
  const bank = actorOf(access, BANK);
  const totalFen = wallets.reduce((sum, { balanceFen }) => sum + balanceFen, 0n);
  await (await centralBank.admitBank(bank.address, BANK, FREE)).wait();
  await (await centralBank.issueReserves(bank.address, totalFen, FREE)).wait();
  for (const { id, feeWallet } of institutions) {
    const institution = actorOf(access, id);
    await (await yuan.admitInstitution(institution.address, id, FREE)).wait();
    const own = wallets.filter((wallet) => wallet.institution === id).map((wallet) => addressOf(wallet.id));
    await (await yuan.connect(institution).openWallets(own, FREE)).wait();
    if (feeWallet === undefined) continue;
    await (await trades.connect(institution).setFeeWallet(addressOf(feeWallet), FREE)).wait();
  }
  for (const { id, balanceFen: amountInFen } of wallets.filter(({ balanceFen }) => balanceFen > 0n)) {
    const instructionId = tradeIdOf(`opening ${id}`);
    const topUp = { instructionId, bank: bank.address, wallet: addressOf(id), amountInFen, validUntil };
    await (await centralBank.connect(bank).topUp(topUp, "0x", FREE)).wait();
  }
}
