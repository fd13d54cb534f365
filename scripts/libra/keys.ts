import { Wallet } from "ethers";
import hre from "hardhat";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { developmentKeyOf } from "../../wallet/gateway/chain/developmentKeys.ts";

export interface KeySource {
  readonly chainId: number;
  /** The account that must sign. */
  readonly account: string;
  /** Name of the configuration variable with its key. */
  readonly variable: string;
}

/**
 * The key of an account: on the local development chain a well-known development key if the account has one; anywhere
 * else, and for any other account, the configuration variable, which Hardhat takes from its keystore or from the
 * environment. Throws `BAD_USAGE` when there is none, when it is another account's, or when a development key would
 * be used on another chain.
 */
export async function keyOf({ chainId, account, variable }: KeySource): Promise<Wallet> {
  const known = developmentKeyOf(account);
  if (chainId === LOCAL_CHAIN.chainId && known !== undefined) return new Wallet(known);
  const wallet = walletOf(await valueOf(variable), variable);
  if (wallet.address !== account) {
    throw new JiaoziError(
      "BAD_USAGE",
      `The key in ${variable} is that of ${wallet.address}, not of ${account}.`,
      `Name the variable with the right key (--key), or the account that it belongs to (--account).`,
      { field: "--key" },
    );
  }
  if (developmentKeyOf(wallet.address) !== undefined) {
    throw new JiaoziError(
      "BAD_USAGE",
      `${wallet.address} has a development key, which everybody knows.`,
      "Use a key of your own on any chain but the local one.",
      { field: "--key" },
    );
  }
  return wallet;
}

function walletOf(key: string, variable: string): Wallet {
  try {
    return new Wallet(key.trim());
  } catch {
    // without the cause, which might quote the key
    throw new JiaoziError(
      "BAD_USAGE",
      `${variable} holds no private key.`,
      "Set it to 32 bytes in hexadecimal.",
      {
        field: "--key",
      },
    );
  }
}

async function valueOf(variable: string): Promise<string> {
  try {
    return await hre.hooks.runHandlerChain(
      "configurationVariables",
      "fetchValue",
      [{ _type: "ConfigurationVariable", name: variable }],
      async () => {
        const value = process.env[variable];
        if (value === undefined) throw new Error("not set");
        return value;
      },
    );
  } catch (cause) {
    throw new JiaoziError(
      "BAD_USAGE",
      `There is no key: the configuration variable ${variable} isn't set.`,
      `Put it into the keystore (npx hardhat keystore set ${variable}) or into the environment, or name another with --key.`,
      { field: "--key" },
      cause,
    );
  }
}
