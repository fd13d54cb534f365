import { HDNodeWallet, Mnemonic } from "ethers";

/** Hardhat's and everybody's development phrase: whoever reads this has the keys. */
const PHRASE = "test test test test test test test test test test test junk";
const ACCOUNTS = 64;

let known: ReadonlyMap<string, string> | undefined;

/** The private key of an account that Hardhat's node unlocks; undefined for any other. */
export function developmentKeyOf(address: string): string | undefined {
  known ??= (() => {
    const parent = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
    const wallets = Array.from({ length: ACCOUNTS }, (_, index) => parent.deriveChild(index));
    return new Map(wallets.map((wallet) => [wallet.address, wallet.privateKey]));
  })();
  return known.get(address);
}
