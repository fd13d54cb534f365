import { type JsonRpcProvider, Wallet, id as keccakOfText } from "ethers";
import hre from "hardhat";

import { type AddressBook, addressBookOf } from "../../deploy/addressBook.ts";
import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { deployForOneRun } from "../../deploy/journal.ts";
import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import type { RoleName } from "../../deploy/roles.ts";
import { providerOf } from "../../scripts/chain.ts";
import { CentralBank__factory } from "../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { Supervision__factory } from "../../types/ethers-contracts/factories/contracts/yuan/Supervision__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { FROZEN, type People, peopleOfThisTest } from "./people.ts";

/** Whose keys the gateway has. Worth nothing elsewhere. */
export const PARTY_KEYS = {
  alipay: keccakOfText("page test: Alipay"),
  tenpay: keccakOfText("page test: Tenpay"),
  bank: keccakOfText("page test: bank"),
} as const;

export interface TestChain {
  readonly book: AddressBook;
  readonly people: People;
  /** Whose keys the gateway has besides. */
  readonly moreKeys?: readonly string[];
  readonly provider: JsonRpcProvider;
  readonly walletYuan: ReturnType<typeof WalletYuan__factory.connect>;
  /** What the supervisor does. */
  pause(): Promise<void>;
  unpause(): Promise<void>;
  freeze(account: string): Promise<void>;
  lift(account: string): Promise<void>;
  close(): Promise<void>;
}

/** A real Hardhat node on a free port, with the contracts deployed and wallets opened and topped up. */
export async function startChain(): Promise<TestChain> {
  const server = await hre.network.createServer({ network: "node" }, "127.0.0.1", 0);
  const { port } = await server.listen();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const connection = await hre.network.create({ network: "localhost", override: { url: rpcUrl } });
  const parameters = await loadParameters("localhost");
  const deployment = await deployForOneRun(connection, parameters, deployJiaozi);
  const provider = providerOf(rpcUrl, parameters.chainId);
  const roleSigner = (role: RoleName) => connection.ethers.getSigner(parameters.roles[role]);
  const called = {
    institutions: { [addressOf("alipay")]: "Alipay", [addressOf("tenpay")]: "Tenpay" },
    banks: { [addressOf("bank")]: "Bank of Examples" },
  };
  const book = addressBookOf(deployment, { chainName: LOCAL_CHAIN.name, rpcUrl }, called);
  const people = peopleOfThisTest();
  const yuan = async (role: RoleName) =>
    WalletYuan__factory.connect(book.contracts.WalletYuan, await roleSigner(role));
  await license(book, await yuan("licensing"), await roleSigner("centralBankOperations"));
  await settleIn(book, provider, people);
  const orders = async (role: "freeze" | "lift") =>
    Supervision__factory.connect(deployment.supervision, await roleSigner(role));
  await (await orders("freeze")).freeze(FROZEN, CASE);
  return {
    ...{ book, people, provider },
    walletYuan: WalletYuan__factory.connect(book.contracts.WalletYuan, provider),
    pause: async () => void (await (await yuan("pause")).pause()),
    unpause: async () => void (await (await yuan("unpause")).unpause()),
    freeze: async (account) => void (await (await orders("freeze")).freeze(account, CASE)),
    lift: async (account) => void (await (await orders("lift")).lift(account, CASE)),
    close: async () => {
      provider.destroy();
      await connection.close();
      await server.close();
    },
  };
}

const CASE = keccakOfText("case 1");

function addressOf(party: keyof typeof PARTY_KEYS): string {
  return new Wallet(PARTY_KEYS[party]).address;
}

async function license(
  { contracts }: AddressBook,
  licensing: TestChain["walletYuan"],
  operations: Parameters<typeof CentralBank__factory.connect>[1],
): Promise<void> {
  await licensing.admitInstitution(addressOf("alipay"), "Alipay");
  await licensing.admitInstitution(addressOf("tenpay"), "Tenpay");
  const centralBank = CentralBank__factory.connect(contracts.CentralBank, operations);
  await centralBank.admitBank(addressOf("bank"), "Bank of Examples");
  await centralBank.issueReserves(addressOf("bank"), 1_000_000_00n);
}

async function settleIn(book: AddressBook, provider: JsonRpcProvider, people: People): Promise<void> {
  const free = { gasPrice: 0n };
  const signer = (party: keyof typeof PARTY_KEYS) => new Wallet(PARTY_KEYS[party], provider);
  const { WalletYuan, CentralBank } = book.contracts;
  const open = async (party: "alipay" | "tenpay", wallets: string[]) =>
    (await WalletYuan__factory.connect(WalletYuan, signer(party)).openWallets(wallets, free)).wait();
  await open("alipay", [people.alice, people.frozen, people.shopper]);
  await open("tenpay", [people.bob, people.seller, people.lookAlike]);
  const bank = CentralBank__factory.connect(CentralBank, signer("bank"));
  const amounts: [string, bigint][] = [
    [people.alice, 1_234_56n],
    [people.bob, 88_00n],
    [people.shopper, 500_00n],
  ];
  for (const [wallet, amountInFen] of amounts) {
    const topUp = {
      instructionId: keccakOfText(`top-up of ${wallet}`),
      bank: addressOf("bank"),
      wallet,
      amountInFen,
      validUntil: 2n ** 48n - 1n,
    };
    await (await bank.topUp(topUp, "0x", free)).wait();
  }
}
