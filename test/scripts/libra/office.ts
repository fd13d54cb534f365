import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { type LibraBook, addressBookOf, libraBookOf, writeAddressBook } from "../../../deploy/addressBook.ts";
import { deployJiaozi } from "../../../deploy/deployJiaozi.ts";
import { deployLibraSystem } from "../../../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../../../deploy/journal.ts";
import { type DeployParameters, loadParameters } from "../../../deploy/parameters.ts";
import { providerOf } from "../../../scripts/chain.ts";
import { libraCommand } from "../../../scripts/libra/libraCommand.ts";
import { startLocalChain } from "../../../scripts/localChain.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** A node in this process with everything deployed, and the command line as a person has it. */
export interface Office {
  readonly provider: JsonRpcProvider;
  readonly book: LibraBook;
  readonly parameters: DeployParameters;
  readonly folder: string;
  /** `npm run libra -- <args>`; the words are split at blanks, those in brackets come after them as they are. */
  run(words: string, ...more: readonly string[]): Promise<Ran>;
  /** The same with `--json`, parsed. */
  json(words: string, ...more: readonly string[]): Promise<{ code: number; document: Document }>;
  file(name: string, value: unknown): Promise<string>;
  /** The next block is so many seconds later. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface Document {
  readonly actor: string;
  readonly what: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly effects: readonly { what: string; before: string; after?: string }[];
  readonly refused?: { code: string; sentence: string; nextStep: string };
  readonly sent?: { hash: string; blockNumber: number };
}

export async function openOffice(): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  const chain = await startLocalChain(0, 1_800_000_000);
  const parameters = await loadParameters("localhost");
  const connection = await hre.network.create({ network: "localhost", override: { url: chain.rpcUrl } });
  const yuan = await deployForOneRun(connection, parameters, deployJiaozi);
  const libra = await deployForOneRun(connection, parameters, deployLibraSystem);
  await connection.close();
  const bookFile = join(folder, "address-book.json");
  const book = libraBookOf(libra, parameters.libra);
  const where = { chainName: "test", rpcUrl: chain.rpcUrl };
  await writeAddressBook(addressBookOf(yuan, where, undefined, book), bookFile);
  const provider = providerOf(chain.rpcUrl, parameters.chainId);
  const surroundings = { bookFile, rpcUrlOf: async () => chain.rpcUrl };
  const run = async (words: string, ...more: readonly string[]): Promise<Ran> => {
    let out = "";
    const code = await libraCommand(
      [...words.split(" "), ...more],
      (text) => void (out += text),
      surroundings,
    );
    return { code, out };
  };
  return {
    ...{ provider, book, parameters, folder, run },
    json: async (words, ...more) => {
      const { code, out } = await run(words, ...more, "--json");
      return { code, document: JSON.parse(out) as Document };
    },
    file: async (name, value) => {
      const file = join(folder, name);
      await writeFile(file, JSON.stringify(value));
      return file;
    },
    pass: async (seconds) => {
      await provider.send("evm_increaseTime", [seconds]);
      await provider.send("evm_mine", []);
    },
    close: async () => {
      provider.destroy();
      await chain.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
