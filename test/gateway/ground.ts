import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JsonRpcProvider, Signer } from "ethers";
import hre from "hardhat";

import { type AddressBook, addressBookOf, libraBookOf, writeAddressBook } from "../../deploy/addressBook.ts";
import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { deployLibraSystem } from "../../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../../deploy/journal.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import type { RoleName } from "../../deploy/roles.ts";
import { providerOf } from "../../scripts/chain.ts";
import { VASP_KEY_NAMES } from "../../scripts/demoVasps.ts";
import { mineEveryPeriod, startLocalChain } from "../../scripts/localChain.ts";
import { demonstrationAddress, demonstrationKey } from "../../src/scenario/keys.ts";
import { CentralBank__factory } from "../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";

export const KEY_SEED = "gateway test";
export const NAMES = ["alipay", "tenpay", "bank-one", "bank-two", ...VASP_KEY_NAMES];
/** Of a gateway in a process of its own, which nobody else may send for. */
export const NAMES_OF_KILLED = ["killed-one", "killed-two", "bank-one", "bank-two"];
export const BLOCK_MS = 50;

/** A real node with everything deployed, two institutions and two banks, on which nothing has happened yet. */
export interface Ground {
  readonly book: AddressBook;
  readonly bookFile: string;
  readonly folder: string;
  readonly provider: JsonRpcProvider;
  signerOf(role: RoleName): Promise<Signer>;
  close(): Promise<void>;
}

export function addressOf(name: string): string {
  return demonstrationAddress(KEY_SEED, name);
}

export function privateKeysOf(names: readonly string[]): string[] {
  return names.map((name) => demonstrationKey(KEY_SEED, name).privateKey);
}

export async function prepareGround({ withLibra = false } = {}): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-gateway-"));
  const chain = await startLocalChain(0, 1_800_000_000);
  const parameters = await loadParameters("localhost");
  const connection = await hre.network.create({ network: "localhost", override: { url: chain.rpcUrl } });
  const yuan = await deployForOneRun(connection, parameters, deployJiaozi);
  const libra = withLibra ? await deployForOneRun(connection, parameters, deployLibraSystem) : undefined;
  const called = {
    institutions: {
      [addressOf("alipay")]: "Alipay",
      [addressOf("tenpay")]: "Tenpay",
      [addressOf("killed-one")]: "Killed One",
      [addressOf("killed-two")]: "Killed Two",
    },
    banks: {
      [addressOf("bank-one")]: "First Bank of Examples",
      [addressOf("bank-two")]: "Second Bank of Examples",
    },
  };
  const where = { chainName: "test", rpcUrl: chain.rpcUrl };
  const libraBook = libra === undefined ? undefined : libraBookOf(libra, parameters.libra);
  const book = addressBookOf(yuan, where, called, libraBook);
  const bookFile = join(folder, "address-book.json");
  await writeAddressBook(book, bookFile);
  const signerOf = (role: RoleName) => connection.ethers.getSigner(parameters.roles[role]);
  await admit(book, called, signerOf);
  const provider = providerOf(chain.rpcUrl, parameters.chainId);
  await mineEveryPeriod(provider, BLOCK_MS);
  return {
    ...{ book, bookFile, folder, provider, signerOf },
    close: async () => {
      provider.destroy();
      await connection.close();
      await chain.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const RESERVES_FEN = 1_000_000_00n;

async function admit(
  { contracts }: AddressBook,
  { institutions, banks }: Pick<AddressBook, "institutions" | "banks">,
  signerOf: Ground["signerOf"],
): Promise<void> {
  const walletYuan = WalletYuan__factory.connect(contracts.WalletYuan, await signerOf("licensing"));
  const centralBank = CentralBank__factory.connect(
    contracts.CentralBank,
    await signerOf("centralBankOperations"),
  );
  for (const [account, name] of Object.entries(institutions)) {
    await (await walletYuan.admitInstitution(account, name)).wait();
  }
  for (const [account, name] of Object.entries(banks)) {
    await (await centralBank.admitBank(account, name)).wait();
    await (await centralBank.issueReserves(account, RESERVES_FEN)).wait();
  }
}
