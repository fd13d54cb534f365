import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { Wallet, computeAddress } from "ethers";

import { LOCAL_CHAIN } from "../../../deploy/localChain.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { developmentKeyOf } from "./developmentKeys.ts";

/** The keys that the gateway signs with, by address. What each may do is read from the chain. */
export type KeyRing = ReadonlyMap<string, Wallet>;

/**
 * Keys that are known to everybody, such as a scenario's. Throws `BAD_USAGE` on any chain but the development one.
 * @param privateKeys In hexadecimal.
 */
export function knownKeys(privateKeys: readonly string[], chainId: number): KeyRing {
  if (chainId !== LOCAL_CHAIN.chainId) {
    throw new JiaoziError(
      "BAD_USAGE",
      `Development keys are for the local chain (id ${LOCAL_CHAIN.chainId}); this one has id ${chainId}.`,
      "Give the gateway keys of its own: JIAOZI_GATEWAY_KEYSTORE and JIAOZI_GATEWAY_PASSWORD_FILE.",
    );
  }
  return ringOf(privateKeys.map((key) => new Wallet(key)));
}

/**
 * Keys from a folder of Web3 Secret Storage files, all under the password of a file. Throws `BAD_FILE` for what can't
 * be read or opened, and `BAD_USAGE` for a development key on another chain than the development one.
 */
export async function keysFromKeystore(
  folder: string,
  passwordFile: string,
  chainId: number,
): Promise<KeyRing> {
  const password = (await readOrSay(passwordFile)).trim();
  const names = await readdir(folder).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
  const wallets: Wallet[] = [];
  for (const name of names.filter((file) => file.endsWith(".json")).sort()) {
    wallets.push(await opened(join(folder, name), password));
  }
  if (wallets.length === 0) {
    const nextStep = "Put a Web3 Secret Storage file (*.json) for each key into it.";
    throw new JiaoziError("BAD_FILE", "The keystore holds no keys.", nextStep, { file: folder });
  }
  for (const { address } of wallets) refuseDevelopmentKey(address, chainId);
  return ringOf(wallets);
}

function refuseDevelopmentKey(address: string, chainId: number): void {
  if (chainId === LOCAL_CHAIN.chainId || developmentKeyOf(address) === undefined) return;
  throw new JiaoziError(
    "BAD_USAGE",
    `${address} has a development key, which everybody knows.`,
    "Use a key of your own on any chain but the local one.",
  );
}

async function opened(file: string, password: string): Promise<Wallet> {
  const json = await readOrSay(file);
  try {
    const { privateKey } = await Wallet.fromEncryptedJson(json, password);
    return new Wallet(privateKey);
  } catch {
    // without the cause, which might quote what was decrypted
    const nextStep = "Check the file and the password; every key needs the same one.";
    throw new JiaoziError("BAD_FILE", "A key of the keystore can't be opened.", nextStep, { file });
  }
}

function ringOf(wallets: readonly Wallet[]): KeyRing {
  return new Map(wallets.map((wallet) => [computeAddress(wallet.signingKey.publicKey), wallet]));
}

async function readOrSay(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
}

function unreadable(file: string, cause: unknown): JiaoziError {
  const nextStep = "Check the path, and that this user may read it.";
  return new JiaoziError("BAD_FILE", "It can't be read.", nextStep, { file }, cause);
}
