import { HDNodeWallet, type Signer, Wallet, id as keccakOfText } from "ethers";
import hre from "hardhat";

import { type AddressBook, addressBookOf } from "../../deploy/addressBook.ts";
import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { deployForOneRun } from "../../deploy/journal.ts";
import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import { CentralBank__factory } from "../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { Supervision__factory } from "../../types/ethers-contracts/factories/contracts/yuan/Supervision__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";

/** Nobody's phrase; its accounts hold no native coin on this chain. */
export const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";

export interface People {
  /** Accounts 0 and 1 of the phrase, at Alipay and Tenpay; account 2 has no wallet. */
  readonly alice: string;
  readonly bob: string;
  readonly stranger: string;
  /** At Alipay, and frozen. */
  readonly frozen: string;
}

export type TestChain = Awaited<ReturnType<typeof startChain>>;

/** A real Hardhat node on a free port, with the contracts deployed and wallets opened and topped up. */
export async function startChain() {
  const server = await hre.network.createServer({ network: "node" }, "127.0.0.1", 0);
  const { port } = await server.listen();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const connection = await hre.network.create({ network: "localhost", override: { url: rpcUrl } });
  const parameters = await loadParameters("localhost");
  const deployment = await deployForOneRun(connection, parameters, deployJiaozi);
  const [, , , , , , , , , , alipay, tenpay, bank] = await connection.ethers.getSigners();
  const parties = { alipay: present(alipay), tenpay: present(tenpay), bank: present(bank) };
  const signerOf = (role: keyof typeof parameters.roles) =>
    connection.ethers.getSigner(parameters.roles[role]);
  const walletYuan = WalletYuan__factory.connect(deployment.walletYuan, connection.ethers.provider);
  const centralBank = CentralBank__factory.connect(
    deployment.centralBank,
    await signerOf("centralBankOperations"),
  );
  const people = peopleOfThisTest();

  const licensed = walletYuan.connect(await signerOf("licensing"));
  await licensed.admitInstitution(parties.alipay, "Alipay");
  await licensed.admitInstitution(parties.tenpay, "Tenpay");
  await centralBank.admitBank(parties.bank, "Bank of Examples");
  await centralBank.issueReserves(parties.bank, 1_000_000_00n);
  await walletYuan.connect(parties.alipay).openWallets([people.alice, people.frozen]);
  await walletYuan.connect(parties.tenpay).openWallets([people.bob]);
  await topUp(people.alice, 1_234_56n);
  await topUp(people.bob, 88_00n);
  const orders = Supervision__factory.connect(deployment.supervision, await signerOf("freeze"));
  await orders.freeze(people.frozen, keccakOfText("case 1"));

  async function topUp(wallet: string, amountInFen: bigint): Promise<void> {
    const instruction = {
      instructionId: keccakOfText(`top-up of ${wallet}`),
      bank: await parties.bank.getAddress(),
      wallet,
      amountInFen,
      validUntil: 2n ** 48n - 1n,
    };
    await centralBank.connect(parties.bank).topUp(instruction, "0x");
  }

  const book: AddressBook = addressBookOf(
    deployment,
    { chainName: LOCAL_CHAIN.name, rpcUrl },
    {
      institutions: {
        [await parties.alipay.getAddress()]: "Alipay",
        [await parties.tenpay.getAddress()]: "Tenpay",
      },
      banks: { [await parties.bank.getAddress()]: "Bank of Examples" },
    },
  );
  return {
    book,
    people,
    walletYuan,
    pause: async () => walletYuan.connect(await signerOf("pause")).pause(),
    unpause: async () => walletYuan.connect(await signerOf("unpause")).unpause(),
    close: async () => {
      await connection.close();
      await server.close();
    },
  };
}

function peopleOfThisTest(): People {
  const account = (index: number) => HDNodeWallet.fromPhrase(PHRASE, "", `m/44'/60'/0'/0/${index}`).address;
  return {
    alice: account(0),
    bob: account(1),
    stranger: account(2),
    frozen: new Wallet(keccakOfText("frozen")).address,
  };
}

function present(signer: Signer | undefined): Signer {
  if (!signer) throw new Error("The node has too few accounts.");
  return signer;
}
